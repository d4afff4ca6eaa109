import { getCountries } from 'libphonenumber-js/min';
import { allPacks, type FlowStep, type Pack, packFor, packNumber, packText } from '#modules/regulation';
import { limitsOf } from '#modules/risk';
import { currentTenant, readSetting } from '#modules/tenancy';
import type { Db } from '#platform/db';
import { type Locale, pickLocale, say } from '#platform/i18n';
import { brandId } from '#platform/ids';
import { currentStep, OPEN, sayable, stepsFor } from '../policy.ts';
import type { ApplyState } from '../schema.ts';
import { BR_POSITION } from '../settings.ts';
import { capturesOf, findFlow, getVerification, type StoredStep, stepsOf, type Verification } from '../store/index.ts';
import { clipsOf } from '../store/liveness.ts';
import { type LivenessState, livenessState } from './liveness-state.ts';

export const CONSENT_VERSION = '2026-11';
const PURPOSES = ['identity', 'face', 'screening'] as const;

/** Which of the switches that a flow may ask about are on for this tenant. */
export async function switchesOf(db: Db): Promise<ReadonlySet<string>> {
  return new Set((await readSetting(db, BR_POSITION)) ? ['br.position_required'] : []);
}

export type Journey = {
  found: Verification;
  pack: Pack;
  flow: Awaited<ReturnType<typeof findFlow>>;
  asked: FlowStep[];
  steps: StoredStep[];
};

/** A verification with the steps it asks for, in order, each with where it stands. */
export async function readJourney(db: Db, found: Verification): Promise<Journey> {
  const flow = await findFlow(db, found.flowVersionId);
  const asked = stepsFor(flow.definition, { documentType: found.documentType, settings: await switchesOf(db) });
  const stored = new Map((await stepsOf(db, found.id)).map((step) => [step.code, step]));
  const steps = asked.map(
    (step) =>
      stored.get(step.code) ?? {
        code: step.code,
        kind: step.kind,
        status: 'todo' as const,
        reasons: [],
        retakes: 0,
        at: null,
      },
  );
  return { found, pack: packFor(db, found.country), flow, asked, steps };
}

/** All that the applicant's screen shows, in their language; nothing that would tip off. */
export async function readApplyState(db: Db, id: string, language: string): Promise<ApplyState> {
  const journey = await readJourney(db, await getVerification(db, id));
  const { found, pack, steps } = journey;
  const locale = pickLocale(language);
  const tenant = await currentTenant(db);
  const current = OPEN.has(found.status) ? currentStep(steps) : null;
  return {
    id: brandId('ver', found.id),
    status: found.status,
    outcome: found.outcome,
    tenant: { name: tenant.name, sandbox: tenant.sandbox },
    expiresAt: found.expiresAt,
    attempt: found.attempt,
    attemptsMax: found.attemptsMax,
    country: found.country,
    documentType: found.documentType,
    suggestedCountry: found.country ?? countryOfLanguage(language),
    consent: {
      version: CONSENT_VERSION,
      accepted: found.consentVersion !== null,
      purposes: PURPOSES.map((code) => ({
        code,
        title: say(locale, `consent.${code}.title`),
        text: say(locale, `consent.${code}.text`),
      })),
      legalBasis: packText(pack, 'legal_basis'),
      retention: say(locale, 'consent.retention', { years: packNumber(pack, 'retention_years') }),
      processors: [tenant.name],
      minutes: 3,
    },
    countries: countriesOf(db),
    steps: await viewSteps(db, journey, locale),
    current: current?.code ?? null,
    canSubmit: OPEN.has(found.status) && current === null,
    result: readResult(db, journey, locale),
  };
}

async function viewSteps(db: Db, { found, pack, asked, steps }: Journey, locale: Locale): Promise<ApplyState['steps']> {
  const captured = await capturesOf(db, found.id);
  const clips = await clipsOf(db, found.id);
  return asked.map((step, at) => {
    const stored = steps[at];
    const shown = captured
      .filter((capture) => capture.step === step.code && capture.attempt === found.attempt)
      .map((capture) => capture.side);
    const documentType = step.accepts?.[0] ?? found.documentType ?? 'passport';
    return {
      code: step.code,
      kind: step.kind,
      status: stored?.status ?? 'todo',
      why: say(locale, step.why),
      reasons: sayable(stored?.reasons ?? []).map((code) => ({ code, text: say(locale, `applicant.reason.${code}`) })),
      ...(step.fields
        ? {
            fields: step.fields.map((field) => ({
              name: field.name,
              kind: field.kind,
              required: field.required,
              why: say(locale, field.why),
              ...(field.example ? { example: field.example } : {}),
            })),
          }
        : {}),
      ...(step.channel ? { channel: step.channel } : {}),
      ...(step.kind === 'document'
        ? { documentType, sides: sidesOf(pack, step, documentType), acceptsPdf: step.accepts !== undefined }
        : {}),
      ...(step.kind === 'document' || step.kind === 'selfie'
        ? { captured: shown, retriesLeft: Math.max(0, packNumber(pack, 'forced_retakes_max') - (stored?.retakes ?? 0)) }
        : {}),
      ...(step.kind === 'selfie' ? { liveness: viewLiveness(livenessState(step, found, clips), locale) } : {}),
    };
  });
}

function viewLiveness(state: LivenessState | null, locale: Locale) {
  if (!state) return null;
  return { ...state, reasons: state.reasons.map((code) => ({ code, text: say(locale, `applicant.reason.${code}`) })) };
}

export function sidesOf(pack: Pack, step: FlowStep, documentType: string): ('front' | 'back')[] {
  if (step.accepts) return ['front'];
  return [...(pack.documents.find((kind) => kind.class === documentType)?.sides ?? ['front'])];
}

function readResult(db: Db, { found, pack }: Journey, locale: Locale): ApplyState['result'] {
  if (!['completed', 'in_review', 'awaiting_customer', 'processing'].includes(found.status)) return null;
  const limits = found.tier === null ? null : limitsOf(pack, found.tier);
  return {
    reasons:
      found.status === 'in_review'
        ? []
        : sayable(found.reasons).map((code) => ({ code, text: say(locale, `applicant.reason.${code}`) })),
    tier: found.outcome === 'approved' ? found.tier : null,
    limits:
      found.outcome === 'approved' && limits
        ? formatAmount(limits.per_transaction_minor, limits.currency, locale)
        : null,
    canRetry: found.canRetry,
    canAppeal: found.outcome === 'declined',
    appealed: found.appealedAt !== null,
    waitMinutes: found.status === 'in_review' ? waitMinutes(found, pack, db.now) : null,
  };
}

/** The usual time of the queue since submission, the same for everyone: the clock of the case itself would tell its gravity. */
function waitMinutes(found: Verification, pack: Pack, now: Date): number {
  const waitedMs = now.getTime() - (found.submittedAt ?? now).getTime();
  return Math.max(1, Math.ceil(packNumber(pack, 'queue_routine_minutes') - waitedMs / 60_000));
}

function formatAmount(minor: string, currency: string, locale: Locale): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  return format.format(Number(minor) / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** Countries with their document kinds: a pack's own, the base pack's everywhere else. */
function countriesOf(db: Db): ApplyState['countries'] {
  const packed = new Map(allPacks(db).flatMap((pack) => (pack.country ? [[pack.country, pack] as const] : [])));
  return getCountries().map((code) => ({
    code,
    documentTypes: (packed.get(code) ?? packFor(db, code)).documents.map((kind) => ({
      code: kind.class,
      sides: [...kind.sides],
    })),
  }));
}

function countryOfLanguage(language: string): string | null {
  return /^[a-z]{2,3}-([A-Z]{2})\b/.exec(language)?.[1] ?? null;
}
