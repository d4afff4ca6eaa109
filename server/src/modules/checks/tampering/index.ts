import { isDoubtful } from '@acquaint/engines/mrz';
import { call } from '#modules/vendors';
import type { Ctx } from '#platform/db';
import { Problem } from '#platform/errors';
import type { Id } from '#platform/ids';
import { EngineFailed } from '#platform/pools';
import { type CheckInputs, defineCheck, local, type Verdict } from '../define-check.ts';
import type { EvidenceLine, TamperFinding } from '../schema.ts';

/** A finding and the picture that it speaks of. */
type Found = TamperFinding & { captureId: Id<'cap'> };

export type TamperEvidence = {
  /** The plainest word of each detector over all sides of the document. */
  findings: readonly Found[];
  /** False when a side was never inspected. */
  whole: boolean;
  /** Signs that other checks judge, told here beside the others. */
  elsewhere: { checkDigits: boolean | null; numberFormat: boolean; contradiction: boolean; othersWithDocument: number };
};

const REASONS: Readonly<Record<TamperFinding['code'], string>> = {
  screen: 'image.photo_of_screen',
  metadata: 'image.edited_metadata',
  recompression: 'authenticity.tampered',
  copied: 'authenticity.tampered',
  print: 'authenticity.font_anomaly',
  portrait: 'authenticity.tampered',
};

/** Was the picture changed before it came? A sign is never more than a doubt: a person looks, and nobody is refused for it. */
export const tamperingCheck = defineCheck<TamperEvidence>({
  code: 'tampering',
  gather: async (ctx, inputs) => {
    const shown = inputs.captures.filter((capture) => capture.side !== 'selfie');
    if (shown.length === 0) return null;
    const told = shown.flatMap(({ id, tamper }) =>
      (tamper ?? []).map((finding) => ({ ...finding, captureId: id as Id<'cap'> })),
    );
    const evidence = {
      findings: plainest([...told, ...(await portraits(ctx, shown))]),
      whole: shown.every(({ tamper }) => tamper !== null),
      elsewhere: elsewhereOf(inputs),
    };
    return { ...local, evidence, model: { name: 'tamper', version: versionsOf(evidence.findings), hash: null } };
  },
  judge,
  show: ({ findings, elsewhere }) => [...findings.flatMap(linesOf), ...linesElsewhere(elsewhere)],
});

/** The faces of each front are held against each other; without models nothing is said, as the check of the face says it already. */
async function portraits(ctx: Ctx, shown: CheckInputs['captures']): Promise<Found[]> {
  const fronts = shown.filter(({ step, side, tamper }) => step === 'document' && side === 'front' && tamper?.length);
  const found = await Promise.all(
    fronts.map(async ({ id, image }): Promise<Found[]> => {
      try {
        const { answer } = await call(ctx, 'portrait', { page: image });
        return [{ ...answer.tamper, captureId: id as Id<'cap'> }];
      } catch (error) {
        if (error instanceof EngineFailed || error instanceof Problem) return [];
        throw error;
      }
    }),
  );
  return found.flat();
}

function elsewhereOf({ captures, othersWithDocument }: CheckInputs): TamperEvidence['elsewhere'] {
  const readings = captures.flatMap(({ step, reading }) => (step === 'document' && reading ? [reading] : []));
  const reasons = new Set(readings.flatMap((reading) => reading.reasons));
  const zones = readings.flatMap(({ mrz }) => (mrz && !isDoubtful(mrz) ? [mrz.valid] : []));
  return {
    checkDigits: zones.length > 0 ? zones.every(Boolean) : null,
    numberFormat: !reasons.has('authenticity.number_format'),
    contradiction: ['authenticity.mrz_mismatch', 'authenticity.barcode_mismatch'].some((code) => reasons.has(code)),
    othersWithDocument,
  };
}

/** What the checks of the document judge: a person sees all signs in one place, and each counts once. */
function linesElsewhere(signs: TamperEvidence['elsewhere']): EvidenceLine[] {
  const line = (name: string, value: string | number | null, agrees: boolean | null): EvidenceLine => ({
    label: `tampering.${name}`,
    kind: 'text',
    value,
    agrees,
  });
  return [
    ...(signs.checkDigits === null
      ? []
      : [line('check_digits', signs.checkDigits ? 'valid' : 'invalid', signs.checkDigits)]),
    ...(signs.numberFormat ? [] : [line('number_format', 'wrong', false)]),
    ...(signs.contradiction ? [line('contradiction', 'differs', false)] : []),
    ...(signs.othersWithDocument > 0 ? [line('other_name', signs.othersWithDocument, false)] : []),
  ];
}

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

export function judge({ findings, whole }: Pick<TamperEvidence, 'findings' | 'whole'>): Verdict {
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
