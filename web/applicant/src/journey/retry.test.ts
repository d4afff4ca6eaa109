import fc from 'fast-check';
import { expect, test } from 'vitest';
import { POLL, pauseMs, RESEND, withRetry } from './retry.ts';

test('pauses grow from the first to the longest and never beyond', () => {
  expect(pauseMs(POLL, 0)).toBe(1_000);
  expect(pauseMs(POLL, -3)).toBe(1_000);
  expect(pauseMs(POLL, 100)).toBe(10_000);
  fc.assert(
    fc.property(fc.nat(60), (attempt) => {
      expect(pauseMs(RESEND, attempt + 1)).toBeGreaterThanOrEqual(pauseMs(RESEND, attempt));
      expect(pauseMs(RESEND, attempt)).toBeLessThanOrEqual(RESEND.longestMs);
    }),
  );
});

/** A task that fails so many times, and what was waited for. */
function failing(times: number) {
  const waited: number[] = [];
  let calls = 0;
  const task = () => {
    calls += 1;
    return calls <= times ? Promise.reject(new Error(`failure ${calls}`)) : Promise.resolve(calls);
  };
  const wait = (ms: number) => {
    waited.push(ms);
    return Promise.resolve();
  };
  return { task, wait, waited, calls: () => calls };
}

test('what fails twice succeeds at the third of three tries, with growing pauses', async () => {
  const { task, wait, waited } = failing(2);
  expect(await withRetry(task, { tries: 3, backoff: RESEND, again: () => true, wait })).toBe(3);
  expect(waited).toEqual([800, 2_000]);
});

test('the last failure is told when the tries are used up', async () => {
  const { task, wait, calls } = failing(3);
  await expect(withRetry(task, { tries: 3, backoff: RESEND, again: () => true, wait })).rejects.toThrow('failure 3');
  expect(calls()).toBe(3);
});

test('a refusal is not tried again', async () => {
  const { task, wait, calls } = failing(1);
  await expect(withRetry(task, { tries: 3, backoff: RESEND, again: () => false, wait })).rejects.toThrow('failure 1');
  expect(calls()).toBe(1);
});
