import { alpha3Of, stateNamed } from '../mrz/index.ts';
import { judgeQuality, type OcrLine, type Quality, qualityReasons, type Raster } from '../vision/index.ts';
import { adviceOf, inOrderOfAdvice } from './advice.ts';
import type { BarcodeReading } from './barcode.ts';
import type { Compared } from './compare.ts';
import { likenessOf } from './likeness.ts';
import type { ZoneReading } from './mrz-zone.ts';
import type { NativePage } from './native-page.ts';
import type { NumberReading } from './numbers.ts';
import type { Page } from './page.ts';
import type { DocumentReading } from './reading.ts';
import { documentReasons } from './reasons.ts';
import { withoutRefuted } from './rivals.ts';
import { lineOnPicture, placed, placesOf, type Sheet } from './sheet.ts';
import type { DocumentTemplate } from './template.ts';
import { stillUnconfirmed, withSettled } from './unconfirmed.ts';

/** The finder grows each line by about half its height, so a whole line at the very edge reaches a little beyond it. */
const CUT_MARGIN = 0.15;
const LONG_LINE = 0.2;
/** From here on a picture of which nothing was understood is too small: below 336 pixels. */
const SMALL_UNREAD = 0.4;

/** One reading of the picture: as it was taken, or flattened. */
export type SheetReading = {
  sheet: Sheet;
  page: Page & NativePage;
  zone: ZoneReading | null;
  barcode: BarcodeReading | null;
  template: DocumentTemplate | null;
  compared: Compared;
  numbers: NumberReading[];
};

type Whole = {
  raster: Raster;
  input: { today: string; side?: 'front' | 'back' };
  started: number;
  /** How surely the picture is seen in a mirror. */
  mirrored: number;
};

/** All that a page said, with every place carried to the photograph and to the flattened page. */
export function assemble(parts: SheetReading, { raster, input, started, mirrored }: Whole): DocumentReading {
  const { sheet, page, barcode, template, compared } = parts;
  const agreement = withSettled(compared.agreement, parts.zone?.unconfirmed ?? []);
  const zone = parts.zone && withoutRefuted(parts.zone, { agreement, template, today: input.today });
  const places = placesOf(sheet, page);
  const lines = page.lines.map((line) => lineOnPicture(line, places));
  const quality = { ...qualityOf(raster, parts, lines), mirrored };
  const names = stillUnconfirmed(zone?.unconfirmed ?? [], agreement);
  const reasons = inOrderOfAdvice([
    ...pictureReasons(quality, parts),
    ...documentReasons({
      template,
      compared,
      mrz: zone?.mrz ?? null,
      numbers: parts.numbers,
      unconfirmed: names,
      lines: page.lines,
      input,
      unsupportedScript: page.unsupported,
    }),
  ]);
  return {
    class: template?.class ?? null,
    country: countryOf(parts),
    side: template?.side ?? null,
    fields: mapValues(compared.fields, (field) => placed(field, places)),
    sources: mapValues(compared.sources, (fields) => fields.map((field) => placed(field, places))),
    mrz: zone?.mrz ?? null,
    barcode: barcode && { ...barcode, fields: filled(barcode.fields ?? {}) },
    page: { ...places.page, likeness: likenessOf(raster, { ...places.page, toPicture: places.page.transform }) },
    quality,
    reasons,
    advice: adviceOf(reasons),
    agreement,
    unconfirmed: [...names, ...(zone?.doubtful ?? [])],
    lines,
    width: raster.width,
    height: raster.height,
    ms: performance.now() - started,
  };
}

/** A zone that was read whole crosses the page from side to side: what lies beyond the picture is then another page of the booklet. */
function qualityOf(raster: Raster, { sheet, zone }: SheetReading, lines: readonly OcrLine[]): Quality {
  const judged = judgeQuality(raster, sheet.found);
  return withCutLines(zone?.mrz.valid ? { ...judged, cut_off: 0 } : judged, lines, raster);
}

/** Backs are often without colour; a small picture is a fault only where it could not be read. */
function pictureReasons(quality: Quality, { template, zone }: SheetReading): string[] {
  const unread = template === null && zone === null;
  const small = unread && quality.small >= SMALL_UNREAD ? { small: 1 } : {};
  return qualityReasons({ ...quality, ...small }).filter(
    (reason) => reason !== 'image.black_and_white' || !template || template.side === 'front',
  );
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
