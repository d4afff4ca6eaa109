import type { ChipFiles } from '@acquaint/engines/chip';
import type { CustomerId } from '#modules/customers';
import type { Db, Tx } from '#platform/db';
import { customerKey, openText, sealText } from '#platform/vault';
import { own, placeOf, type Verification } from '../tables.ts';

type Sealed = { dg1: string; dg2: string | null; sod: string };

/** Keeps what the chip said; a later reading takes the place of an earlier one. */
export async function saveChip(tx: Tx, found: Verification, { dg1, dg2, sod }: ChipFiles): Promise<void> {
  const text: Sealed = { dg1: base64(dg1), dg2: dg2 && base64(dg2), sod: base64(sod) };
  const key = await customerKey(tx, found.customerId as CustomerId);
  const sealed = sealText(key, placeOf('chip_reading', 'sealed', found.id), JSON.stringify(text));
  await own(tx)
    .insertInto('chipReading')
    .values({ tenantId: tx.tenantId, verificationId: found.id, sealed, at: tx.now })
    .onConflict((c) => c.columns(['tenantId', 'verificationId']).doUpdateSet({ sealed, at: tx.now }))
    .execute();
}

export async function openChip(db: Db, found: Verification): Promise<ChipFiles | null> {
  const row = await own(db)
    .selectFrom('chipReading')
    .select('sealed')
    .where('tenantId', '=', db.tenantId)
    .where('verificationId', '=', found.id)
    .executeTakeFirst();
  if (!row) return null;
  const key = await customerKey(db, found.customerId as CustomerId);
  const text = JSON.parse(openText(key, placeOf('chip_reading', 'sealed', found.id), row.sealed)) as Sealed;
  return { dg1: bytesOf(text.dg1), dg2: text.dg2 === null ? null : bytesOf(text.dg2), sod: bytesOf(text.sod) };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function bytesOf(text: string): Uint8Array {
  return Buffer.from(text, 'base64');
}
