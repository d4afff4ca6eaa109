import { alpha3Of, stateNamed } from '../mrz/index.ts';
import type { Raster } from '../vision/index.ts';
import type { BarcodeReading } from './barcode.ts';
import type { Compared } from './compare.ts';
import type { ZoneReading } from './mrz-zone.ts';
import type { NativePage } from './native-page.ts';
import type { NumberReading } from './numbers.ts';
import type { Page } from './page.ts';
import { qualityOf } from './picture.ts';
import type { DocumentReading } from './reading.ts';
import { reasonsOf } from './reasons.ts';
import { withoutRefuted } from './rivals.ts';
import { lineOnPicture, placed, placesOf, type Sheet } from './sheet.ts';
import type { DocumentTemplate } from './template.ts';
import { stillUnconfirmed, withSettled } from './unconfirmed.ts';

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
  /** Whether there was no time for all of it. */
  inPart: boolean;
};

/** All that a page said, with every place carried to the photograph and to the flattened page. */
export function assemble(parts: SheetReading, { raster, input, started, mirrored, inPart }: Whole): DocumentReading {
  const { sheet, page, barcode, template, compared } = parts;
  const agreement = withSettled(compared.agreement, parts.zone?.unconfirmed ?? []);
  const zone = parts.zone && withoutRefuted(parts.zone, { agreement, template, today: input.today });
  const places = placesOf(sheet, page, raster);
  const lines = page.lines.map((line) => lineOnPicture(line, places));
  const quality = { ...qualityOf(raster, { page: sheet.found, zone: parts.zone, lines }), mirrored };
  const names = stillUnconfirmed(zone?.unconfirmed ?? [], agreement);
  const facts = {
    template,
    compared,
    mrz: zone?.mrz ?? null,
    isForgedCode: barcode?.authenticity === 'forged',
    numbers: parts.numbers,
    unconfirmed: names,
    lines: page.lines,
    input,
    unsupportedScript: page.unsupported,
    inPart,
  };
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
    ...reasonsOf(quality, facts),
    agreement,
    unconfirmed: [...names, ...(zone?.doubtful ?? [])],
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
