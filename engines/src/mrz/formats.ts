/** The formats of ICAO 9303, and the French national identity card issued from 1988 to 2021 (two lines of 36 of its own). */
export type MrzFormat = 'TD1' | 'TD2' | 'TD3' | 'MRVA' | 'MRVB' | 'FRA_ID';

/** Part of a line: [line, from, to), counted from 0. */
export type Span = readonly [line: number, from: number, to: number];
export type Place = readonly [line: number, at: number];

export type FieldName =
  | 'document_code'
  | 'issuing_state'
  | 'name'
  | 'surname'
  | 'given_names'
  | 'document_number'
  | 'nationality'
  | 'birth_date'
  | 'sex'
  | 'expiry_date'
  | 'optional'
  | 'optional_2';

export type CheckName = 'document_number' | 'birth_date' | 'expiry_date' | 'personal_number' | 'composite';
export type Check = { name: CheckName; over: readonly Span[]; at: Place };

/**
 * What may stand at each position, a letter a character: `a` letter or filler, `n` digit or filler (dates may be partly
 * unknown), `c` any but 0, O and Q (second sign of a document code: C1, ID), `x` any, `d` check digit, `D` check digit or filler, `s` sex.
 */
export type FormatSpec = {
  format: MrzFormat;
  width: number;
  classes: readonly string[];
  fields: Readonly<Partial<Record<FieldName, Span>>>;
  checks: readonly Check[];
  /** What the lines of this format always begin with, where it is not one letter of ICAO's. */
  opening?: string;
};

const runs = (...parts: readonly [string, number][]): string => parts.map(([c, count]) => c.repeat(count)).join('');

/** Second lines of all two-line formats begin alike (ICAO 9303-4 to -7): number, state, birth, sex, expiry. */
const SECOND_LINE: readonly [string, number][] = [
  ['x', 9],
  ['D', 1],
  ['a', 3],
  ['n', 6],
  ['d', 1],
  ['s', 1],
  ['n', 6],
  ['d', 1],
];

const TWO_LINE_FIELDS = {
  document_code: [0, 0, 2],
  issuing_state: [0, 2, 5],
  document_number: [1, 0, 9],
  nationality: [1, 10, 13],
  birth_date: [1, 13, 19],
  sex: [1, 20, 21],
  expiry_date: [1, 21, 27],
} as const;

const TWO_LINE_CHECKS: readonly Check[] = [
  { name: 'document_number', over: [[1, 0, 9]], at: [1, 9] },
  { name: 'birth_date', over: [[1, 13, 19]], at: [1, 19] },
  { name: 'expiry_date', over: [[1, 21, 27]], at: [1, 27] },
];

export const FORMATS: Readonly<Record<MrzFormat, FormatSpec>> = {
  TD3: {
    format: 'TD3',
    width: 44,
    classes: [runs(['a', 44]), runs(...SECOND_LINE, ['x', 14], ['D', 1], ['d', 1])],
    fields: { ...TWO_LINE_FIELDS, name: [0, 5, 44], optional: [1, 28, 42] },
    checks: [
      ...TWO_LINE_CHECKS,
      { name: 'personal_number', over: [[1, 28, 42]], at: [1, 42] },
      {
        name: 'composite',
        over: [
          [1, 0, 10],
          [1, 13, 20],
          [1, 21, 43],
        ],
        at: [1, 43],
      },
    ],
  },
  TD2: {
    format: 'TD2',
    width: 36,
    classes: [runs(['a', 1], ['c', 1], ['a', 34]), runs(...SECOND_LINE, ['x', 7], ['d', 1])],
    fields: { ...TWO_LINE_FIELDS, name: [0, 5, 36], optional: [1, 28, 35] },
    checks: [
      ...TWO_LINE_CHECKS,
      {
        name: 'composite',
        over: [
          [1, 0, 10],
          [1, 13, 20],
          [1, 21, 35],
        ],
        at: [1, 35],
      },
    ],
  },
  MRVA: {
    format: 'MRVA',
    width: 44,
    classes: [runs(['a', 44]), runs(...SECOND_LINE, ['x', 16])],
    fields: { ...TWO_LINE_FIELDS, name: [0, 5, 44], optional: [1, 28, 44] },
    checks: TWO_LINE_CHECKS,
  },
  MRVB: {
    format: 'MRVB',
    width: 36,
    classes: [runs(['a', 36]), runs(...SECOND_LINE, ['x', 8])],
    fields: { ...TWO_LINE_FIELDS, name: [0, 5, 36], optional: [1, 28, 36] },
    checks: TWO_LINE_CHECKS,
  },
  // Law no. 55-1397 as applied until 2021: surname and office above; month, department, number, given names, birth and sex below.
  FRA_ID: {
    format: 'FRA_ID',
    width: 36,
    classes: [
      runs(['a', 30], ['x', 6]),
      runs(['n', 4], ['x', 3], ['n', 5], ['d', 1], ['a', 14], ['n', 6], ['d', 1], ['s', 1], ['d', 1]),
    ],
    fields: {
      document_code: [0, 0, 2],
      issuing_state: [0, 2, 5],
      surname: [0, 5, 30],
      optional: [0, 30, 36],
      document_number: [1, 0, 12],
      given_names: [1, 13, 27],
      birth_date: [1, 27, 33],
      sex: [1, 34, 35],
    },
    checks: [
      { name: 'document_number', over: [[1, 0, 12]], at: [1, 12] },
      { name: 'birth_date', over: [[1, 27, 33]], at: [1, 33] },
      {
        name: 'composite',
        over: [
          [0, 0, 36],
          [1, 0, 35],
        ],
        at: [1, 35],
      },
    ],
    opening: 'IDFRA',
  },
  TD1: {
    format: 'TD1',
    width: 30,
    classes: [
      runs(['a', 1], ['c', 1], ['a', 3], ['x', 9], ['D', 1], ['x', 15]),
      runs(['n', 6], ['d', 1], ['s', 1], ['n', 6], ['d', 1], ['a', 3], ['x', 11], ['d', 1]),
      runs(['a', 30]),
    ],
    fields: {
      document_code: [0, 0, 2],
      issuing_state: [0, 2, 5],
      document_number: [0, 5, 14],
      optional: [0, 15, 30],
      birth_date: [1, 0, 6],
      sex: [1, 7, 8],
      expiry_date: [1, 8, 14],
      nationality: [1, 15, 18],
      optional_2: [1, 18, 29],
      name: [2, 0, 30],
    },
    checks: [
      { name: 'document_number', over: [[0, 5, 14]], at: [0, 14] },
      { name: 'birth_date', over: [[1, 0, 6]], at: [1, 6] },
      { name: 'expiry_date', over: [[1, 8, 14]], at: [1, 14] },
      {
        name: 'composite',
        over: [
          [0, 5, 30],
          [1, 0, 7],
          [1, 8, 15],
          [1, 18, 29],
        ],
        at: [1, 29],
      },
    ],
  },
};

/** The format that lines of this count and width, with this first letter, belong to. */
export function formatOf(lines: readonly string[]): FormatSpec | null {
  const widths = new Set(lines.map((line) => line.length));
  const width = lines[0]?.length;
  if (widths.size !== 1 || width === undefined) return null;
  const visa = lines[0]?.startsWith('V') ?? false;
  if (lines.length === 3 && width === 30) return FORMATS.TD1;
  if (lines.length === 2 && width === 44) return visa ? FORMATS.MRVA : FORMATS.TD3;
  if (lines.length === 2 && width === 36 && lines[0]?.startsWith(FORMATS.FRA_ID.opening ?? '')) return FORMATS.FRA_ID;
  if (lines.length === 2 && width === 36) return visa ? FORMATS.MRVB : FORMATS.TD2;
  return null;
}

/** Whether a character may stand at a position of this class. */
export function fits(char: string, kind: string): boolean {
  if (kind === 'x') return true;
  if (kind === 'c') return !'0OQ'.includes(char);
  if (char === '<') return kind !== 'd';
  const digit = char >= '0' && char <= '9';
  if (kind === 'a') return !digit;
  if (kind === 's') return char === 'M' || char === 'F' || char === 'X';
  return digit;
}

export function textAt(lines: readonly string[], [line, from, to]: Span): string {
  return (lines[line] ?? '').slice(from, to);
}
