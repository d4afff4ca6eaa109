import { z } from 'zod';
import type { CustomerId } from '#modules/customers';
import { type Db, ownTables, type Tx } from '#platform/db';
import { pickLocale, say } from '#platform/i18n';
import { brandId, newId } from '#platform/ids';
import { emit } from '#platform/outbox';
import { record } from '#platform/record';
import { customerKey, customerKeys, openText, sealText } from '#platform/vault';
import {
  type CheckOutcome,
  type CheckView,
  type EvidenceLine,
  EvidenceLines,
  type Model,
  OutsideTestimony,
} from '../schema.ts';

type Columns = {
  tenantId: string;
  id: string;
  customerId: string;
  aboutId: string;
  attempt: number;
  code: string;
  status: 'done' | 'skipped' | 'error';
  result: CheckOutcome | null;
  score: number | null;
  threshold: number | null;
  reasons: string[];
  provider: string | null;
  simulated: boolean;
  evidence: Buffer | null;
  testimony: Buffer | null;
  at: Date;
};
const own = ownTables<{ checkResult: Columns & { model: string | null } }>();
const read = ownTables<{ checkResult: Columns & { model: z.infer<typeof Model> | null } }>();

export type KeptCheck = {
  code: string;
  result: CheckOutcome;
  score: number | null;
  threshold: number | null;
  reasons: readonly string[];
  provider: string | null;
  model: z.infer<typeof Model> | null;
  simulated: boolean;
  evidence: z.infer<typeof EvidenceLine>[];
  testimony?: OutsideTestimony;
};

/** Appends the results of one attempt; a result is never changed. Evidence is sealed under the customer's key. */
export async function keepChecks(
  tx: Tx,
  about: { customerId: CustomerId; aboutId: string; attempt: number },
  checks: readonly KeptCheck[],
): Promise<void> {
  const key = await customerKey(tx, about.customerId);
  for (const check of checks) {
    const id = newId('chk');
    const { evidence, testimony, model, reasons, ...rest } = check;
    const written = JSON.stringify(z.encode(EvidenceLines, evidence));
    const sealed = sealText(key, { table: 'check_result', column: 'evidence', row: id }, written);
    await own(tx)
      .insertInto('checkResult')
      .values({
        tenantId: tx.tenantId,
        id,
        ...about,
        ...rest,
        status: 'done',
        reasons: [...reasons],
        model: model ? JSON.stringify(model) : null,
        evidence: sealed,
        testimony: testimony ? sealText(key, placeOf(id), JSON.stringify(testimony)) : null,
        at: tx.now,
      })
      .execute();
    await record(tx, {
      action: 'check.completed',
      subject: { prefix: 'chk', id },
      customerId: about.customerId,
      after: {
        code: check.code,
        result: check.result,
        reasons,
        score: check.score,
        threshold: check.threshold,
        provider: check.provider,
        simulated: check.simulated,
        model: model?.hash ?? null,
      },
    });
    await emit(tx, {
      type: 'check.completed',
      subject: { prefix: 'chk', id },
      facts: { code: check.code, result: check.result },
    });
  }
}

function placeOf(id: string) {
  return { table: 'check_result', column: 'testimony', row: id };
}

/** What sources outside said of the person in the newest attempt; nothing once the customer's key is gone. */
export async function testimoniesOf(db: Db, aboutId: string): Promise<OutsideTestimony[]> {
  const rows = await read(db)
    .selectFrom('checkResult')
    .select(['id', 'customerId', 'attempt', 'testimony'])
    .where('tenantId', '=', db.tenantId)
    .where('aboutId', '=', aboutId)
    .orderBy('at')
    .limit(200)
    .execute();
  const newest = Math.max(0, ...rows.map((row) => row.attempt));
  const customerId = rows[0]?.customerId as CustomerId | undefined;
  const key = customerId ? (await customerKeys(db, [customerId])).get(customerId) : undefined;
  return rows.flatMap(({ id, attempt, testimony }) =>
    key && testimony && attempt === newest
      ? [OutsideTestimony.parse(JSON.parse(openText(key, placeOf(id), testimony)))]
      : [],
  );
}

/** The newest attempt's checks about something, with words in the reader's language. */
export async function checksOf(db: Db, aboutId: string, language: string): Promise<CheckView[]> {
  const rows = await read(db)
    .selectFrom('checkResult')
    .select([
      'id',
      'customerId',
      'attempt',
      'code',
      'status',
      'result',
      'score',
      'threshold',
      'reasons',
      'provider',
      'model',
      'simulated',
      'evidence',
      'at',
    ])
    .where('tenantId', '=', db.tenantId)
    .where('aboutId', '=', aboutId)
    .orderBy('at')
    .orderBy('id')
    .limit(200)
    .execute();
  const newest = Math.max(0, ...rows.map((row) => row.attempt));
  const customerId = rows[0]?.customerId as CustomerId | undefined;
  const key = customerId ? (await customerKeys(db, [customerId])).get(customerId) : undefined;
  const locale = pickLocale(language);
  return rows
    .filter((row) => row.attempt === newest)
    .map((row) => ({
      id: brandId('chk', row.id),
      code: row.code,
      title: say(locale, `check.${row.code}.title`),
      status: row.status,
      result: row.result,
      score: row.score,
      threshold: row.threshold,
      reasons: row.reasons.map((code) => ({ code, text: say(locale, `reason.${code}`) })),
      provider: row.provider,
      model: row.model,
      simulated: row.simulated,
      evidence:
        key && row.evidence
          ? label(
              EvidenceLines.parse(
                JSON.parse(openText(key, { table: 'check_result', column: 'evidence', row: row.id }, row.evidence)),
              ),
              locale,
            )
          : [],
      at: row.at,
    }));
}

function label(
  lines: z.infer<typeof EvidenceLine>[],
  locale: Parameters<typeof say>[0],
): z.infer<typeof EvidenceLine>[] {
  return lines.map((line) => ({ ...line, label: say(locale, `evidence.${line.label}`) }));
}
