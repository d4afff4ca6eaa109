import { similarityAt } from '@acquaint/engines/vision';
import { maskedNames } from '#modules/customers';
import { findNearFaces } from '#modules/faces';
import { call } from '#modules/vendors';
import type { Ctx } from '#platform/db';
import { Problem } from '#platform/errors';
import { showId } from '#platform/ids';
import { EngineFailed } from '#platform/pools';
import { defineCheck, type Verdict } from '../define-check.ts';

type Linked = { customer: string; nameMasked: string; similarity: number };
export type DuplicateEvidence = {
  searched: boolean;
  /** Why no search was made: the selfie shows no face, or the models are away. */
  why: 'face.not_detected' | 'service.provider_unavailable' | null;
  linked: Linked[];
  threshold: number | null;
};

/** Is this face already another customer's? A near one is shown to a person and never declines by itself. */
export const faceDuplicate = defineCheck<DuplicateEvidence>({
  code: 'face_duplicate',
  gather: async (ctx, inputs) => {
    const selfie = inputs.captures.find((capture) => capture.side === 'selfie');
    // A scenario's face is drawn and the same for everyone who plays it: there is nobody to find.
    if (!selfie || inputs.simulatedFace) return null;
    try {
      const { answer, provider, simulated } = await call(ctx, 'face', {
        document: null,
        selfie: selfie.image,
        template: true,
      });
      const model = { name: answer.pack, version: answer.pack, hash: answer.packHash };
      if (!answer.template) return { evidence: unsearched('face.not_detected'), provider, model, simulated };
      const { threshold, within, scale, ...face } = answer.template;
      const near = await findNearFaces(ctx, face, { own: inputs.customerId, within });
      const linked = await named(ctx, near, (distance) => similarityAt(distance, scale));
      return { evidence: { searched: true, why: null, linked, threshold }, provider, model, simulated };
    } catch (error) {
      if (!(error instanceof EngineFailed || error instanceof Problem)) throw error;
      const evidence = unsearched('service.provider_unavailable');
      return { evidence, provider: null, model: null, simulated: false };
    }
  },
  judge: (evidence) => judge(evidence),
  show: ({ linked }) => [
    { label: 'face.linked_count', kind: 'score', value: linked.length },
    ...linked.map(({ customer, nameMasked, similarity }) => ({
      label: 'face.linked',
      kind: 'text' as const,
      value: `${nameMasked} · ${customer} · ${similarity}`,
    })),
  ],
});

const unsearched = (why: NonNullable<DuplicateEvidence['why']>): DuplicateEvidence => ({
  searched: false,
  why,
  linked: [],
  threshold: null,
});

type Near = Awaited<ReturnType<typeof findNearFaces>>;

async function named(ctx: Ctx, near: Near, similarity: (distance: number) => number): Promise<Linked[]> {
  if (near.length === 0) return [];
  const ids = near.map(({ customerId }) => customerId);
  const names = await ctx.database.read(ctx, (db) => maskedNames(db, ids));
  return near.map(({ customerId, distance }) => ({
    customer: showId('cus', customerId),
    nameMasked: names.get(customerId) ?? '—',
    similarity: Math.round(similarity(distance) * 1000) / 1000,
  }));
}

export function judge(evidence: DuplicateEvidence): Verdict {
  const [nearest] = evidence.linked;
  const scored = { score: nearest?.similarity ?? null, threshold: nearest ? evidence.threshold : null };
  if (evidence.why) return { result: 'inconclusive', reasons: [evidence.why], ...scored };
  if (nearest) return { result: 'inconclusive', reasons: ['face.already_enrolled'], ...scored };
  return { result: 'pass', reasons: [], ...scored };
}
