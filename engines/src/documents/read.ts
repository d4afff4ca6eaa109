import type { Raster, ScriptReader, TextReader } from '../vision/index.ts';
import { assemble, type SheetReading } from './assemble.ts';
import { barcodeOf } from './barcode-wanted.ts';
import type { Look } from './closer.ts';
import { mirroredOf } from './mirrored.ts';
import { readZone } from './mrz-zone.ts';
import { readInScript } from './native-page.ts';
import { type Page, pageOf } from './page.ts';
import { readPrinted } from './printed.ts';
import type { DocumentReading } from './reading.ts';
import { asTaken, type Sheet, sheetOf } from './sheet.ts';
import { fieldsOfZone } from './sources.ts';
import type { DocumentTemplate } from './template.ts';
import { startTime, type Time } from './time.ts';
import { weighSources } from './weigh-sources.ts';

const DEFAULT_DEADLINE_MS = 2500;
/** The part of the time that the first reading of the page may take: the rest is for the zone and the barcode. */
const PAGE_SHARE = 0.75;
/** So many closer looks are given however slow the machine: what is read must not depend on what else it does. About 0.1 s each at most. */
const SURE_LOOKS = 6;

export type ReadInput = {
  reader: TextReader;
  templates: readonly DocumentTemplate[];
  /** YYYY-MM-DD: resolves centuries and tells what has expired. */
  today: string;
  side?: 'front' | 'back';
  /** Reads lines in scripts that the main reader does not know; without it such documents go to a person. */
  scripts?: ScriptReader;
  /** The country whose document was announced, alpha-3: it tells the script where no word of the page does. */
  country?: string;
  /** Keys or certificates of UIDAI, as PEM: without them the signature of an Aadhaar code stays unchecked. */
  barcodeKeys?: readonly string[];
  /** Retries stop after this many milliseconds; what was read until then is returned. */
  deadlineMs?: number;
};

/** Reads one photograph of a document: class, fields by source, zone, barcode, quality, and reasons for doubt. */
export async function readDocument(raster: Raster, input: ReadInput): Promise<DocumentReading> {
  const started = performance.now();
  const deadlineMs = input.deadlineMs ?? DEFAULT_DEADLINE_MS;
  const time = startTime(deadlineMs);
  const read = await readSheet(sheetOf(raster), input, { time, page: time.within(deadlineMs * PAGE_SHARE) });
  const understood = isKnown(read) ? read : await readAgain(raster, read, input, time);
  const { raster: picture, lines } = understood.page;
  const mirrored = isSurelyUpright(understood) ? 0 : await mirroredOf(picture, lines, input.reader);
  const kept = mirrored > 0 ? withoutMeaning(understood, input.today) : understood;
  return assemble(kept, { raster, input, started, mirrored, inPart: time.wasShort() });
}

/** A zone whose sums are right, or a kind of document known by its words; a zone whose sums are wrong may be letters seen in a mirror. */
function isSurelyUpright({ template, zone }: SheetReading): boolean {
  return zone ? zone.mrz.valid : template !== null;
}

/** What letters in a mirror were taken for says nothing about the document: neither its kind nor that its zone is wrong. */
function withoutMeaning(read: SheetReading, today: string): SheetReading {
  const { script, pieces } = read.page;
  const nothing = { template: null, zone: null, barcode: null };
  return { ...read, ...nothing, ...weighSources({ ...nothing, printed: {}, pieces, today, script }) };
}

/** Edges that are not the page's own mislead: what reads as nothing when flattened is read again as it was taken. */
async function readAgain(raster: Raster, read: SheetReading, input: ReadInput, time: Time): Promise<SheetReading> {
  const { found, flattened } = read.sheet;
  if (!flattened || time.isOver()) return read;
  const again = await readSheet(asTaken(raster, found), input, { time, page: time });
  return isKnown(again) ? again : read;
}

function isKnown({ template, zone }: SheetReading): boolean {
  return template !== null || zone !== null;
}

async function readSheet(
  sheet: Sheet,
  input: ReadInput,
  { time, page: pageTime }: { time: Time; page: Time },
): Promise<SheetReading> {
  const found = await input.reader.readLines(sheet.raster, {
    isOver: pageTime.isOver,
    keepUnread: input.scripts !== undefined,
  });
  const page = pageOf(sheet.raster, found);
  const zone = await readZone(page.raster, page.lines, input.reader, { today: input.today, time });
  const barcode = await barcodeOf(page, zone, { templates: input.templates, time, keys: input.barcodeKeys ?? [] });
  const native = await readInScript(page, {
    evidence: { mrz: zone?.mrz ?? null, barcode: barcode?.kind ?? null },
    templates: candidates(input),
    country: input.country ?? null,
    reader: input.scripts ?? null,
    time,
  });
  const { template, pieces, script } = native;
  const state = zone?.mrz.fields.issuing_state ?? null;
  const said = zone?.mrz.valid ? fieldsOfZone(zone, template) : {};
  const reading = { today: input.today, script, raster: page.raster, state, said, ...lookAt(page, input, time) };
  const printed = template ? await readPrinted(pieces, template, reading) : {};
  const weighed = weighSources({ template, zone, barcode, printed, pieces, today: input.today, script });
  return { sheet, page: { ...page, ...native }, zone, barcode, template, ...weighed };
}

function candidates({ templates, side }: ReadInput): readonly DocumentTemplate[] {
  // A document shown from the wrong side is still recognised, so that the reason can say so.
  return side ? [...templates].sort((a, b) => Number(b.side === side) - Number(a.side === side)) : templates;
}

/** A closer look at single lines: a few in any case, more as long as there is time for it. */
function lookAt(page: Page, { reader }: ReadInput, time: Time): { look?: Look } {
  if (!reader.consider) return {};
  const consider = reader.consider.bind(reader);
  let looks = 0;
  return {
    look: async (piece, options) => {
      looks++;
      if (looks > SURE_LOOKS && time.isOver()) return null;
      return consider(page.raster, piece.box, { open: piece.cut !== true, ...options });
    },
  };
}
