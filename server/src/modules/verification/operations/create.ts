import { createHash, randomBytes } from 'node:crypto';
import { type Customer, createCustomer } from '#modules/customers';
import { type Pack, packFor, packNumber } from '#modules/regulation';
import { currentTenant } from '#modules/tenancy';
import { DAY_MS } from '#platform/clock';
import type { Tx } from '#platform/db';
import { pickLocale } from '#platform/i18n';
import { newId } from '#platform/ids';
import { emit } from '#platform/outbox';
import { record } from '#platform/record';
import { choiceRefused, sandboxOnly, scenarioUnknown } from '../errors.ts';
import { findScenario } from '../sandbox/scenarios.ts';
import { getVerification, own, type Verification } from '../store/index.ts';

type NewVerification = {
  /** A customer that is known already; otherwise one is made, or found by the external id. */
  known?: { customer: Customer; purpose: Verification['purpose'] } | undefined;
  externalId?: string | undefined;
  country?: string | undefined;
  documentType?: string | undefined;
  name?: string | undefined;
  locale?: string | undefined;
  scenario?: string | undefined;
};
export type Created = { verification: Verification; customer: Customer; token: string; expiresAt: Date };

/** A verification of a new or known customer with a link for the applicant; the token is given once and kept only as a hash. */
export async function createVerification(tx: Tx, input: NewVerification): Promise<Created> {
  const pack = packFor(tx, input.country ?? null);
  if (input.documentType && !pack.documents.some((kind) => kind.class === input.documentType)) throw choiceRefused();
  if (input.scenario) await refuseScenario(tx, input.scenario);
  const customer = input.known?.customer ?? (await customerOf(tx, input));
  const id = newId('ver');
  const expiresAt = new Date(tx.now.getTime() + packNumber(pack, 'link_valid_days') * DAY_MS);
  await own(tx)
    .insertInto('verification')
    .values({
      tenantId: tx.tenantId,
      id,
      customerId: customer.id,
      flowVersionId: await flowVersionOf(tx, pack),
      purpose: input.known?.purpose ?? 'onboarding',
      status: 'created',
      outcome: null,
      country: input.country ?? null,
      documentType: input.documentType ?? null,
      locale: pickLocale(input.locale ?? 'en'),
      attempt: 1,
      attemptsMax: packNumber(pack, 'attempts_max'),
      reasons: [],
      canRetry: false,
      consentVersion: null,
      confirmed: [],
      scenario: input.scenario ?? null,
      simulated: false,
      automated: false,
      inputsHash: null,
      policyVersion: null,
      tier: null,
      rating: null,
      appealedAt: null,
      createdAt: tx.now,
      submittedAt: null,
      completedAt: null,
      expiresAt,
      version: 1,
    })
    .execute();
  const token = await issueToken(tx, id, 'link', expiresAt);
  await record(tx, {
    action: 'verification.created',
    subject: { prefix: 'ver', id },
    customerId: customer.id,
    after: { country: input.country ?? null, document_type: input.documentType ?? null },
  });
  await emit(tx, { type: 'verification.created', subject: { prefix: 'ver', id } });
  return { verification: await getVerification(tx, id), customer, token, expiresAt };
}

function customerOf(tx: Tx, input: NewVerification): Promise<Customer> {
  return createCustomer(tx, {
    kind: 'person',
    externalId: input.externalId ?? null,
    country: input.country ?? null,
    fields: input.name ? { full_name: input.name } : {},
    source: 'integrator',
  });
}

/** A scenario simulates the face check, so a tenant of real customers may name none. */
async function refuseScenario(tx: Tx, code: string): Promise<void> {
  if (!(await currentTenant(tx)).sandbox) throw sandboxOnly();
  if (!findScenario(code)) throw scenarioUnknown();
}

/** The stored, immutable version of a pack's flow; a changed flow is a new one and running verifications keep theirs. */
export async function flowVersionOf(tx: Tx, pack: Pack): Promise<string> {
  const definition = JSON.stringify(pack.flow);
  const digest = createHash('sha256').update(definition).digest('hex').slice(0, 16);
  const key = { tenantId: tx.tenantId, pack: pack.code, code: pack.flow.code, digest };
  await own(tx)
    .insertInto('flowVersion')
    .values({
      ...key,
      id: newId('flw'),
      country: pack.country,
      version: pack.flow.version,
      definition,
      createdAt: tx.now,
    })
    .onConflict((c) => c.doNothing())
    .execute();
  const row = await own(tx)
    .selectFrom('flowVersion')
    .select('id')
    .where('tenantId', '=', tx.tenantId)
    .where('pack', '=', pack.code)
    .where('code', '=', pack.flow.code)
    .where('digest', '=', digest)
    .executeTakeFirstOrThrow();
  return row.id;
}

/** A random 256-bit token, kept only as its SHA-256. */
export async function issueToken(
  tx: Tx,
  verificationId: string,
  kind: 'link' | 'handoff' | 'session',
  expiresAt: Date,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await own(tx)
    .insertInto('applicantToken')
    .values({
      tenantId: tx.tenantId,
      id: newId('evt'),
      verificationId,
      kind,
      hash: hashToken(token),
      createdAt: tx.now,
      expiresAt,
      revokedAt: null,
    })
    .execute();
  return token;
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
