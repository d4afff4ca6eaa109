import type { MrzReading } from '../mrz/index.ts';
import { alpha3Of, isDoubtful } from '../mrz/index.ts';
import type { OcrLine, Quality } from '../vision/index.ts';
import { adviceOf, inOrderOfAdvice } from './advice.ts';
import type { Compared } from './compare.ts';
import type { NumberReading } from './numbers.ts';
import { pictureReasons } from './picture.ts';
import type { DocumentTemplate } from './template.ts';
import type { UnconfirmedField } from './unconfirmed.ts';

const LEAST_TEXT = 12;
const SURE_PRINT = 0.9;
const NAMES = ['surname', 'given_names', 'full_name'] as const;
const SURE_NAME = 0.8;
const SURE_TEXT = 0.6;

export type Facts = {
  template: DocumentTemplate | null;
  compared: Compared;
  mrz: MrzReading | null;
  /** A signed code whose signature is not the authority's. */
  isForgedCode?: boolean;
  numbers: readonly NumberReading[];
  /** Fields of the zone that neither a second reading nor the print confirms. */
  unconfirmed: readonly UnconfirmedField[];
  lines: readonly OcrLine[];
  input: { today: string; side?: 'front' | 'back' };
  /** Whether the page is in a script of its own for which no model was there. */
  unsupportedScript?: boolean;
  /** Whether there was no time for all of it. */
  inPart?: boolean;
};

/** Stable codes for what is wrong with picture and document, what a person can mend first; and which of them to act on. */
export function reasonsOf(quality: Quality, facts: Facts): { reasons: string[]; advice: string | null } {
  const reasons = inOrderOfAdvice([...pictureReasons(quality, facts), ...documentReasons(facts)]);
  return { reasons, advice: adviceOf(reasons) };
}

/** Stable reason codes for what is wrong with the document as read. */
export function documentReasons(facts: Facts): string[] {
  const { template, compared, mrz, input } = facts;
  const reasons = new Set<string>();
  // Words without a kind of document that is known: something is there, and nothing of it was understood.
  if (!template && !mrz)
    reasons.add(textOf(facts.lines) < LEAST_TEXT ? 'document.not_a_document' : 'document.unreadable_fields');
  if (input.side && template?.side && template.side !== input.side) reasons.add('document.wrong_side');
  if (facts.inPart) reasons.add('document.read_in_part');
  if (facts.unsupportedScript) reasons.add('document.unsupported_script');
  if (lacksRequired(template, compared) || hasUnclearWords(template, compared))
    reasons.add('document.unreadable_fields');
  if (mrz && !mrz.valid) reasons.add(isDoubtful(mrz) ? 'document.mrz_doubtful' : 'authenticity.mrz_checksum');
  if (mrz?.valid && !knownStates(mrz)) reasons.add('authenticity.mrz_mismatch');
  if (facts.isForgedCode) reasons.add('authenticity.barcode_signature');
  if (facts.unconfirmed.length > 0 || hasUnclearName(compared)) reasons.add('document.name_unconfirmed');
  if (facts.numbers.some(({ finding }) => !finding.valid)) reasons.add('authenticity.number_format');
  if (facts.numbers.some(({ otherNames }) => otherNames.length > 0)) reasons.add('data.name_mismatch');
  for (const { field, a, b, outcome } of compared.agreement) {
    // Two names in two scripts that are not one name: one of them was misread, or is another person's.
    if (field === 'native_name' && outcome === 'differs') reasons.add('document.unreadable_fields');
    if (outcome !== 'differs' || !surelyPrinted(compared, field)) continue;
    if (mrz?.valid && (a.source === 'mrz' || b.source === 'mrz')) reasons.add('authenticity.mrz_mismatch');
    if (a.source === 'barcode' || b.source === 'barcode') reasons.add('authenticity.barcode_mismatch');
    if (a.source === 'number' || b.source === 'number') reasons.add('authenticity.number_format');
  }
  const expiry = compared.fields.expiry_date?.value;
  if (expiry && expiry < input.today) reasons.add('document.expired');
  return [...reasons];
}

function textOf(lines: readonly OcrLine[]): number {
  return lines.filter((line) => line.confidence > 0.6).reduce((sum, line) => sum + line.text.length, 0);
}

/** A letter or a mark of a printed name that the reader itself is not sure of. */
function hasUnclearName({ fields }: Compared): boolean {
  const isBelow = (name: string, sure: number): boolean => {
    const read = fields[name];
    return read?.source === 'printed' && read.confidence < sure;
  };
  return NAMES.some((name) => isBelow(name, SURE_NAME)) || isBelow('native_name', SURE_TEXT);
}

/** An address or another text of which a part was hardly read. */
function hasUnclearWords(template: DocumentTemplate | null, { fields }: Compared): boolean {
  return Object.entries(template?.fields ?? {}).some(([name, { kind, values }]) => {
    const read = fields[name];
    const isText = (kind === 'text' || kind === 'address') && !values;
    return isText && read?.source === 'printed' && read.confidence < SURE_TEXT;
  });
}

function lacksRequired(template: DocumentTemplate | null, compared: Compared): boolean {
  if (!template) return false;
  return Object.entries(template.fields).some(([name, field]) => field.required && !compared.fields[name]);
}

/** Whether the zone names states that exist. Older cards name theirs by two letters, or leave the nationality out. */
function knownStates({ fields }: MrzReading): boolean {
  const isKnown = (code: string) => alpha3Of(code) !== null;
  const { issuing_state: issuing, nationality } = fields;
  return issuing !== null && isKnown(issuing) && (nationality === null || isKnown(nationality));
}

/** A contradiction counts only when the print itself was read clearly. */
function surelyPrinted(compared: Compared, field: string): boolean {
  const printed = compared.sources[field]?.find((each) => each.source === 'printed');
  return printed === undefined || printed.confidence >= SURE_PRINT;
}
