import { CELL, OCR_B } from './ocr-b.ts';
import { MARGIN, type Patch, type PrintReading } from './print-match.ts';

const { width: W, height: H } = CELL;
const FULL = W + 2 * MARGIN;
/** Signs that printers draw nearly alike; which is which, the document's own letters tell better than those of OCR-B. */
const ROUND = ['0', 'O', 'D'] as const;
type Round = (typeof ROUND)[number];
/** A place at which shapes of round signs carry less than this is not one of them. */
const LEAST_ROUND = 0.3;
/** As in `print-match.ts`: pixels of a cell whose noise is their own, and what is never explained. */
const FREE_PIXELS = 13.5;
const LEAST_NOISE = 0.08;
const LEAST_SHARE = 0.004;
const LEAST_SAME = 2;

/** A row with its solved text and what may stand at each position (`FormatSpec.classes`). */
export type OwnRow = { print: PrintReading; text: string; kinds: string };
type Model = { mean: Patch; noise: number };

/**
 * Where letters and digits may stand both, a round sign is compared with those that the same zone has where only digits or only letters may
 * stand: its dates show what its noughts look like, its names what its O and D look like, in whatever font it is printed.
 */
export function withOwnShapes(rows: readonly OwnRow[]): PrintReading[] {
  const [surest] = [...rows].sort((a, b) => b.print.weight - a.print.weight);
  const tall = surest?.print.tall ?? 1;
  const certain = rows.flatMap(({ print, text, kinds }) =>
    [...text].flatMap((sign, at) =>
      isCertain(sign, kinds.charAt(at)) ? [{ sign, patch: print.patchAt(at, tall) }] : [],
    ),
  );
  const bySign = Map.groupBy(certain, ({ sign }) => sign);
  const noises = [...bySign.values()].flatMap((same) => noisesOf(same.map(({ patch }) => patch)));
  if (noises.length < LEAST_SAME) return rows.map(({ print }) => print);
  const noise = Math.max(LEAST_NOISE, median(noises));
  const models = new Map<Round, Model>();
  for (const sign of ROUND) {
    const same = bySign.get(sign)?.map(({ patch }) => patch) ?? [];
    if (same.length > 0) models.set(sign, { mean: meanOf(same), noise });
  }
  const nought = models.get('0');
  if (!nought) return rows.map(({ print }) => print);
  return rows.map(({ print, kinds }) => ({
    ...print,
    cells: print.cells.map((options, at) =>
      'xc'.includes(kinds.charAt(at))
        ? reweighed(options, likelihoods(print.patchAt(at, tall), models, nought))
        : options,
    ),
  }));
}

function isCertain(sign: string, kind: string): boolean {
  return sign >= '0' && sign <= '9' ? kind === 'n' || kind === 'd' : sign !== '<' && kind === 'a';
}

/** What each round sign leaves unexplained of a patch, as a logarithm of its likelihood; one that the zone does not show is as far from the nought as OCR-B has it. */
function likelihoods(patch: Patch, models: ReadonlyMap<Round, Model>, { mean, noise }: Model): Record<Round, number> {
  const sharpness = FREE_PIXELS / 2 / noise;
  const beside = unexplained(patch, mean);
  const of = (sign: Round): number => {
    const own = models.get(sign);
    if (own) return unexplained(patch, own.mean);
    return Math.max(noise, 2 * noise + FAR[sign] - beside);
  };
  return { 0: -sharpness * of('0'), O: -sharpness * of('O'), D: -sharpness * of('D') };
}

function reweighed(
  options: PrintReading['cells'][number],
  weights: Record<Round, number>,
): PrintReading['cells'][number] {
  const isRound = (char: string): char is Round => ROUND.some((sign) => sign === char);
  const whole = options.reduce((sum, { char, probability }) => sum + (isRound(char) ? probability : 0), 0);
  if (whole < LEAST_ROUND) return options;
  const most = Math.max(...Object.values(weights));
  const shares = ROUND.map((sign) => Math.max(LEAST_SHARE, Math.exp(weights[sign] - most)));
  const total = shares.reduce((sum, each) => sum + each, 0);
  const rest = options.filter(({ char }) => !isRound(char));
  const round = ROUND.map((char, i) => ({ char, probability: (whole * (shares[i] ?? 0)) / total }));
  return [...rest, ...round].sort((a, b) => b.probability - a.probability);
}

/** The part of a patch that a shape does not explain, at its best place. */
function unexplained(patch: Patch, shape: Patch): number {
  let most = -1;
  for (let x = 0; x <= 2 * MARGIN; x++)
    for (let y = 0; y <= 2 * MARGIN; y++) most = Math.max(most, product(window(patch, x, y), shape));
  return 1 - most * Math.abs(most);
}

/** What each patch of one sign leaves unexplained of the others. */
function noisesOf(patches: readonly Patch[]): number[] {
  if (patches.length < LEAST_SAME) return [];
  return patches.map((patch, i) => unexplained(patch, meanOf(patches.filter((_, j) => j !== i))));
}

/** The mean of patches laid on the first of them, brought to mean 0 and length 1. */
function meanOf([first, ...others]: readonly Patch[]): Patch {
  if (!first) return new Float32Array(W * H);
  const middle = window(first, MARGIN, MARGIN);
  const laid = others.map((patch) => {
    let best = middle;
    let most = -1;
    for (let x = 0; x <= 2 * MARGIN; x++)
      for (let y = 0; y <= 2 * MARGIN; y++) {
        const moved = window(patch, x, y);
        const like = product(moved, middle);
        if (like > most) [most, best] = [like, moved];
      }
    return best;
  });
  return normalised(middle.map((value, i) => laid.reduce((sum, each) => sum + (each[i] ?? 0), value)));
}

function window(patch: Patch, x: number, y: number): Patch {
  return normalised(
    Float32Array.from({ length: W * H }, (_, i) => patch[(y + Math.floor(i / W)) * FULL + x + (i % W)] ?? 0),
  );
}

function normalised(values: Patch): Patch {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  const length = Math.sqrt(values.reduce((sum, each) => sum + (each - mean) ** 2, 0)) || 1;
  return values.map((each) => (each - mean) / length);
}

function product(a: Patch, b: Patch): number {
  return a.reduce((sum, each, i) => sum + each * (b[i] ?? 0), 0);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** How far the round letters of OCR-B lie from its nought. */
const FAR: Readonly<Record<Round, number>> = { 0: 0, O: farFromNought('O'), D: farFromNought('D') };

function farFromNought(sign: string): number {
  const ink = (char: string): Patch =>
    normalised(Float32Array.from(OCR_B[char] ?? '', (digit) => Number.parseInt(digit, 16)));
  const like = product(ink(sign), ink('0'));
  return 1 - like * Math.abs(like);
}
