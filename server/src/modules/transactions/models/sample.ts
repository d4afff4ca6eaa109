import { createHash } from 'node:crypto';
import { packFor, packNumber } from '#modules/regulation';
import type { Facilities } from '#platform/db';

const SHARES = 2 ** 32;

/**
 * Which payments about which nothing was said a person looks at, so that a model learns more than its own choices: a share of them by
 * the hash of their id, and no more than so many a day of each process.
 */
export function samplerOf(holder: { use: Facilities['use'] }) {
  let [day, taken] = ['', 0];
  return ({ id, receivedAt }: { id: string; receivedAt: Date }): boolean => {
    const pack = packFor(holder, null);
    const drawn = createHash('sha256').update(id).digest().readUInt32BE(0) / SHARES;
    if (drawn >= packNumber(pack, 'model_sample_share')) return false;
    const today = receivedAt.toISOString().slice(0, 10);
    if (today !== day) [day, taken] = [today, 0];
    if (taken >= packNumber(pack, 'model_sample_per_day')) return false;
    taken += 1;
    return true;
  };
}
