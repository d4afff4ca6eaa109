import { type BarcodeReading, readBarcode } from './barcode.ts';
import { classify } from './classify.ts';
import type { ZoneReading } from './mrz-zone.ts';
import type { Page } from './page.ts';
import type { DocumentTemplate } from './template.ts';
import type { Time } from './time.ts';

/** Looking for a barcode costs about as much as reading a third of a page, so it is done only where one may be. */
export async function barcodeOf(
  page: Page,
  zone: ZoneReading | null,
  { templates, time, keys }: { templates: readonly DocumentTemplate[]; time: Time; keys: readonly string[] },
): Promise<BarcodeReading | null> {
  if (zone?.mrz.valid) return null;
  const known = classify(templates, { mrz: zone?.mrz ?? null, barcode: null, pieces: page.pieces });
  if (known && known.recognise.barcode === undefined) return null;
  return readBarcode(page.raster, { slant: page.slant, time, keys });
}
