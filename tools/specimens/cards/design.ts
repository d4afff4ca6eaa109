import type { FontName } from '../drawing/fonts.ts';
import { type TextStyle, text } from '../drawing/svg.ts';
import type { Person } from '../person.ts';
import type { Random } from '../random.ts';

export type Side = 'front' | 'back';

/** What a design is given: the person as printed, and as coded in the machine-readable part (they differ in a flawed one). */
export type Drawing = {
  person: Person;
  coded: Person;
  portrait: Uint8Array;
  random: Random;
  /** Spoils the check digit of the document number in the machine-readable zone. */
  wrongCheckDigit: boolean;
  side: Side;
  /** The day on which dated letters are sent, YYYY-MM-DD. */
  today: string;
};

/** A drawn side: its picture, what a perfect reader reads from it, and its machine-readable zone. */
export type Sheet = { svg: string; labels: Record<string, string>; mrz: string[] | null };

export type Design = {
  /** Whose document it is when the caller names no country, alpha-3. */
  country: string;
  /** Countries whose wording or layout it has of its own, alpha-3. */
  countries?: readonly string[];
  sides: readonly Side[];
  /** Where a check digit stands that a flaw can spoil. */
  checkDigit: 'mrz' | 'personal_number' | 'registration_number' | 'none';
  expires: boolean;
  /** True when names stand a second time in a machine-readable zone or barcode. */
  coded: boolean;
  draw(drawing: Drawing): Promise<Sheet> | Sheet;
};

export type FieldStyle = { x: number; y: number; labelSize: number; valueSize: number; ink: string; maxWidth?: number };

/** A small label with its value below it. */
export function field(label: string, value: string, style: FieldStyle, more: Partial<TextStyle> = {}): string {
  const { x, y, labelSize, valueSize, ink, maxWidth } = style;
  const fit = maxWidth === undefined ? {} : { maxWidth };
  const below = y + labelSize * 0.45 + valueSize;
  return (
    text(label, { x, y, size: labelSize, fill: ink, ...fit }) +
    text(value, { x, y: below, size: valueSize, ...fit, ...more })
  );
}

type LabelledStyle = { ink: string; labelFont: FontName; valueFont: FontName; labelSize: number };
type LabelledPlace = {
  x: number;
  y: number;
  gap: number;
  size: number;
  font?: FontName;
  spacing?: number;
  maxWidth?: number;
};

/** Draws a label with its value to the right on one base line, `gap` pixels on. */
export function labelled({ ink, labelFont, valueFont, labelSize }: LabelledStyle) {
  return (label: string, value: string, place: LabelledPlace): string => {
    const { x, y, gap, size, font = valueFont, spacing = 0, maxWidth } = place;
    const fit = maxWidth === undefined ? {} : { maxWidth };
    return (
      text(label, { x, y, size: labelSize, font: labelFont, fill: ink }) +
      text(value, { x: x + gap, y, size, font, spacing, ...fit })
    );
  };
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'] as const;

/** `1985-03-12` as it is printed: `12 MAR 1985`, `12.03.1985`, `03/12/1985` … by the pattern's letters. */
export function printedDate(date: string, pattern: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const parts: Record<string, string> = { yyyy: year, mmm: MONTHS[Number(month) - 1] ?? '', mm: month, dd: day };
  return pattern.replace(/yyyy|mmm|mm|dd/g, (part) => parts[part] ?? part);
}

export function spoilCheckDigit(lines: readonly string[], row: number, at: number): string[] {
  return lines.map((line, index) => {
    if (index !== row) return line;
    return `${line.slice(0, at)}${(Number(line[at]) + 3) % 10}${line.slice(at + 1)}`;
  });
}
