import { readFile } from 'node:fs/promises';
import { type InferenceSession, Tensor } from 'onnxruntime-node';
import type { Raster } from './raster.ts';

const BLANK = 0;
const OPTIONS_KEPT = 5;
const LEAST_OPTION = 0.0005;
const SPACE_SUSPICION = 0.18;

/** One character as the recogniser saw it: where along the line (0..1) and what else it might have been. */
export type Glyph = { char: string; probability: number; at: number; options: { char: string; probability: number }[] };
export type LineReading = { text: string; confidence: number; glyphs: Glyph[] };

/** What the recogniser gave for one view of a line: a row of probabilities a time step, and its greedy reading. */
export type View = { scores: Float32Array; steps: number; width: number; reading: LineReading };

/** The recogniser's classes: blank first, then the keys file line by line, then the space. */
export type Alphabet = { classes: readonly string[]; indexOf: ReadonlyMap<string, number> };

export async function loadAlphabet(keysPath: string): Promise<Alphabet> {
  const keys = (await readFile(keysPath, 'utf8')).split(/\r?\n/);
  while (keys.at(-1) === '') keys.pop();
  const classes = ['', ...keys, ' '];
  return { classes, indexOf: new Map(classes.map((char, index) => [char, index])) };
}

/**
 * Reads one straightened line of 48 pixels' height by the CTC recogniser. When `allowed` is given, only those
 * characters compete (their probabilities are compared with each other and with the blank, not with the rest).
 */
export async function recogniseLine(
  session: InferenceSession,
  alphabet: Alphabet,
  line: Raster,
  allowed?: string,
): Promise<LineReading> {
  return (await viewLine(session, alphabet, line, allowed)).reading;
}

/** Reads a line and keeps what the recogniser said at each time step, for weighing readings against each other. */
export async function viewLine(
  session: InferenceSession,
  alphabet: Alphabet,
  line: Raster,
  allowed?: string,
): Promise<View> {
  const input = new Tensor('float32', planes(line), [1, 3, line.height, line.width]);
  const output = await session.run({ [session.inputNames[0] ?? 'x']: input });
  const result = output[session.outputNames[0] ?? ''];
  const [, steps, width] = result?.dims ?? [];
  const scores = result?.data;
  if (!(scores instanceof Float32Array) || !steps || !width)
    throw new Error('the recognition model returned no scores');
  if (width !== alphabet.classes.length) throw new Error('the keys file does not belong to the recognition model');
  const classes = allowed === undefined ? null : classesOf(alphabet, allowed);
  return { scores, steps, width, reading: decode(scores, steps, width, alphabet, classes) };
}

function classesOf(alphabet: Alphabet, allowed: string): number[] {
  const out = [BLANK];
  for (const char of allowed) {
    const index = alphabet.indexOf.get(char);
    if (index !== undefined) out.push(index);
  }
  return out;
}

/** A plane for blue, green and red, each value from -1 to 1. */
function planes({ width, height, rgb }: Raster): Float32Array {
  const size = width * height;
  const out = new Float32Array(size * 3);
  for (let i = 0, from = 0; i < size; i++, from += 3) {
    out[i] = (rgb[from + 2] ?? 0) / 127.5 - 1;
    out[size + i] = (rgb[from + 1] ?? 0) / 127.5 - 1;
    out[2 * size + i] = (rgb[from] ?? 0) / 127.5 - 1;
  }
  return out;
}

type Run = { index: number; from: number; to: number; best: number; bestAt: number };

function decode(
  scores: Float32Array,
  steps: number,
  width: number,
  alphabet: Alphabet,
  classes: number[] | null,
): LineReading {
  const glyphs: Glyph[] = [];
  const space = classes ? null : (alphabet.indexOf.get(' ') ?? null);
  let run: Run | null = null;
  for (let step = 0; step <= steps; step++) {
    const found = step === steps ? BLANK : strongest(scores, step * width, width, classes);
    const index = found === BLANK && step < steps && space !== null ? likelySpace(scores, step * width, space) : found;
    const score = step === steps ? 0 : (scores[step * width + index] ?? 0);
    if (run && index === run.index) {
      run.to = step;
      if (score > run.best) Object.assign(run, { best: score, bestAt: step });
      continue;
    }
    if (run && !(run.index === space && (glyphs.length === 0 || glyphs.at(-1)?.char === ' ')))
      glyphs.push(glyphOf(run, scores, width, steps, alphabet, classes));
    run = index === BLANK ? null : { index, from: step, to: step, best: score, bestAt: step };
  }
  if (glyphs.at(-1)?.char === ' ') glyphs.pop();
  const total = glyphs.reduce((sum, glyph) => sum + glyph.probability, 0);
  return {
    text: glyphs.map((glyph) => glyph.char).join(''),
    confidence: glyphs.length === 0 ? 0 : total / glyphs.length,
    glyphs,
  };
}

/** The model was trained on text with few spaces and loses many: a fair suspicion of one between characters is enough. */
function likelySpace(scores: Float32Array, offset: number, space: number): number {
  return (scores[offset + space] ?? 0) >= SPACE_SUSPICION ? space : BLANK;
}

function strongest(scores: Float32Array, offset: number, width: number, classes: number[] | null): number {
  let best = BLANK;
  let bestScore = scores[offset] ?? 0;
  const count = classes ? classes.length : width;
  // The scores of a step add up to one: what has more than half of it is the strongest.
  for (let i = 1; i < count && bestScore <= 0.5; i++) {
    const index = classes ? (classes[i] ?? 0) : i;
    const score = scores[offset + index] ?? 0;
    if (score > bestScore) {
      best = index;
      bestScore = score;
    }
  }
  return best;
}

function glyphOf(
  run: Run,
  scores: Float32Array,
  width: number,
  steps: number,
  alphabet: Alphabet,
  classes: number[] | null,
): Glyph {
  const options: Glyph['options'] = [];
  const offset = run.bestAt * width;
  const count = classes ? classes.length : width;
  let left = 1 - (scores[offset + BLANK] ?? 0);
  for (let i = 1; i < count && left >= LEAST_OPTION; i++) {
    const index = classes ? (classes[i] ?? 0) : i;
    const probability = scores[offset + index] ?? 0;
    if (probability < LEAST_OPTION) continue;
    options.push({ char: alphabet.classes[index] ?? '', probability });
    left -= probability;
  }
  options.sort((a, b) => b.probability - a.probability);
  return {
    char: alphabet.classes[run.index] ?? '',
    probability: run.best,
    at: ((run.from + run.to) / 2 + 0.5) / steps,
    options: options.slice(0, OPTIONS_KEPT),
  };
}
