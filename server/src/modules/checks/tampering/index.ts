import type { Id } from '#platform/ids';
import { defineCheck, local, type Verdict } from '../define-check.ts';
import type { EvidenceLine, TamperFinding } from '../schema.ts';

/** A finding and the picture that it speaks of. */
type Found = TamperFinding & { captureId: Id<'cap'> };

export type TamperEvidence = {
  /** The plainest word of each detector over all sides of the document. */
  findings: readonly Found[];
  /** False when a side was never inspected. */
  whole: boolean;
};

const REASONS: Readonly<Record<TamperFinding['code'], string>> = {
  screen: 'image.photo_of_screen',
  metadata: 'image.edited_metadata',
  recompression: 'authenticity.tampered',
};

/** Was the picture changed before it came? A sign is never more than a doubt: a person looks, and nobody is refused for it. */
export const tamperingCheck = defineCheck<TamperEvidence>({
  code: 'tampering',
  gather: async (_ctx, inputs) => {
    const shown = inputs.captures.filter((capture) => capture.side !== 'selfie');
    if (shown.length === 0) return null;
    const evidence = {
      findings: plainest(
        shown.flatMap(({ id, tamper }) =>
          (tamper ?? []).map((finding) => ({ ...finding, captureId: id as Id<'cap'> })),
        ),
      ),
      whole: shown.every(({ tamper }) => tamper !== null),
    };
    return { ...local, evidence, model: { name: 'tamper', version: versionsOf(evidence.findings), hash: null } };
  },
  judge,
  show: ({ findings }) => findings.flatMap(linesOf),
});

function plainest(findings: readonly Found[]): Found[] {
  const best = new Map<Found['code'], Found>();
  for (const finding of findings) {
    const other = best.get(finding.code);
    if (!other || (finding.score ?? -1) > (other.score ?? -1)) best.set(finding.code, finding);
  }
  return [...best.values()];
}

function versionsOf(findings: readonly Found[]): string {
  return findings.map(({ version }) => version).join(' ') || 'none';
}

export function judge({ findings, whole }: TamperEvidence): Verdict {
  const suspicious = findings.filter(({ score, threshold }) => score !== null && score >= threshold);
  const [highest] = [...findings].sort((a, b) => (b.score ?? -1) - (a.score ?? -1));
  const scale = { score: highest?.score ?? null, threshold: highest?.threshold ?? null };
  if (suspicious.length > 0)
    return { result: 'inconclusive', reasons: [...new Set(suspicious.map(({ code }) => REASONS[code]))], ...scale };
  // A picture that nothing looked at is a doubt of the service, not of the person.
  return whole
    ? { result: 'pass', reasons: [], ...scale }
    : { result: 'inconclusive', reasons: ['service.internal'], ...scale };
}

/** What is suspicious carries the picture of where, for the viewer to lay over the photograph. */
function linesOf({ code, score, threshold, overlay, captureId }: Found): EvidenceLine[] {
  const suspicious = score !== null && score >= threshold;
  return [
    {
      label: `tampering.${code}`,
      kind: 'score',
      value: score,
      threshold,
      agrees: score === null ? null : !suspicious,
      captureId,
      image: suspicious ? overlay : null,
    },
  ];
}
