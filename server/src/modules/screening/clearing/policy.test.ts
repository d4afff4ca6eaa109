import { describe, expect, test } from 'vitest';
import { needsSecond, refusalOf, undoUntil } from './policy.ts';

describe('G13 matches cleared together', () => {
  test('only what nobody judged and nobody else has proposed is cleared', () => {
    expect(refusalOf({ status: 'new' }, false)).toBeNull();
    expect(refusalOf({ status: 'potential' }, false)).toBeNull();
    expect(refusalOf({ status: 'new' }, true)).toBe('match.waits');
    expect(refusalOf(undefined, false)).toBe('match.not_found');
    for (const status of ['true_positive', 'false_positive', 'delisted', 'allowed'] as const)
      expect(refusalOf({ status }, false)).toBe('match.decided');
  });

  test('a second person agrees when a sanctioned or blocked entry is among several', () => {
    const [sanction, office, own] = [{ topics: ['sanction'] }, { topics: ['role.pep'] }, { topics: ['own.block'] }];
    expect(needsSecond([sanction])).toBe(false);
    expect(needsSecond([office, office])).toBe(false);
    expect(needsSecond([office, sanction])).toBe(true);
    expect(needsSecond([office, own])).toBe(true);
    // What says nothing of why it is listed is not taken for an office.
    expect(needsSecond([{ topics: [] }, office])).toBe(true);
  });

  test('it is taken back within the hours of the pack, and not a moment later', () => {
    const current = { status: 'in_force', inForceAt: new Date('2026-11-27T10:00:00Z') };
    expect(undoUntil(current, { now: new Date('2026-11-28T09:59:59Z'), hours: 24 })).toEqual(
      new Date('2026-11-28T10:00:00Z'),
    );
    expect(undoUntil(current, { now: new Date('2026-11-28T10:00:00Z'), hours: 24 })).toBeNull();
    expect(undoUntil(current, { now: new Date('2026-11-27T10:59:59Z'), hours: 1 })).not.toBeNull();
    expect(undoUntil(current, { now: new Date('2026-11-27T11:00:00Z'), hours: 1 })).toBeNull();
    expect(
      undoUntil({ ...current, status: 'undone' }, { now: new Date('2026-11-27T11:00:00Z'), hours: 24 }),
    ).toBeNull();
    expect(
      undoUntil({ status: 'waits', inForceAt: null }, { now: new Date('2026-11-27T11:00:00Z'), hours: 24 }),
    ).toBeNull();
  });
});
