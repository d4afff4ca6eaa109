import { expect, test } from 'vitest';
import { judge } from './index.ts';

const good = { class: 'utility_bill', nameAgrees: true, issuedOn: '2026-10-01', ageDays: 52 };

test('a bill is still fresh on its 90th day and old on its 91st', () => {
  expect(judge({ ...good, ageDays: 90 }, 90).result).toBe('pass');
  expect(judge({ ...good, ageDays: 91 }, 90)).toMatchObject({ result: 'fail', reasons: ['address.too_old'] });
});

test('another name or no date is a doubt', () => {
  expect(judge({ ...good, nameAgrees: false }, 90).reasons).toEqual(['data.name_mismatch']);
  expect(judge({ ...good, issuedOn: null, ageDays: null }, 90).reasons).toEqual(['address.unreadable']);
});
