import type { CustomerId } from '#modules/customers';
import { packFor, packNumber } from '#modules/regulation';
import { DAY_MS } from '#platform/clock';
import type { Tx } from '#platform/db';
import { record } from '#platform/record';
import { customerKey, sealText } from '#platform/vault';
import { placeOf, sealableVector } from '../policy.ts';
import type { FaceVector } from '../schema.ts';
import { replaceTemplate } from '../store.ts';

type Enrolled = { customerId: CustomerId; aboutId: string; country: string | null };

/** Keeps the face of a customer, sealed under their key, for the days that the pack allows. */
export async function enrollFace(tx: Tx, about: Enrolled, { space, vector }: FaceVector): Promise<void> {
  const { customerId, aboutId } = about;
  const key = await customerKey(tx, customerId);
  const days = packNumber(packFor(tx, about.country), 'face_template_days');
  await replaceTemplate(tx, {
    customerId,
    space,
    aboutId,
    sealed: sealText(key, placeOf(customerId, space), sealableVector(vector)),
    enrolledAt: tx.now,
    keepUntil: new Date(tx.now.getTime() + days * DAY_MS),
  });
  await record(tx, {
    action: 'face.enrolled',
    subject: { prefix: 'cus', id: customerId },
    customerId,
    after: { space, keep_days: days },
  });
}
