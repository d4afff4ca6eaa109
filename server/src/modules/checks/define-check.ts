import type { ChipFiles } from '@acquaint/engines/chip';
import type { DocumentReading } from '@acquaint/engines/documents';
import type { z } from 'zod';
import type { CustomerId, FieldValues } from '#modules/customers';
import type { Pack } from '#modules/regulation';
import type { Ctx } from '#platform/db';
import type { LivenessInput } from './liveness/input.ts';
import type { CheckOutcome, EvidenceLine, Model, OutsideTestimony, TamperFinding } from './schema.ts';

export type CaptureInput = {
  id: string;
  step: string;
  side: 'front' | 'back' | 'selfie';
  image: Uint8Array;
  reading: DocumentReading | null;
  /** Null when the picture was never inspected. */
  tamper: readonly TamperFinding[] | null;
};
export type { JudgedClip, LivenessInput } from './liveness/input.ts';

/** All a check may look at: what was shown, typed and observed. */
export type CheckInputs = {
  customerId: CustomerId;
  aboutId: string;
  today: string;
  country: string | null;
  documentType: string | null;
  pack: Pack;
  captures: readonly CaptureInput[];
  typed: FieldValues;
  confirmed: readonly ('email' | 'sms')[];
  deviceFlags: readonly string[];
  position: { latitude: number; longitude: number; accuracyM: number } | null;
  /** What a reader app took from the document's chip, if any. */
  chip: ChipFiles | null;
  othersWithDocument: number;
  accountsWithPhone: number;
  /** A sandbox scenario's word on the face, marked simulated; null outside scenarios. */
  simulatedFace: 'match' | 'review' | 'mismatch' | null;
  liveness: LivenessInput;
};
/** What a check concludes. Score and threshold are of the same scale; both null where a check has no scale. */
export type Verdict = {
  result: CheckOutcome;
  reasons: readonly string[];
  score: number | null;
  threshold: number | null;
};
export type Gathered<E> = {
  evidence: E;
  /** What the source asked said field by field, to stand beside the document's own sources. */
  testimony?: OutsideTestimony | null;
  provider: string | null;
  model: z.infer<typeof Model> | null;
  simulated: boolean;
};

/** A check: what it needs, the only part that touches the outside (`gather`), and a pure judgement. */
export type Check<E> = {
  code: string;
  /** Null when there is nothing to look at: the result is then `not_applicable`. */
  gather: (ctx: Ctx, inputs: CheckInputs) => Promise<Gathered<E> | null>;
  judge(evidence: E, inputs: Omit<CheckInputs, 'captures'>): Verdict;
  /** What the reviewer sees, line by line. */
  show(evidence: E): EvidenceLine[];
};
/** As a registry holds it: each check is typed where it is defined. */
export type AnyCheck = Check<unknown>;

export function defineCheck<E>(check: Check<E>): Check<E> {
  return check;
}

export const local = { provider: 'local', model: null, simulated: false } as const;

export function frontReading(inputs: Pick<CheckInputs, 'captures'>): DocumentReading | null {
  return inputs.captures.find((capture) => capture.step === 'document' && capture.side === 'front')?.reading ?? null;
}

export type PersonAsked = {
  name: string | null;
  nativeName: string | null;
  birthDate: string | null;
  nationality: string | null;
  personalNumber: string | null;
  address: string | null;
};

/** Whom a source outside is asked about: as read from the document, else as typed. */
export function personOf(inputs: Pick<CheckInputs, 'captures' | 'typed'>): PersonAsked {
  const of = (name: keyof FieldValues) => fieldOf(inputs, name) ?? inputs.typed[name] ?? null;
  const parts = [of('given_names'), of('surname')].filter(Boolean).join(' ');
  return {
    name: of('full_name') ?? (parts || null),
    nativeName: of('native_name'),
    birthDate: of('birth_date'),
    nationality: of('nationality'),
    personalNumber: of('personal_number'),
    address: of('address'),
  };
}

/** The best value of a field over all sides of the document. */
export function fieldOf(inputs: Pick<CheckInputs, 'captures'>, name: string): string | null {
  const readings = inputs.captures
    .filter((capture) => capture.step === 'document')
    .flatMap((capture) => (capture.reading?.fields[name] ? [capture.reading.fields[name]] : []));
  return readings.sort((a, b) => b.confidence - a.confidence)[0]?.value ?? null;
}
