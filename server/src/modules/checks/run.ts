import type { Ctx } from '#platform/db';
import type { AnyCheck, CheckInputs } from './define-check.ts';
import type { KeptCheck } from './operations/keep-checks.ts';

/** Runs one check outside any transaction; what it cannot do ends `inconclusive`, never `pass`. */
export async function runCheck(ctx: Ctx, check: AnyCheck, inputs: CheckInputs): Promise<KeptCheck> {
  const gathered = await check.gather(ctx, inputs).catch(() => 'failed' as const);
  const none = { provider: null, model: null, simulated: false, evidence: [], score: null, threshold: null };
  if (gathered === 'failed')
    return { code: check.code, result: 'inconclusive', reasons: ['service.internal'], ...none };
  if (gathered === null) return { code: check.code, result: 'not_applicable', reasons: [], ...none };
  const { captures: _captures, ...rest } = inputs;
  const verdict = check.judge(gathered.evidence, rest);
  return {
    code: check.code,
    ...verdict,
    provider: gathered.provider,
    model: gathered.model,
    simulated: gathered.simulated,
    evidence: check.show(gathered.evidence),
    ...(gathered.testimony ? { testimony: gathered.testimony } : {}),
  };
}
