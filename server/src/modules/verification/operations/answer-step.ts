import { validateIdentifier } from '@acquaint/engines/identifiers';
import { type CustomerId, FieldName, giveConsent, setStanding, updateFields } from '#modules/customers';
import { type DeviceFacts, recordSighting } from '#modules/devices';
import { type FlowField, packFor } from '#modules/regulation';
import { dayOf } from '#platform/clock';
import type { Tx } from '#platform/db';
import { emit } from '#platform/outbox';
import { record } from '#platform/record';
import { choiceRefused, consentFirst, notOpen, stepUnknown, valueRefused } from '../errors.ts';
import { OPEN } from '../policy.ts';
import { changeVerification, lockVerification, own, saveInput, saveStep, type Verification } from '../store/index.ts';
import { CONSENT_VERSION, readJourney } from './apply-state.ts';
import { flowVersionOf } from './create.ts';

/** The verification locked, open, and begun: what every answer of the applicant starts with. */
export async function openForAnswer(tx: Tx, id: string, needsConsent: boolean): Promise<Verification> {
  const found = await lockVerification(tx, id);
  if (!OPEN.has(found.status)) throw notOpen(found.status);
  if (found.expiresAt < tx.now) throw notOpen('expired');
  if (needsConsent && !found.consentVersion && tx.actor.kind === 'applicant') throw consentFirst();
  if (found.status !== 'created') return found;
  await changeVerification(tx, id, { status: 'started' });
  await emit(tx, { type: 'verification.started', subject: { prefix: 'ver', id } });
  return { ...found, status: 'started' };
}

export async function answerConsent(
  tx: Tx,
  id: string,
  input: { version: string; accepted: boolean },
  locale: string,
): Promise<void> {
  const found = await openForAnswer(tx, id, false);
  const customerId = found.customerId as CustomerId;
  if (!input.accepted) {
    await changeVerification(tx, id, {
      status: 'cancelled',
      outcome: null,
      reasons: ['policy.consent_declined'],
      completedAt: tx.now,
    });
    await record(tx, {
      action: 'verification.cancelled',
      subject: { prefix: 'ver', id },
      customerId,
      after: { reason: 'policy.consent_declined' },
    });
    await emit(tx, { type: 'verification.cancelled', subject: { prefix: 'ver', id } });
    return;
  }
  if (input.version !== CONSENT_VERSION) throw valueRefused('version', 'consent.version_old');
  await giveConsent(tx, { customerId, purposes: ['identity', 'face', 'screening'], version: input.version, locale });
  await changeVerification(tx, id, { consentVersion: input.version, locale });
  await saveStep(tx, id, { code: 'consent', kind: 'consent', status: 'done', reasons: [] });
}

/** Country and document: another choice brings that country's flow and takes back the steps that depended on the old one. */
export async function answerChoice(
  tx: Tx,
  id: string,
  input: { country: string; documentType: string },
): Promise<void> {
  const found = await openForAnswer(tx, id, true);
  const pack = packFor(tx, input.country);
  if (!pack.documents.some((kind) => kind.class === input.documentType)) throw choiceRefused();
  const changed = found.country !== input.country || found.documentType !== input.documentType;
  if (changed && found.documentType !== null) {
    await own(tx)
      .updateTable('verificationStep')
      .set({ status: 'todo', reasons: [], retakes: 0 })
      .where('tenantId', '=', tx.tenantId)
      .where('verificationId', '=', id)
      .where('code', 'not in', ['consent'])
      .execute();
    await own(tx)
      .updateTable('capture')
      .set({ current: false })
      .where('tenantId', '=', tx.tenantId)
      .where('verificationId', '=', id)
      .where('current', '=', true)
      .execute();
  }
  await changeVerification(tx, id, {
    country: input.country,
    documentType: input.documentType,
    ...(changed ? { flowVersionId: await flowVersionOf(tx, pack) } : {}),
  });
  if (changed) await setStanding(tx, found.customerId as CustomerId, { country: input.country }, 'country chosen');
  await saveStep(tx, id, { code: 'choice', kind: 'choice', status: 'done', reasons: [] });
  await record(tx, {
    action: 'verification.choice_made',
    subject: { prefix: 'ver', id },
    customerId: found.customerId as CustomerId,
    after: { country: input.country, document_type: input.documentType },
  });
}

const STORED: ReadonlySet<string> = new Set(FieldName.options);

/** A form's values, each checked for its kind; what belongs to the customer is kept with them as typed. */
export async function answerForm(tx: Tx, id: string, code: string, values: Record<string, string>): Promise<void> {
  const found = await openForAnswer(tx, id, true);
  const journey = await readJourney(tx, found);
  const step = journey.asked.find((one) => one.code === code && one.kind === 'form');
  if (!step?.fields) throw stepUnknown();
  const kept: Record<string, string> = {};
  for (const field of step.fields) {
    const value = (values[field.name] ?? '').trim();
    if (!value && field.required) throw valueRefused(field.name, 'required');
    if (value) kept[field.name] = checkValue(field, value, found.country, dayOf(tx.now));
  }
  await saveInput(tx, found, code, kept);
  await updateFields(
    tx,
    found.customerId as CustomerId,
    Object.fromEntries(Object.entries(kept).filter(([name]) => STORED.has(name))),
    'typed',
  );
  await saveStep(tx, id, { code, kind: 'form', status: 'done', reasons: [] });
}

function checkValue(field: FlowField, value: string, country: string | null, today: string): string {
  if (value.length > 400) throw valueRefused(field.name, 'too_long');
  if (field.kind === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(value)) throw valueRefused(field.name, 'date');
  if (field.kind === 'position' && !/^-?\d{1,3}(\.\d+)?,-?\d{1,3}(\.\d+)?,\d+(\.\d+)?$/.test(value))
    throw valueRefused(field.name, 'position');
  if (field.kind === 'identifier' && field.identifier && country) {
    const finding = validateIdentifier({ country, kind: field.identifier, value, today });
    if (!finding.valid) throw valueRefused(field.name, finding.reason ?? 'format');
    return finding.normalized;
  }
  return value;
}

/** What device, network and place said at a step. */
export async function noteSignals(tx: Tx, id: string, step: string, facts: DeviceFacts): Promise<void> {
  const found = await lockVerification(tx, id);
  await recordSighting(tx, {
    customerId: found.customerId as CustomerId,
    aboutId: id,
    step,
    country: found.country,
    facts,
  });
}
