/** Letters of the zone that readers take for each other: of OCR-B, and of the Latin print beside it, small or soft. */
const GROUPS = [
  'DOQ',
  'CGOQ',
  'OU',
  'UVY',
  'VWY',
  'MNH',
  'MW',
  'ILT',
  'IJ',
  'EF',
  'EB',
  'FP',
  'PR',
  'BR',
  'BS',
  'BD',
  'KX',
  'KR',
  'XY',
  'AR',
  'SZ',
  'LE',
] as const;

/** Whether two letters are known to be taken for each other. */
export function areLookAlike(a: string, b: string): boolean {
  return a !== b && GROUPS.some((group) => group.includes(a) && group.includes(b));
}
