// `npm test [-- filter]`: all tests once; whatever vitest takes is passed on. The last line is the sum of all of them.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseCLI, startVitest } from 'vitest/node';
import { createTally, tallyLine } from './tally.ts';

const root = join(import.meta.dirname, '../..');

if (findDataFolder()) {
  await runTests(process.argv.slice(2));
} else if (process.env.CI === 'true') {
  console.error('tests on real documents and lists need the data folder: set ACQUAINT_DATA_DIR');
  process.exitCode = 1;
} else {
  console.log('no data folder (ACQUAINT_DATA_DIR): tests on real documents and lists are skipped');
  await runTests(process.argv.slice(2));
}

/** Workers get the folder as an absolute path, whatever folder they start in. */
function findDataFolder(): boolean {
  const folder = resolve(root, process.env.ACQUAINT_DATA_DIR ?? '../shared/data');
  if (!existsSync(folder)) return false;
  process.env.ACQUAINT_DATA_DIR = folder;
  return true;
}

async function runTests(args: string[]): Promise<void> {
  const { filter, options } = parseCLI(['vitest', 'run', ...args]);
  const counted = createTally();
  const shown = options.reporters ?? options.reporter ?? ['default'];
  const vitest = await startVitest('test', filter, {
    ...options,
    root,
    watch: false,
    reporters: [...[shown].flat(), counted],
  });
  await vitest.close();

  for (const { test, reason } of counted.skipped) console.log(`skipped: ${test} (${reason})`);
  const failed = counted.tally.failed > 0 || (process.exitCode ?? 0) !== 0;
  // Written before the exit that ends whatever a test left behind.
  process.stdout.write(`\n${tallyLine(counted.tally)}\n`, () => process.exit(failed ? 1 : 0));
}
