import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

// Below the checkout, so that the files find vitest; ignored by git and by the ordinary run.
const repository = join(import.meta.dirname, '../..');

describe('the sum at the end of npm test', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(repository, 'node_modules', '.acquaint-tally-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Counts the given test file in a vitest of its own: the child's last line and its exit code. */
  function count(content: string): Promise<{ line: string; failed: boolean }> {
    writeFileSync(
      join(folder, 'planted.test.ts'),
      `import { beforeAll, describe, expect, test } from 'vitest';\n${content}`,
    );
    const script = `
      import { startVitest } from 'vitest/node';
      import { createTally, tallyLine } from '${join(repository, 'tools/test/tally.ts')}';
      const counted = createTally();
      const vitest = await startVitest('test', [], { root: ${JSON.stringify(folder)}, config: false, watch: false, dir: ${JSON.stringify(folder)},
        exclude: [], include: ['planted.test.ts'], reporters: [counted] });
      await vitest.close();
      process.stdout.write(counted.skipped.map((each) => each.reason).join() + '|' + tallyLine(counted.tally));
      process.exit();`;
    return new Promise((done) => {
      const args = ['--input-type=module', '--eval', script];
      execFile(process.execPath, args, { cwd: repository, env: { ...process.env, VITEST: '' } }, (error, stdout) => {
        done({ line: stdout.split('\n').at(-1) ?? '', failed: error !== null });
      });
    });
  }

  test('passes, failures and skips are counted apart, and a skip keeps its reason', async () => {
    const content = `test('a', () => {}); test('b', () => { expect(1).toBe(2); }); test('c', (t) => t.skip('needs the data folder')); test.skip('d', () => {});`;
    expect(await count(content)).toEqual({
      line: 'needs the data folder,the condition in its name|1 passed, 1 failed, 2 skipped',
      failed: true,
    });
  });

  test('a file that breaks before its tests, a broken beforeAll and a lost error are failures', async () => {
    expect((await count(`throw new Error('at import');`)).line).toContain('|0 passed, 1 failed');
    expect(
      (await count(`describe('g', () => { beforeAll(() => { throw new Error('x'); }); test('a', () => {}); });`)).line,
    ).toContain('1 failed');
    const lost = `test('a', async () => { void Promise.reject(new Error('lost')); await new Promise((done) => setTimeout(done, 50)); });`;
    expect(await count(lost)).toEqual({ line: '|1 passed, 1 failed, 0 skipped', failed: true });
  });

  test('a worker that dies takes no failure with it', async () => {
    const { line, failed } = await count(
      `test('a', () => { process.kill(process.pid, 'SIGKILL'); return new Promise(() => {}); });`,
    );
    expect(line).not.toContain(' 0 failed');
    expect(failed).toBe(true);
  });
});
