import type { Script } from '../vision/index.ts';
import type { BarcodeReading } from './barcode.ts';
import { type Compared, compareSources } from './compare.ts';
import type { Piece } from './layout.ts';
import type { ZoneReading } from './mrz-zone.ts';
import { fieldsOfNumbers, judgeNumbers, type NumberReading } from './numbers.ts';
import type { FieldReading } from './reading.ts';
import { fieldsOfBarcode, fieldsOfZone } from './sources.ts';
import type { DocumentTemplate } from './template.ts';

type Sources = {
  template: DocumentTemplate | null;
  zone: ZoneReading | null;
  barcode: BarcodeReading | null;
  printed: Record<string, FieldReading>;
  pieces: readonly Piece[];
  today: string;
  script: Script | null;
};

/** All that the sources of a page say, held against each other, and what its numbers say of themselves. */
export function weighSources({ template, zone, barcode, printed, ...page }: Sources): {
  compared: Compared;
  numbers: NumberReading[];
} {
  const read = {
    zone: zone ? fieldsOfZone(zone, template) : {},
    printed,
    barcode: barcode?.fields ? fieldsOfBarcode(barcode.fields) : {},
  };
  const known = { ...read.printed, ...read.barcode, ...read.zone };
  const numbers = template ? judgeNumbers(template, known, page.today) : [];
  const compared = compareSources({
    ...read,
    ...page,
    numbers: fieldsOfNumbers(numbers, known, template),
    constants: template?.constants ?? {},
  });
  return { compared, numbers };
}
