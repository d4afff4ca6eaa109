import { fits } from './formats.ts';

/** A recognised character: alternatives with probabilities, and its place along the line (any unit), if known. */
export type SeenGlyph = { options: { char: string; probability: number }[]; at: number | null };

export type SeenLine = {
  text: string;
  confidence: number;
  glyphs?: { char: string; probability: number; at: number; options: { char: string; probability: number }[] }[];
  /** Other readings of the same line: all are weighed together. */
  again?: readonly SeenLine[];
  /** The line by the shapes of its letters, one cell a position: a reading of another kind, whose evidence is added. */
  print?: SeenPrint;
};

export type SeenPrint = {
  cells: readonly (readonly { char: string; probability: number }[])[];
  /** How much the shapes say, 0 to 1: little where the print is in another font, or hardly to be seen. */
  weight: number;
};

/** What a position may hold and at what cost (about minus log likelihood). */
export type Candidate = { char: string; cost: number };

const MAX_GLYPHS = 120;
const WORST_PROBABILITY = 0.002;
/** Added when a character is taken for its look-alike of the other kind. */
const SWAP_COST = 0.4;
/** Where letters and digits both may stand, only the zero is read as its letter by sure recognisers: more would repair forgeries. */
const ZERO_COST = 2.5;

const TO_LETTER: Readonly<Record<string, string>> = {
  0: 'O',
  1: 'I',
  2: 'Z',
  3: 'B',
  4: 'A',
  5: 'S',
  6: 'G',
  7: 'T',
  8: 'B',
  9: 'G',
};
const TO_DIGIT: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  U: '0',
  C: '0',
  I: '1',
  L: '1',
  Z: '2',
  A: '4',
  S: '5',
  G: '6',
  T: '7',
  Y: '7',
  B: '8',
  J: '3',
  E: '6',
};
const TO_SEX: Readonly<Record<string, string>> = { P: 'F', E: 'F', H: 'M', N: 'M', W: 'M', K: 'X' };
const FILLER_LOOKALIKES = '《«‹＜〈<(（{[≤く<';

/** The glyphs of a line in the zone's alphabet; other characters are left out, brackets of all kinds become fillers. */
export function glyphsOf(line: SeenLine): SeenGlyph[] {
  if (line.glyphs) {
    return line.glyphs.slice(0, MAX_GLYPHS).flatMap((glyph) => {
      const options = cleaned([...glyph.options, { char: glyph.char, probability: glyph.probability }]);
      return options.length === 0 ? [] : [{ options, at: glyph.at }];
    });
  }
  return [...line.text].slice(0, MAX_GLYPHS).flatMap((char) => {
    const options = cleaned([{ char, probability: Math.max(0.3, line.confidence) }]);
    return options.length === 0 ? [] : [{ options, at: null }];
  });
}

function cleaned(options: { char: string; probability: number }[]): { char: string; probability: number }[] {
  const best = new Map<string, number>();
  for (const { char, probability } of options) {
    const zone = inAlphabet(char);
    if (zone) best.set(zone, Math.max(best.get(zone) ?? 0, probability));
  }
  return [...best].map(([char, probability]) => ({ char, probability })).sort((a, b) => b.probability - a.probability);
}

function inAlphabet(char: string): string | null {
  const upper = char.toUpperCase();
  if (/^[A-Z0-9]$/.test(upper)) return upper;
  return FILLER_LOOKALIKES.includes(char) ? '<' : null;
}

/** The characters of kind `kind` that a glyph may stand for, cheapest first. */
export function candidatesOf(glyph: SeenGlyph, kind: string): Candidate[] {
  const best = new Map<string, number>();
  const offer = (char: string | undefined, cost: number): void => {
    if (char !== undefined && fits(char, kind) && cost < (best.get(char) ?? Infinity)) best.set(char, cost);
  };
  for (const { char, probability } of glyph.options) {
    const cost = -Math.log(Math.max(WORST_PROBABILITY, probability));
    offer(char, cost);
    if (kind === 'a' || kind === 'c') offer(TO_LETTER[char], cost + SWAP_COST);
    else if (kind === 'n' || kind === 'd' || kind === 'D') offer(TO_DIGIT[char], cost + SWAP_COST);
    else if (kind === 's') offer(TO_SEX[char], cost + SWAP_COST);
    else if (char === 'O') offer('0', cost + ZERO_COST);
  }
  return [...best].map(([char, cost]) => ({ char, cost })).sort((a, b) => a.cost - b.cost);
}

/** Whether the glyph is most likely a filler. */
export function isFiller(glyph: SeenGlyph | undefined): boolean {
  return glyph?.options[0]?.char === '<';
}
