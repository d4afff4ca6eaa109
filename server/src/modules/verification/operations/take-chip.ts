import type { z } from 'zod';
import type { CustomerId } from '#modules/customers';
import type { Tx } from '#platform/db';
import { brandId } from '#platform/ids';
import { record } from '#platform/record';
import type { ChipTaken, ChipUpload } from '../schema.ts';
import { saveChip } from '../store/index.ts';
import { openForAnswer } from './answer-step.ts';

/** Takes what a reader app read from the document's chip; it is judged with everything else after the applicant submits. */
export async function takeChip(tx: Tx, id: string, { dg1, dg2, sod }: ChipUpload): Promise<z.output<typeof ChipTaken>> {
  const found = await openForAnswer(tx, id, false);
  const bytes = (text: string): Uint8Array => Buffer.from(text, 'base64url');
  await saveChip(tx, found, { dg1: bytes(dg1), dg2: dg2 === undefined ? null : bytes(dg2), sod: bytes(sod) });
  await record(tx, {
    action: 'chip.taken',
    subject: { prefix: 'ver', id },
    customerId: found.customerId as CustomerId,
    after: { portrait: dg2 !== undefined },
  });
  return { id: brandId('ver', id), taken: true, portrait: dg2 !== undefined };
}
