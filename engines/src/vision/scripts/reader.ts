import sharp from 'sharp';
import { createWorker, OEM, PSM, type Worker } from 'tesseract.js';
import { type Quad, quadSize, type Raster, straighten } from '../raster.ts';
import { type ScriptWord, textOfWord, wordsOf } from './glyphs.ts';
import { findScriptModel, type Script, type ScriptModel } from './models.ts';

/** How a line is cut: the part of its height by which it is cut higher and lower, and heights in pixels. */
type Cut = { room: number; heights: readonly number[] };
/** Marks above and below letters reach out of the box that was found for a line. The first height is read best on the whole (README), the others where those before show nothing. */
const USUAL: Cut = { room: 0.12, heights: [48, 60, 40] };
/** Vietnamese stacks two marks, and with half of this room the upper is lost (NGUYÊN for NGUYỄN); Thai loses whole lines to what stands above them with it. */
const CUTS: Partial<Record<Script, Cut>> = { vie: { room: 0.25, heights: [48, 56, 42] } };
/** Scripts whose model is sure of wrong letters: such lines are read at two heights, where these differ at three, and what one alone says is doubted. */
const READ_TWICE: ReadonlySet<Script> = new Set(['ara', 'tha', 'vie']);
const MAX_LINE_WIDTH = 2400;
const IDLE_MS = 60_000;
const LONGEST_LINE_MS = 4000;
const LONGEST_START_MS = 15_000;
const ASSUMED_DPI = '200';

/** Reads lines in scripts that the main reader does not know. One instance serves one call at a time. */
export type ScriptReader = {
  /** The model that would read a script, or null when none is on this machine. */
  model(script: Script): ScriptModel | null;
  /** The words of one line; null when it took too long or the model failed. Never looks outside this machine. */
  read(script: Script, raster: Raster, quad: Quad): Promise<ScriptWord[] | null>;
  close(): Promise<void>;
};

type Opened = { model: ScriptModel; worker: Worker };

/** Opens no model yet: the first line of a script loads its model (0.3 to 0.6 s), a minute without lines lets it go. */
export function openScriptReader(find: (script: Script) => ScriptModel | null = findScriptModel): ScriptReader {
  let opened: Opened | null = null;
  let idle: NodeJS.Timeout | null = null;

  const close = async (): Promise<void> => {
    const last = opened;
    opened = null;
    if (idle) clearTimeout(idle);
    await last?.worker.terminate();
  };
  const open = async (model: ScriptModel): Promise<Opened | null> => {
    if (opened?.model.language === model.language) return opened;
    await close();
    const worker = await within(LONGEST_START_MS, startWorker(model));
    opened = worker && { model, worker };
    return opened;
  };

  return {
    model: find,
    async read(script, raster, quad) {
      const model = find(script);
      const ready = model && (await open(model));
      if (!ready) return null;
      if (idle) clearTimeout(idle);
      const words = await within(LONGEST_LINE_MS, readLine(ready.worker, script, raster, quad));
      if (words === null) await close();
      idle = setTimeout(() => void close(), IDLE_MS).unref();
      return words;
    },
    close,
  };
}

async function startWorker(model: ScriptModel): Promise<Worker> {
  const worker = await createWorker(model.language, OEM.LSTM_ONLY, {
    // A folder, never an address: with neither, the library would look for the model on the network.
    langPath: model.folder,
    gzip: model.gzip,
    cacheMethod: 'none',
    logger: () => undefined,
    // Without a listener the library throws where nobody can catch it; the call itself is refused as well.
    errorHandler: () => undefined,
  });
  await worker.setParameters({ tessedit_pageseg_mode: PSM.SINGLE_LINE, user_defined_dpi: ASSUMED_DPI });
  return worker;
}

async function readLine(worker: Worker, script: Script, raster: Raster, quad: Quad): Promise<ScriptWord[]> {
  const readings: ScriptWord[][] = [];
  const { room, heights } = CUTS[script] ?? USUAL;
  for (const height of heights) {
    const words = await recognise(worker, lineRaster(raster, withRoom(quad, room), height));
    if (words.length === 0) continue;
    if (!READ_TWICE.has(script)) return words;
    readings.push(words);
    const [first, again] = readings;
    if (first && again && sameWords(first, again)) return first;
  }
  return mostSeen(readings);
}

function sameWords(a: readonly ScriptWord[], b: readonly ScriptWord[]): boolean {
  return a.map(textOfWord).join(' ') === b.map(textOfWord).join(' ');
}

/** The reading of which most words stand in another one as well; those that do not are hardly to be believed. */
function mostSeen(readings: readonly ScriptWord[][]): ScriptWord[] {
  const told = readings.map((words) => {
    const others = new Set(readings.filter((each) => each !== words).flatMap((each) => each.map(textOfWord)));
    const doubted = words.map((word) => ({ ...word, doubted: !others.has(textOfWord(word)) }));
    return { doubted, wrong: doubted.filter((word) => word.doubted).length };
  });
  return told.sort((a, b) => a.wrong - b.wrong)[0]?.doubted ?? [];
}

async function recognise(worker: Worker, line: Raster): Promise<ScriptWord[]> {
  const image = await sharp(line.rgb, { raw: { width: line.width, height: line.height, channels: 3 } })
    .greyscale()
    .png({ compressionLevel: 1 })
    .toBuffer();
  const { data } = await worker.recognize(image, {}, { text: false, blocks: true });
  return wordsOf(data, line.width);
}

/** A result, or null when the work failed or is not done in time. */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), milliseconds);
  });
  // A line that could not be read is unknown, and what is unknown goes to a person: the cause changes nothing.
  const result = await Promise.race([work.catch(() => null), late]);
  clearTimeout(timer);
  return result;
}

/** A line at the height the models like. */
function lineRaster(raster: Raster, quad: Quad, high: number): Raster {
  const { width, height } = quadSize(quad);
  const along = Math.round((width / Math.max(1, height)) * high);
  return straighten(raster, quad, Math.min(MAX_LINE_WIDTH, Math.max(high, along)), high);
}

function withRoom([a, b, c, d]: Quad, part: number): Quad {
  const [leftX, leftY] = [(d[0] - a[0]) * part, (d[1] - a[1]) * part];
  const [rightX, rightY] = [(c[0] - b[0]) * part, (c[1] - b[1]) * part];
  return [
    [a[0] - leftX, a[1] - leftY],
    [b[0] - rightX, b[1] - rightY],
    [c[0] + rightX, c[1] + rightY],
    [d[0] + leftX, d[1] + leftY],
  ];
}
