import { describe, expect, test } from 'vitest';
import { timeLeft, wholeMinutes } from './clock.tsx';

const found = {
  opened_at: '2026-03-02T09:00:00Z',
  warn_at: '2026-03-02T10:30:00Z',
  due_at: '2026-03-02T11:00:00Z',
  breached: false,
  status: 'open',
} as const;
const at = (time: string) => Date.parse(`2026-03-02T${time}Z`);

describe('CAS-01 the clock of a case', () => {
  test.each([
    ['09:00:00', 1, 'jade'],
    ['10:00:00', 0.5, 'jade'],
    ['10:29:59', undefined, 'jade'],
    ['10:30:00', 0.25, 'amber'],
    ['11:00:00', 0, 'seal'],
    ['12:00:00', 0, 'seal'],
  ])('at %s the arc is %s and %s', (time, share, tone) => {
    const left = timeLeft(found, at(time));
    expect(left.tone).toBe(tone);
    if (share !== undefined) expect(left.share).toBeCloseTo(share, 3);
  });

  test('what the server calls late is late, whatever this machine thinks of the time', () => {
    expect(timeLeft({ ...found, breached: true }, at('09:30:00'))).toMatchObject({ share: 0, tone: 'seal' });
  });

  test('minutes are whole until the last one', () => {
    expect(wholeMinutes(119_999)).toBe(60_000);
    expect(wholeMinutes(59_999)).toBe(59_999);
  });
});
