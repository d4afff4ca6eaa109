import { alpha3Of, stateNamed } from '../mrz/index.ts';
import {
  judgeQuality,
  type OcrLine,
  type Quality,
  qualityReasons,
  type Raster,
  type TextReader,
} from '../vision/index.ts';
import { type BarcodeReading, readBarcode } from './barcode.ts';
import { classify } from './classify.ts';
import type { Look } from './closer.ts';
import { type Compared, compareSources } from './compare.ts';
import { readZone, type ZoneReading } from './mrz-zone.ts';
import { fieldsOfNumbers, judgeNumbers, type NumberReading } from './numbers.ts';
import { type Page, pageOf } from './page.ts';
import { readPrinted } from './printed.ts';
import type { DocumentReading } from './reading.ts';
import { documentReasons } from './reasons.ts';
import { asTaken, lineOnPicture, placed, placesOf, type Sheet, sheetOf } from './sheet.ts';
import { fieldsOfBarcode, fieldsOfZone } from './sources.ts';
import type { DocumentTemplate } from './template.ts';
import { stillUnconfirmed } from './unconfirmed.ts';

const DEFAULT_DEADLINE_MS = 2500;
/** The part of the time that the first reading of the page may take: the rest is for the zone and the barcode. */
const PAGE_SHARE = 0.75;
/** The finder grows each line by about half its height, so a whole line at the very edge reaches a little beyond it. */
const CUT_MARGIN = 0.15;
const LONG_LINE = 0.2;

export type ReadInput = {
  reader: TextReader;
  templates: readonly DocumentTemplate[];
  /** YYYY-MM-DD: resolves centuries and tells what has expired. */
  today: string;
  side?: 'front' | 'back';
  /** Retries stop after this many milliseconds; what was read until then is returned. */
  deadlineMs?: number;
};

/** Reads one photograph of a document: class, fields by source, zone, barcode, quality, and reasons for doubt. */
export async function readDocument(raster: Raster, input: ReadInput): Promise<DocumentReading> {
  const started = performance.now();
  const deadlineMs = input.deadlineMs ?? DEFAULT_DEADLINE_MS;
  const until = started + deadlineMs;
  const read = await readSheet(sheetOf(raster), input, { until, pageMs: deadlineMs * PAGE_SHARE });
  const { found, flattened } = read.sheet;
  // Edges that are not the page's own mislead: what reads as nothing when flattened is read again as it was taken.
  if (!flattened || isKnown(read) || performance.now() > until) return assemble(read, { raster, input, started });
  const pageMs = Math.max(0, until - performance.now());
  const again = await readSheet(asTaken(raster, found), input, { until, pageMs });
  return assemble(isKnown(again) ? again : read, { raster, input, started });
}

type SheetReading = {
  sheet: Sheet;
  page: Page;
  zone: ZoneReading | null;
  barcode: BarcodeReading | null;
  template: DocumentTemplate | null;
  compared: Compared;
  numbers: NumberReading[];
};

function isKnown({ template, zone }: SheetReading): boolean {
  return template !== null || zone !== null;
}

async function readSheet(
  sheet: Sheet,
  input: ReadInput,
  time: { until: number; pageMs: number },
): Promise<SheetReading> {
  const found = await input.reader.readLines(sheet.raster, { deadlineMs: time.pageMs });
  const page = pageOf(sheet.raster, found);
  const zone = await readZone(page.raster, page.lines, input.reader, { today: input.today, until: time.until });
  const barcode = await barcodeOf(page, zone, input, time.until);
  const template = classify(candidates(input), {
    mrz: zone?.mrz ?? null,
    barcode: barcode?.fields ? 'aamva' : null,
    pieces: page.pieces,
  });
  const read = {
    zone: zone ? fieldsOfZone(zone, template) : {},
    printed: template
      ? await readPrinted(page.pieces, template, { today: input.today, ...lookAt(page, input, time.until) })
      : {},
    barcode: barcode?.fields ? fieldsOfBarcode(barcode.fields) : {},
  };
  const known = { ...read.printed, ...read.barcode, ...read.zone };
  const numbers = template ? judgeNumbers(template, known, input.today) : [];
  const compared = compareSources({
    ...read,
    numbers: fieldsOfNumbers(numbers, known),
    constants: template?.constants ?? {},
    pieces: page.pieces,
    today: input.today,
  });
  return { sheet, page, zone, barcode, template, compared, numbers };
}

function candidates({ templates, side }: ReadInput): readonly DocumentTemplate[] {
  // A document shown from the wrong side is still recognised, so that the reason can say so.
  return side ? [...templates].sort((a, b) => Number(b.side === side) - Number(a.side === side)) : templates;
}

/** Looking for a barcode costs about as much as reading a third of a page, so it is done only where one may be. */
async function barcodeOf(
  page: Page,
  zone: ZoneReading | null,
  input: ReadInput,
  until: number,
): Promise<BarcodeReading | null> {
  if (zone?.mrz.valid) return null;
  const known = classify(input.templates, { mrz: zone?.mrz ?? null, barcode: null, pieces: page.pieces });
  if (known && known.recognise.barcode === undefined) return null;
  return readBarcode(page.raster, { slant: page.slant, until });
}

/** A closer look at single lines, as long as there is time for it. */
function lookAt(page: Page, { reader }: ReadInput, until: number): { look?: Look } {
  if (!reader.consider) return {};
  const consider = reader.consider.bind(reader);
  return {
    look: async (piece, options) =>
      performance.now() > until ? null : consider(page.raster, piece.box, { open: piece.cut !== true, ...options }),
  };
}

type Whole = { raster: Raster; input: ReadInput; started: number };

function assemble(parts: SheetReading, { raster, input, started }: Whole): DocumentReading {
  const { sheet, page, zone, barcode, template, compared } = parts;
  const places = placesOf(sheet, page);
  const lines = page.lines.map((line) => lineOnPicture(line, places));
  const quality = withCutLines(judgeQuality(raster), lines, raster);
  const unconfirmed = stillUnconfirmed(zone?.unconfirmed ?? [], compared.agreement);
  return {
    class: template?.class ?? null,
    country: countryOf(parts),
    side: template?.side ?? null,
    fields: mapValues(compared.fields, (field) => placed(field, places)),
    sources: mapValues(compared.sources, (fields) => fields.map((field) => placed(field, places))),
    mrz: zone?.mrz ?? null,
    barcode: barcode && { ...barcode, fields: filled(barcode.fields ?? {}) },
    page: places.page,
    quality,
    reasons: [
      ...qualityReasons(quality).filter(
        (reason) => reason !== 'image.black_and_white' || !template || template.side === 'front',
      ),
      ...documentReasons({
        template,
        compared,
        mrz: zone?.mrz ?? null,
        numbers: parts.numbers,
        unconfirmed,
        lines: page.lines,
        input,
      }),
    ],
    agreement: compared.agreement,
    unconfirmed,
    lines,
    width: raster.width,
    height: raster.height,
    ms: performance.now() - started,
  };
}

/** The template's, the zone's or the barcode's country; else a state whose name is printed on a line of its own. */
function countryOf({ template, zone, barcode, page }: SheetReading): string | null {
  const issuing = zone?.mrz.fields.issuing_state;
  const read = template?.country ?? (issuing ? alpha3Of(issuing) : null) ?? barcode?.fields?.country;
  if (read) return read;
  if (!template) return null;
  return page.pieces.map(({ text }) => stateNamed(text)).find((state) => state !== null) ?? null;
}

function filled(fields: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}

function mapValues<A, B>(record: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}

/** Lines of text that reach over the picture's edge: the document was cut off. A long line cut along its length counts more. */
function withCutLines(quality: Quality, lines: readonly OcrLine[], raster: Raster): Quality {
  let cut = 0;
  for (const { box, text } of lines) {
    if (text.length < 2) continue;
    const margin = -CUT_MARGIN * Math.min(box.width, box.height);
    const level = box.width >= box.height;
    const [isLong, ends, sides] = level
      ? [
          box.width > raster.width * LONG_LINE,
          isOver(box.x, box.width, raster.width, margin),
          isOver(box.y, box.height, raster.height, margin),
        ]
      : [
          box.height > raster.height * LONG_LINE,
          isOver(box.y, box.height, raster.height, margin),
          isOver(box.x, box.width, raster.width, margin),
        ];
    if (ends) cut++;
    else if (sides) cut += isLong ? 3 : 1;
  }
  return { ...quality, cut_off: Math.max(quality.cut_off, Math.min(1, cut / 5)) };
}

function isOver(from: number, length: number, whole: number, margin: number): boolean {
  return from < margin || from + length > whole - margin;
}
