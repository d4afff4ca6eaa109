import { expect, test } from 'vitest';
import { formatPosition } from './position.ts';

test('ONB-04 a position is sent as latitude, longitude and whole metres', () => {
  const position = { latitude: -23.550519999, longitude: -46.6333094, accuracy_m: 18 };
  expect(formatPosition(position)).toBe('-23.55052,-46.63331,18');
  expect(formatPosition({ latitude: 1, longitude: 100, accuracy_m: 0 })).toBe('1.00000,100.00000,0');
});
