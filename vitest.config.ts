import { defineConfig } from 'vitest/config';

// Not import or default: these go to Node as flags, and would make require() load ES modules.
const conditions = ['source', 'node'];
const exclude = ['**/node_modules/**', '**/dist/**', '.acquaint/**'];

export default defineConfig({
  ssr: { resolve: { conditions } },
  resolve: { conditions },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // What the tests start themselves (workers of the pools, the product) reads sources, too.
    execArgv: ['--conditions=source', '--disable-warning=ExperimentalWarning'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'server',
          include: ['server/**/*.test.ts'],
          exclude,
          // One PostgreSQL for the run; only these tests pay for its start.
          globalSetup: ['server/src/platform/testing/global-setup.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'engines', include: ['{engines,sdk,cli,tools,bench}/**/*.test.ts'], exclude },
      },
      {
        extends: true,
        test: {
          name: 'web',
          include: ['web/**/*.test.{ts,tsx}'],
          exclude,
          // A page answers within frames; a machine shared with everything else that is tested may take seconds.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
