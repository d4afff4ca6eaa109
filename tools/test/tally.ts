import type { Reporter, TestCase, TestModule } from 'vitest/node';

export type Tally = { passed: number; failed: number; skipped: number };
export type Skipped = { test: string; reason: string };

/** A reporter that counts what the shown one shows, and remembers why tests were skipped. */
export function createTally(): Reporter & { tally: Tally; skipped: Skipped[] } {
  const tally: Tally = { passed: 0, failed: 0, skipped: 0 };
  const skipped: Skipped[] = [];
  return {
    tally,
    skipped,
    onTestRunEnd(modules, unhandledErrors) {
      tally.failed += unhandledErrors.length;
      for (const module of modules) {
        tally.failed += brokenParts(module);
        for (const test of module.children.allTests()) count(test, tally, skipped);
      }
    },
  };
}

/** The line that everything which reads our test output looks for. */
export function tallyLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** Files and groups that broke outside their tests (an import, a beforeAll): their tests never ran, so each counts as a failure. */
function brokenParts(module: TestModule): number {
  const broken = [module, ...module.children.allSuites()].filter((part) => part.errors().length > 0);
  const silent =
    broken.length === 0 && module.state() === 'failed' && [...module.children.allTests('failed')].length === 0;
  return broken.length + (silent ? 1 : 0);
}

function count(test: TestCase, tally: Tally, skipped: Skipped[]): void {
  const result = test.result();
  if (result.state === 'passed') tally.passed += 1;
  if (result.state === 'failed') tally.failed += 1;
  // A test without a result began and never ended: its worker died.
  if (result.state === 'pending') tally.failed += 1;
  if (result.state !== 'skipped') return;
  tally.skipped += 1;
  skipped.push({
    test: `${test.module.relativeModuleId} > ${test.fullName}`,
    reason: result.note ?? 'the condition in its name',
  });
}
