import { expect, test } from 'vitest';
import { emptyEntity } from '../lists/index.ts';
import { buildNameIndex, warmUp } from './index.ts';

test('SCR-03 an index that was warmed up answers as one that was not, an empty one and one with a name that is too long to be asked as well', () => {
  const names = ['Ivan Petrov', 'Maria Garcia', 'محمد علي', 'a'.repeat(1500), 'Trading Company GmbH'];
  const make = () =>
    buildNameIndex(
      names.map((text, at) => ({
        ...emptyEntity(`x-${at}`, 'invented', 'Person'),
        names: [{ text, kind: 'primary' as const }],
      })),
    );
  const [warm, cold] = [make(), make()];
  warmUp(warm);
  for (const name of ['Petrov Iwan', 'Maria Garsia', 'Mohammed Ali']) {
    expect(cold.search({ name })).not.toEqual([]);
    expect(warm.search({ name })).toEqual(cold.search({ name }));
  }
  expect(() => warmUp(buildNameIndex([]))).not.toThrow();
});
