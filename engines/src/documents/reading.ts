import type { MrzReading } from '../mrz/index.ts';
import type { Box, Homography, OcrLine, Quad, Quality } from '../vision/index.ts';
import type { Authenticity } from './aadhaar.ts';
import type { Agreement, Source } from './agreement.ts';
import type { UnconfirmedField } from './unconfirmed.ts';

export type FieldReading = {
  value: string;
  source: Source;
  confidence: number;
  /** Where it stands on the photograph, in the photograph's pixels. */
  box?: Box;
  /** Where it stands on the flattened page. */
  pageBox?: Box;
  /** On a Latin name beside a native one: `printed` on the document, or made from the native letters by a method. */
  transliteration?: Transliteration;
};
export type Transliteration = 'printed' | 'icao' | 'pinyin' | 'romanised';

/** Where the page is on the photograph, and how it lies flat. */
export type PageReading = {
  /** False when no edges of a page were seen: the corners are then the photograph's own. */
  found: boolean;
  certainty: number;
  /** Whether the text was read from the flattened page or from the photograph as it is. */
  flattened: boolean;
  /** On the photograph, clockwise from the top left of what is written. */
  corners: Quad;
  /** Size of the flattened page, in pixels. */
  width: number;
  height: number;
  /** The projective map, row by row, from the flattened page's pixels to the photograph's. */
  transform: Homography;
  /** How the flat page looks as a whole; two of one side are alike (`isSameSide`). */
  likeness: string;
};

export type DocumentReading = {
  class: string | null;
  country: string | null;
  side: 'front' | 'back' | null;
  /** The value taken for each field. */
  fields: Record<string, FieldReading>;
  /** Every source of every field. */
  sources: Record<string, FieldReading[]>;
  mrz: MrzReading | null;
  barcode: {
    format: string;
    text: string;
    kind: 'aamva' | 'aadhaar' | null;
    fields: Record<string, string>;
    authenticity: Authenticity | null;
  } | null;
  page: PageReading;
  quality: Quality;
  /** Stable codes: image.*, document.*, authenticity.*; what a person can mend comes first, in the order in which to act. */
  reasons: string[];
  /** Of those the one to act on first, when there is something for the person to mend. */
  advice: string | null;
  agreement: Agreement[];
  /** What the zone says and is as yet one reading's word (names, states) or one of several that are about as likely (numbers, dates), with the signs in doubt. */
  unconfirmed: UnconfirmedField[];
  lines: OcrLine[];
  width: number;
  height: number;
  ms: number;
};
