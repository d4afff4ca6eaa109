import type { Evidence } from '@acquaint/sdk';
import { expect, test } from 'vitest';
import { worstRates } from './rate.tsx';

const line = (label: string, value: string, high: number): Evidence => ({
  label,
  kind: 'rate',
  value,
  rate: { errors: 0, trials: 10, low: 0, high },
});

test('BIO-01 of several sets the officer sees first the one that leaves the most room for an error, for each kind of error', () => {
  const shown = worstRates([
    line('matched', 'easy', 0.01),
    line('refused', 'easy', 0.09),
    line('matched', 'hard', 0.03),
    { label: 'Similarity', kind: 'score', value: 0.6 },
  ]);
  expect(shown.map(({ label, value }) => [label, value])).toEqual([
    ['matched', 'hard'],
    ['refused', 'easy'],
  ]);
});
