import { createHash } from 'node:crypto';
import { countryCode } from '@acquaint/engines/lists';
import { z } from 'zod';
import { appendDecision, type Verdict as CaseVerdict, openAlerts } from '#modules/cases';
import { CHECKS, type CheckInputs, fieldOf, type KeptCheck, keepChecks, runCheck } from '#modules/checks';
import type { CustomerId } from '#modules/customers';
import { packNumber } from '#modules/regulation';
import { type RiskInputs, rateCustomer } from '#modules/risk';
import { keepScreening, type Searched, search, standing } from '#modules/screening';
import { call } from '#modules/vendors';
import { keepBlob, type StagedBlob, stageBlob } from '#platform/blobs';
import { ageOn } from '#platform/clock';
import type { Ctx, Tx } from '#platform/db';
import { defineJob } from '#platform/jobs';
import { emit } from '#platform/outbox';
import { record } from '#platform/record';
import { decide, type Verdict } from '../policy.ts';
import { changeVerification, findVerification, lockVerification, setPortrait } from '../store.ts';
import { complete } from './complete.ts';
import { loadCaptures, type Prepared, prepareInputs, type ReadPerson } from './gather-inputs.ts';
import { PROCESS } from './process-name.ts';

type Performed = {
  checks: KeptCheck[];
  searched: Searched | 'unscreened' | null;
  read: ReadPerson;
  portrait: { captureId: string; staged: StagedBlob } | null;
};

/** The machine's part: reads, runs every check of the flow, screens, rates, decides or asks a person. */
export const processVerification = defineJob<{ verificationId: string }, Prepared, Performed>({
  name: PROCESS,
  input: z.object({ verificationId: z.string() }),
  timeoutMs: 60_000,
  attempts: 4,
  prepare: async (tx, { verificationId }) => {
    const found = await findVerification(tx, verificationId);
    if (!found || (found.status !== 'submitted' && found.status !== 'processing')) return null;
    if (found.status === 'submitted') await changeVerification(tx, verificationId, { status: 'processing' });
    return prepareInputs(tx, (await findVerification(tx, verificationId)) ?? found);
  },
  perform: (ctx, prepared) => perform(ctx, prepared),
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

async function perform(ctx: Ctx, prepared: Prepared): Promise<Performed> {
  const captures = await loadCaptures(ctx, prepared);
  const inputs: CheckInputs = { ...prepared.inputs, captures };
  const wanted = CHECKS.filter((check) => prepared.required.includes(check.code));
  const checks: KeptCheck[] = [];
  for (const check of wanted) checks.push(await runCheck(ctx, check, inputs));
  const read = readPerson(inputs);
  const searched = prepared.required.includes('screening') ? await screenPerson(ctx, inputs, read) : null;
  if (searched) checks.push(screeningCheck(searched));
  return { checks, searched, read, portrait: await cutPortrait(ctx, prepared, captures) };
}

const FIELDS = [
  'full_name',
  'surname',
  'given_names',
  'native_name',
  'birth_date',
  'birth_place',
  'sex',
  'nationality',
  'address',
  'document_number',
  'personal_number',
] as const;

function readPerson(inputs: CheckInputs): ReadPerson {
  const fields = Object.fromEntries(
    FIELDS.flatMap((name) => {
      const value = fieldOf(inputs, name);
      return value ? [[name, value]] : [];
    }),
  );
  if (!fields.full_name && (fields.surname || fields.given_names))
    fields.full_name = [fields.given_names, fields.surname].filter(Boolean).join(' ');
  const front = inputs.captures.find((capture) => capture.step === 'document')?.reading ?? null;
  const birthDate = fields.birth_date;
  return {
    fields,
    documentClass: front?.class ?? inputs.documentType,
    country: front?.country ?? null,
    expiryDate: fieldOf(inputs, 'expiry_date'),
    age: birthDate ? ageOn(birthDate, inputs.today) : null,
  };
}

/** Without a name or without lists nobody is clear: unscreened is said, and a person decides. */
async function screenPerson(ctx: Ctx, inputs: CheckInputs, read: ReadPerson): Promise<Searched | 'unscreened'> {
  const name = read.fields.full_name ?? inputs.typed.full_name;
  if (!name) return 'unscreened';
  try {
    const countries = [read.fields.nationality, inputs.country].flatMap((one) => (one ? [one] : []));
    return await search(
      ctx,
      {
        name,
        nativeName: read.fields.native_name ?? null,
        birthDate: read.fields.birth_date ?? null,
        countries,
        identifiers: [read.fields.document_number, read.fields.personal_number].flatMap((one) => (one ? [one] : [])),
        schema: 'Person',
      },
      packNumber(inputs.pack, 'screening_threshold'),
    );
  } catch {
    return 'unscreened';
  }
}

function screeningCheck(searched: Searched | 'unscreened'): KeptCheck {
  const none = { code: 'screening', provider: 'lists', simulated: false };
  if (searched === 'unscreened')
    return {
      ...none,
      result: 'inconclusive',
      reasons: ['screening.unscreened'],
      score: null,
      threshold: null,
      model: null,
      evidence: [],
    };
  const best = searched.found[0]?.match.match_score ?? 0;
  const pep = (topics: readonly string[]) => topics.length > 0 && topics.every((topic) => topic.startsWith('role.'));
  const reasons = [
    ...new Set(searched.found.map((one) => (pep(one.entity.topics) ? 'screening.pep' : 'screening.sanctions'))),
  ];
  return {
    ...none,
    result: reasons.length > 0 ? 'inconclusive' : 'pass',
    reasons,
    score: best,
    threshold: searched.threshold,
    model: {
      name: searched.algorithm,
      version: searched.lists.map((one) => `${one.list}@${one.version}`).join(' '),
      hash: null,
    },
    evidence: [
      { label: 'screening.lists', kind: 'list', value: searched.lists.map((one) => one.list).join(', ') },
      { label: 'screening.matches', kind: 'score', value: searched.found.length },
    ],
  };
}

async function cutPortrait(
  ctx: Ctx,
  prepared: Prepared,
  captures: CheckInputs['captures'],
): Promise<Performed['portrait']> {
  const front = captures.find((capture) => capture.step === 'document' && capture.side === 'front');
  if (!front || prepared.inputs.simulatedFace) return null;
  try {
    const { answer } = await call(ctx, 'face', { document: front.image, selfie: front.image });
    if (!answer.portrait) return null;
    return {
      captureId: front.id,
      staged: await stageBlob(ctx, {
        customerId: prepared.inputs.customerId,
        key: prepared.key,
        bytes: answer.portrait,
        mediaType: 'image/jpeg',
      }),
    };
  } catch {
    return null;
  }
}

async function settle(tx: Tx, prepared: Prepared, performed: Performed): Promise<void> {
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
  performed: Performed,
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

type About = { id: string; customerId: CustomerId; country: string | null };
type Basis = { policyVersion: string; hash: string; read: ReadPerson };

async function carryOut(tx: Tx, about: About, verdict: Verdict, basis: Basis): Promise<void> {
  await complete.keepPerson(tx, about, basis.read);
  if (verdict.kind === 'review') return toReview(tx, about, verdict);
  const decision: CaseVerdict = verdict.kind;
  const reasons = verdict.kind === 'approve' ? [] : verdict.reasons;
  await appendDecision(tx, {
    subject: { prefix: 'ver', id: about.id },
    caseId: null,
    customerId: about.customerId,
    decision,
    reasons,
    policyVersion: basis.policyVersion,
    hash: basis.hash,
    needsSecond: false,
  });
  await changeVerification(tx, about.id, { automated: true });
  await complete.apply(tx, about.id, {
    decision,
    reasons,
    ...(verdict.kind === 'resubmit' ? { redo: verdict.redo } : {}),
  });
}

async function toReview(tx: Tx, about: About, verdict: Extract<Verdict, { kind: 'review' }>): Promise<void> {
  await changeVerification(tx, about.id, { status: 'in_review', reasons: verdict.reasons });
  const screening = verdict.reasons.some((reason) => reason === 'screening.sanctions' || reason === 'screening.pep');
  await openAlerts(tx, [
    {
      kind: screening ? 'verification.screening' : 'verification.review',
      subject: { prefix: 'ver', id: about.id },
      customerId: about.customerId,
      country: about.country,
      reasons: verdict.reasons,
      facts: { reasons: verdict.reasons.length },
      priority: verdict.grave ? 'urgent' : 'routine',
      grave: verdict.grave,
    },
  ]);
  await record(tx, {
    action: 'verification.sent_to_review',
    subject: { prefix: 'ver', id: about.id },
    customerId: about.customerId,
    after: { reasons: verdict.reasons },
  });
  await emit(tx, { type: 'verification.in_review', subject: { prefix: 'ver', id: about.id } });
}
