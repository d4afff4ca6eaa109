import { readDg2 } from '@acquaint/engines/chip';
import { call, type FaceAnswer, type FaceMeasurement } from '#modules/vendors';
import { EngineFailed } from '#platform/pools';
import { type CheckInputs, defineCheck, type Verdict } from '../define-check.ts';
import type { EvidenceLine } from '../schema.ts';

export type FaceEvidence = Pick<
  FaceAnswer,
  'similarity' | 'verdict' | 'threshold' | 'reviewThreshold' | 'measured' | 'reasons' | 'documentFaces' | 'selfieFaces'
> & { unavailable: boolean };

/** Is the person of the selfie the one on the document? Compared by the installed model pack, named with its hash. */
export const faceMatch = defineCheck<FaceEvidence>({
  code: 'face_match',
  gather: async (ctx, inputs) => {
    const selfie = inputs.captures.find((capture) => capture.side === 'selfie');
    const document = inputs.captures.find((capture) => capture.step === 'document' && capture.side === 'front');
    // The chip's portrait is the clearer one, and signed; a chip that is not in order is the chip check's doubt.
    const portrait = chipPortrait(inputs.chip) ?? document?.image;
    if (!selfie || !portrait) return null;
    if (inputs.simulatedFace)
      return { evidence: simulated(inputs.simulatedFace), provider: 'face-simulated', model: null, simulated: true };
    try {
      const {
        answer,
        provider,
        simulated: marked,
      } = await call(ctx, 'face', { document: portrait, selfie: selfie.image });
      return {
        evidence: { ...answer, unavailable: false },
        provider,
        model: { name: answer.pack, version: answer.pack, hash: answer.packHash },
        simulated: marked,
      };
    } catch (error) {
      // A model that does not load or a provider that is away leaves a doubt for a person: it never passes and never blames the applicant.
      if (error instanceof EngineFailed && !error.code.startsWith('face.') && !error.code.startsWith('pool.'))
        throw error;
      return { evidence: absent(), provider: null, model: null, simulated: false };
    }
  },
  judge: (evidence) => judge(evidence),
  show: (evidence) => [
    {
      label: 'face.similarity',
      kind: 'score',
      value: evidence.similarity,
      threshold: evidence.threshold || null,
      review: evidence.reviewThreshold || null,
    },
    { label: 'face.on_document', kind: 'score', value: evidence.documentFaces },
    { label: 'face.on_selfie', kind: 'score', value: evidence.selfieFaces },
    ...evidence.measured.flatMap(({ set, falseMatch, falseNonMatch, here }) => [
      ...rateLine('face.stranger_as_alike', set, here?.falseMatch ?? null),
      ...rateLine('face.same_less_alike', set, here?.falseNonMatch ?? null),
      ...rateLine('face.false_match', set, falseMatch),
      ...rateLine('face.false_non_match', set, falseNonMatch),
    ]),
  ],
});

function chipPortrait(chip: CheckInputs['chip']): Uint8Array | null {
  const portrait = chip?.dg2 ? readDg2(chip.dg2) : null;
  return portrait?.format === 'jpeg' ? portrait.bytes : null;
}

/** Errors, trials and the interval that they leave, of one set of pictures. */
function rateLine(label: string, set: string, rate: FaceMeasurement['falseMatch']): EvidenceLine[] {
  return rate ? [{ label, kind: 'rate', value: set, rate }] : [];
}

function absent(): FaceEvidence {
  return {
    similarity: null,
    verdict: 'no_face',
    threshold: 0,
    reviewThreshold: 0,
    reasons: [],
    documentFaces: 0,
    selfieFaces: 0,
    measured: [],
    unavailable: true,
  };
}

function simulated(verdict: 'match' | 'review' | 'mismatch'): FaceEvidence {
  const similarity = { match: 0.9, review: 0.6, mismatch: 0.2 }[verdict];
  return {
    similarity,
    verdict,
    threshold: 0.7,
    reviewThreshold: 0.5,
    reasons: [],
    documentFaces: 1,
    selfieFaces: 1,
    measured: [],
    unavailable: false,
  };
}

export function judge(evidence: FaceEvidence): Verdict {
  const verdict = (result: Verdict['result'], reasons: readonly string[]): Verdict => ({
    result,
    reasons,
    score: evidence.similarity,
    threshold: evidence.threshold || null,
  });
  if (evidence.unavailable) return verdict('inconclusive', ['service.provider_unavailable']);
  if (evidence.verdict === 'match' && evidence.reasons.length === 0) return verdict('pass', []);
  if (evidence.verdict === 'no_face')
    return verdict('inconclusive', evidence.reasons.length > 0 ? evidence.reasons : ['face.not_detected']);
  if (evidence.verdict === 'mismatch') return verdict('inconclusive', ['face.mismatch_document']);
  return verdict('inconclusive', evidence.reasons.length > 0 ? evidence.reasons : ['face.low_quality']);
}
