import { createHash } from 'node:crypto';
import { countryCode } from '@acquaint/engines/lists';
import { z } from 'zod';
import { type KeptCheck, keepChecks } from '#modules/checks';
import type { CustomerId } from '#modules/customers';
import { type RiskInputs, rateCustomer } from '#modules/risk';
import { keepScreening, standing } from '#modules/screening';
import { keepBlob } from '#platform/blobs';
import type { Tx } from '#platform/db';
import { defineJob } from '#platform/jobs';
import { decide } from '../policy.ts';
import { changeVerification, findVerification, lockVerification, setPortrait } from '../store/index.ts';
import { carryOut, toReview } from './carry-out.ts';
import { type Prepared, prepareInputs } from './gather-inputs.ts';
import { JUDGE_JOB } from './job-name.ts';
import { type Observed, observeApplicant } from './observe-applicant.ts';

/** The machine's part: reads, runs every check of the flow, screens, rates, decides or asks a person. */
export const judgeVerification = defineJob<{ verificationId: string }, Prepared, Observed>({
  name: JUDGE_JOB,
  input: z.object({ verificationId: z.string() }),
  timeoutMs: 60_000,
  attempts: 4,
  prepare: async (tx, { verificationId }) => {
    const found = await findVerification(tx, verificationId);
    if (!found || (found.status !== 'submitted' && found.status !== 'processing')) return null;
    if (found.status === 'submitted') await changeVerification(tx, verificationId, { status: 'processing' });
    return prepareInputs(tx, (await findVerification(tx, verificationId)) ?? found);
  },
  perform: (ctx, prepared) => observeApplicant(ctx, prepared),
  settle: (tx, prepared, outcome) => settle(tx, prepared, outcome),
  giveUp: async (tx, { verificationId }) => {
    const found = await lockVerification(tx, verificationId);
    if (found.status !== 'submitted' && found.status !== 'processing') return;
    await toReview(
      tx,
      { id: found.id, customerId: found.customerId as CustomerId, country: found.country },
      { kind: 'review', reasons: ['service.internal'], grave: false },
    );
  },
});

async function settle(tx: Tx, prepared: Prepared, performed: Observed): Promise<void> {
  const current = await lockVerification(tx, prepared.found.id);
  if (current.version !== prepared.found.version || current.status !== 'processing') return;
  const { customerId } = prepared.inputs;
  const about = { customerId, aboutId: current.id };
  const matches =
    performed.searched && performed.searched !== 'unscreened'
      ? (await keepScreening(tx, performed.searched, about)).matches
      : null;
  const checks = performed.checks.map((check) =>
    check.code === 'screening' && matches && matches.every((match) => match.status === 'false_positive')
      ? { ...check, result: 'pass' as const, reasons: [] }
      : check,
  );
  await keepChecks(tx, { ...about, attempt: current.attempt }, checks);
  if (performed.portrait) {
    await keepBlob(tx, performed.portrait.staged);
    await setPortrait(tx, performed.portrait.captureId, performed.portrait.staged.id);
  }
  const rated = await rateCustomer(
    tx,
    customerId,
    riskInputs(prepared, performed, checks, matches ? standing(matches) : 'unscreened'),
    current.id,
  );
  const policyVersion = `${prepared.inputs.pack.version}/flow-${prepared.found.flowVersionId.slice(0, 8)}/${rated.modelVersion}`;
  const inputsHash = hashInputs(prepared, checks);
  await changeVerification(tx, current.id, {
    rating: rated.rating,
    policyVersion,
    inputsHash,
    simulated: checks.some((check) => check.simulated),
  });

  const verdict = decide({
    checks,
    required: prepared.required,
    rating: rated.rating,
    attemptsLeft: current.attemptsMax - current.attempt,
  });
  await carryOut(tx, { id: current.id, customerId, country: current.country }, verdict, {
    policyVersion,
    hash: inputsHash,
    read: performed.read,
  });
}

function riskInputs(
  prepared: Prepared,
  performed: Observed,
  checks: readonly KeptCheck[],
  screening: RiskInputs['screening'],
): RiskInputs {
  const evidence = checks.some((check) => check.result === 'fail')
    ? 'refused'
    : checks.some((check) => check.result === 'inconclusive')
      ? 'some_doubt'
      : 'all_pass';
  return {
    country: prepared.inputs.country,
    nationality: alpha2(performed.read.fields.nationality),
    screening,
    channel: 'remote_document',
    evidence,
    deviceFlags: prepared.inputs.deviceFlags,
    age: performed.read.age,
  };
}

function alpha2(nationality: string | undefined): string | null {
  return nationality ? (countryCode(nationality)?.toUpperCase() ?? null) : null;
}

/** The same captures, checks and flow give the same hash: what a decision was taken on can be shown later. */
function hashInputs(prepared: Prepared, checks: readonly KeptCheck[]): string {
  const seen = prepared.captures.map(({ capture }) => [capture.step, capture.side, capture.blobId]);
  const judged = checks.map((check) => [
    check.code,
    check.result,
    check.score,
    [...check.reasons].sort(),
    check.model?.hash ?? null,
  ]);
  return createHash('sha256')
    .update(JSON.stringify([prepared.found.flowVersionId, seen, judged]))
    .digest('hex');
}
