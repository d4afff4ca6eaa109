import { expect, test } from 'vitest';
import { differenceOf } from './difference.ts';

test('TXN-02 what changed between two versions of a rule is told line by line', () => {
  expect(differenceOf('id: A\nscore: 40\nwhen: x', 'id: A\nscore: 50\nwhen: x')).toEqual([
    { kind: 'same', text: 'id: A' },
    { kind: 'gone', text: 'score: 40' },
    { kind: 'come', text: 'score: 50' },
    { kind: 'same', text: 'when: x' },
  ]);
  expect(differenceOf('a', 'a\nb').map((line) => line.kind)).toEqual(['same', 'come']);
});
