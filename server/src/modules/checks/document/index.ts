import { type Authenticity, type DocumentReading, isSameSide } from '@acquaint/engines/documents';
import { isDoubtful, type MrzReading } from '@acquaint/engines/mrz';
import { type CheckInputs, defineCheck, fieldOf, type Verdict } from '../define-check.ts';
import type { EvidenceLine } from '../schema.ts';
import { allAgreements, type Disagreement, disagreementsOf, reasonOf, unconfirmedOf } from './agreement.ts';

export type DocumentEvidence = {
  class: string | null;
  expectedClass: string | null;
  country: string | null;
  readable: boolean;
  mrzExpected: boolean;
  /** `doubtful`: no check digit is wrong, but other signs would be as likely and as right. */
  mrz: 'valid' | 'invalid' | 'doubtful' | 'absent';
  failedDigits: string[];
  reasons: string[];
  /** Sides that the pack asks for and nobody showed. */
  sidesMissing: number;
  sameSideTwice: boolean;
  disagreements: Disagreement[];
  /** Fields of the zone that only one reading vouches for, or that are one of several as likely. */
  unconfirmed: string[];
  /** Whether the signature of a code on the document holds; null where there is no such code. */
  code: Authenticity | null;
  expiryDate: string | null;
  othersWithDocument: number;
  fieldsRead: number;
  nameAgrees: boolean | null;
  confidence: number;
};

/** Classes of every country whose page carries a machine-readable zone; those of one country say it in its pack. */
const WITH_MRZ = new Set(['passport', 'identity_card', 'de_identity_card', 'residence_permit', 'visa']);
const MIN_CONFIDENCE = 0.6;
/** One side says it of itself; whether another side or source settles it is seen here, over all of them. */
const UNCONFIRMED = 'document.name_unconfirmed';
const DOUBTFUL = 'document.mrz_doubtful';
const NAMES_AND_STATES: ReadonlySet<string> = new Set(['surname', 'given_names', 'nationality', 'issuing_state']);

/** Is this the kind of document that was named, is it whole and in date, and do its parts agree with each other? */
export const documentCheck = defineCheck<DocumentEvidence>({
  code: 'document',
  gather: async (_ctx, inputs) => {
    const shown = inputs.captures.filter((capture) => capture.step === 'document');
    if (shown.length === 0) return null;
    return {
      evidence: evidenceOf(inputs),
      provider: 'ocr-local',
      model: { name: 'pp-ocr', version: 'v4', hash: null },
      simulated: false,
    };
  },
  judge: (evidence, inputs) => judge(evidence, inputs.today),
  show,
});

function evidenceOf(inputs: CheckInputs): DocumentEvidence {
  const sides = inputs.captures.filter((capture) => capture.step === 'document');
  const readings = sides.flatMap((side) => (side.reading ? [side.reading] : []));
  const front = readings[0] ?? null;
  const mrz = readings.map((reading) => reading.mrz).find((one) => one !== null && one !== undefined) ?? null;
  const agreements = allAgreements(inputs);
  const unconfirmed = unconfirmedOf(readings, agreements);
  const confidences = readings.flatMap((reading) => Object.values(reading.fields).map((field) => field.confidence));
  return {
    class: front?.class ?? null,
    expectedClass: inputs.documentType,
    country: front?.country ?? null,
    readable: readings.length === sides.length && confidences.length > 0,
    mrzExpected: bearsZone(inputs),
    mrz: zoneState(mrz, readings, unconfirmed),
    failedDigits: mrz && !isDoubtful(mrz) ? Object.entries(mrz.checks).flatMap(([name, ok]) => (ok ? [] : [name])) : [],
    reasons: [...new Set(readings.flatMap((reading) => reading.reasons))].filter(
      (code) => code !== UNCONFIRMED && code !== DOUBTFUL,
    ),
    sidesMissing: sidesMissing(inputs, sides),
    sameSideTwice: readings.some((one, at) =>
      readings.slice(at + 1).some((other) => isAlike(one.page.likeness, other.page.likeness)),
    ),
    disagreements: disagreementsOf(agreements),
    unconfirmed,
    code: readings.map(({ barcode }) => barcode?.authenticity).find((one) => one) ?? null,
    expiryDate: fieldOf(inputs, 'expiry_date'),
    othersWithDocument: inputs.othersWithDocument,
    fieldsRead: new Set(readings.flatMap((reading) => Object.keys(reading.fields))).size,
    nameAgrees: nameAgrees(inputs),
    confidence: confidences.length > 0 ? confidences.reduce((a, b) => a + b, 0) / confidences.length : 0,
  };
}

/** What was doubtful on one side is settled when another side says each number in question alike. */
function zoneState(
  mrz: MrzReading | null,
  readings: readonly DocumentReading[],
  unconfirmed: readonly string[],
): DocumentEvidence['mrz'] {
  if (!mrz) return 'absent';
  if (mrz.valid) return 'valid';
  if (!isDoubtful(mrz)) return 'invalid';
  const isNumber = (field: string): boolean => !NAMES_AND_STATES.has(field);
  const asked = readings.flatMap((reading) => (reading.unconfirmed ?? []).filter(({ field }) => isNumber(field)));
  return asked.length > 0 && !unconfirmed.some(isNumber) ? 'valid' : 'doubtful';
}

function sidesMissing({ documentType, pack }: CheckInputs, shown: CheckInputs['captures']): number {
  const asked = pack.documents.find((one) => one.class === documentType)?.sides ?? [];
  return asked.filter((side) => !shown.some((capture) => capture.side === side)).length;
}

/** Readings kept before pages were compared have no likeness. */
function isAlike(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && isSameSide(a, b);
}

function bearsZone({ documentType, pack }: CheckInputs): boolean {
  if (documentType === null) return false;
  return WITH_MRZ.has(documentType) || pack.documents.some((one) => one.class === documentType && one.zone);
}

/** A name that the integrator or the person gave, against the one on the document: same words, any order. */
function nameAgrees(inputs: CheckInputs): boolean | null {
  const typed = inputs.typed.full_name;
  const read =
    fieldOf(inputs, 'full_name') ??
    [fieldOf(inputs, 'given_names'), fieldOf(inputs, 'surname')].filter(Boolean).join(' ');
  if (!typed || !read) return null;
  const words = (text: string) =>
    new Set(
      text
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .toUpperCase()
        .split(/[^\p{L}]+/u)
        .filter(Boolean),
    );
  const [a, b] = [words(typed), words(read)];
  return [...a].every((word) => b.has(word)) || [...b].every((word) => a.has(word));
}

/** A fact (out of date) refuses; a doubt goes to a person; what can be photographed again asks for it. */
export function judge(evidence: DocumentEvidence, today: string): Verdict {
  const score = Math.round(evidence.confidence * 1000) / 1000;
  const verdict = (result: Verdict['result'], reasons: readonly string[]): Verdict => ({
    result,
    reasons,
    score,
    threshold: MIN_CONFIDENCE,
  });
  if (!evidence.readable || evidence.fieldsRead === 0) return verdict('inconclusive', ['document.unreadable_fields']);
  if (evidence.expiryDate && evidence.expiryDate < today) return verdict('fail', ['document.expired']);
  const doubts = new Set(
    evidence.reasons.filter((reason) => reason !== 'document.expired' && reason !== 'document.expires_soon'),
  );
  if (evidence.class !== null && evidence.expectedClass !== null && !sameClass(evidence.class, evidence.expectedClass))
    doubts.add('document.type_not_accepted');
  if (evidence.class === null) doubts.add('authenticity.template_mismatch');
  if (evidence.mrz === 'invalid') doubts.add('authenticity.mrz_checksum');
  if (evidence.mrz === 'doubtful') doubts.add(DOUBTFUL);
  if (evidence.mrzExpected && evidence.mrz === 'absent') doubts.add('document.unreadable_fields');
  if (evidence.sameSideTwice) doubts.add('document.same_side_twice');
  if (evidence.sidesMissing > 0) doubts.add('document.page_missing');
  for (const disagreement of evidence.disagreements) doubts.add(reasonOf(disagreement));
  if (evidence.unconfirmed.some((field) => NAMES_AND_STATES.has(field))) doubts.add(UNCONFIRMED);
  if (evidence.othersWithDocument > 0) doubts.add('compromised.seen_with_other_person');
  if (evidence.nameAgrees === false) doubts.add('data.name_mismatch');
  if (evidence.confidence < MIN_CONFIDENCE) doubts.add('document.unreadable_fields');
  return doubts.size > 0 ? verdict('inconclusive', [...doubts]) : verdict('pass', []);
}

const CARDS = new Set(['identity_card', 'de_identity_card', 'residence_permit']);

/** A card recognised by its zone alone is an identity card of any country. */
function sameClass(read: string, expected: string): boolean {
  return read === expected || (CARDS.has(read) && CARDS.has(expected));
}

function show(evidence: DocumentEvidence): EvidenceLine[] {
  return [
    {
      label: 'document.class',
      kind: 'comparison',
      value: evidence.class,
      expected: evidence.expectedClass,
      agrees:
        evidence.class !== null && evidence.expectedClass !== null && sameClass(evidence.class, evidence.expectedClass),
    },
    {
      label: 'document.mrz',
      kind: 'text',
      value: evidence.mrz,
      agrees: evidence.mrz === 'absent' || evidence.mrz === 'doubtful' ? null : evidence.mrz === 'valid',
    },
    ...evidence.failedDigits.map((name) => ({
      label: `document.check_digit.${name}`,
      kind: 'text' as const,
      value: 'wrong',
      agrees: false,
    })),
    ...(evidence.code
      ? [
          {
            label: 'document.code_signature',
            kind: 'text' as const,
            value: evidence.code,
            agrees: evidence.code === 'genuine' ? true : evidence.code === 'forged' ? false : null,
          },
        ]
      : []),
    { label: 'document.expiry', kind: 'date', value: evidence.expiryDate },
    ...evidence.disagreements.map((one) => ({
      label: `field.${one.field}`,
      kind: 'comparison' as const,
      value: one.a,
      expected: one.b,
      agrees: one.outcome === 'unsure' ? null : false,
    })),
    ...evidence.unconfirmed.map((field) => ({
      label: `field.${field}`,
      kind: 'text' as const,
      value: 'unconfirmed',
      agrees: null,
    })),
    { label: 'document.others', kind: 'score', value: evidence.othersWithDocument },
    { label: 'document.fields_read', kind: 'score', value: evidence.fieldsRead },
  ];
}
