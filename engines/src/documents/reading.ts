import type { MrzReading } from '../mrz/index.ts';
import type { Box, OcrLine, Quality } from '../vision/index.ts';
import type { Agreement, Source } from './agreement.ts';
import type { UnconfirmedField } from './unconfirmed.ts';

export type FieldReading = { value: string; source: Source; confidence: number; box?: Box };

export type DocumentReading = {
  class: string | null;
  country: string | null;
  side: 'front' | 'back' | null;
  /** The value taken for each field. */
  fields: Record<string, FieldReading>;
  /** Every source of every field. */
  sources: Record<string, FieldReading[]>;
  mrz: MrzReading | null;
  barcode: { format: string; text: string; fields: Record<string, string> } | null;
  quality: Quality;
  /** Stable codes: image.*, document.*, authenticity.* */
  reasons: string[];
  agreement: Agreement[];
  /** Names and states of the zone that are as yet one reading's word, with the letters in doubt. */
  unconfirmed: UnconfirmedField[];
  lines: OcrLine[];
  width: number;
  height: number;
  ms: number;
};
