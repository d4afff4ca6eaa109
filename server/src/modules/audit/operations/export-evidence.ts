import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { evidenceLines, LogError } from '@acquaint/engines/tlog';
import { strToU8, type Zippable, zip } from 'fflate';
import type { Ctx } from '#platform/db';
import { record } from '#platform/record';
import { evidenceEmpty, evidenceTooLarge, evidenceUnbounded, logUnavailable } from '../errors.ts';
import { auditLog } from '../log-files.ts';
import type { EvidenceQuery } from '../schema.ts';
import { searchPositions } from '../store.ts';
import { filterOf } from './search-entries.ts';

/** So many entries make one pack at most: about 20 MB of text. */
export const EVIDENCE_MAX = 20_000;
const CHECKER = join(import.meta.dirname, '../../../../../docs/verify/check-evidence.py');

/**
 * Every entry about a customer, a subject or a period with its proof, as one archive that is checked without us: the entries, the key,
 * the checking program in Python and a page that says how. Taking it is itself an entry.
 */
export async function exportEvidence(ctx: Ctx, query: EvidenceQuery): Promise<Uint8Array> {
  if (!query.customer && !query.subject && !(query.from && query.to)) throw evidenceUnbounded();
  const indexes = await ctx.database.write(ctx, async (tx) => {
    const found = await searchPositions(tx, { ...filterOf(query), before: null, limit: EVIDENCE_MAX });
    if (found.length > EVIDENCE_MAX) throw evidenceTooLarge();
    if (found.length === 0) throw evidenceEmpty();
    await record(tx, {
      action: 'audit.evidence_taken',
      subject: { prefix: 'ten', id: tx.tenantId },
      ...(query.customer ? { customerId: query.customer } : {}),
      after: { entries: found.length },
    });
    return found.toReversed();
  });
  const { store, tiles, signer, origin } = auditLog(ctx);
  const lines: string[] = [];
  try {
    for await (const line of evidenceLines(store, indexes, tiles)) lines.push(`${line}\n`);
  } catch (error) {
    // The index is a moment ahead of the checkpoint: soon it is not.
    if (error instanceof LogError) throw logUnavailable(error);
    throw error;
  }
  return packed({
    'evidence.jsonl': strToU8(lines.join('')),
    'log.pub': strToU8(`${signer.verifierKey}\n`),
    'check-evidence.py': new Uint8Array(await readFile(CHECKER)),
    'README.txt': strToU8(readme({ entries: indexes.length, origin, at: ctx.now })),
  });
}

/** In a thread of its own: a pack is tens of megabytes of text. */
function packed(files: Zippable): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    zip(files, { level: 6 }, (error, bytes) => (error ? reject(error) : resolve(bytes)));
  });
}

function readme({ entries, origin, at }: { entries: number; origin: string; at: Date }): string {
  return `Evidence from the log ${origin}, taken ${at.toISOString()}: ${entries} entries.

evidence.jsonl      The first line holds the signed checkpoint of the whole log. Each further line is one entry as it was written, its
                    number in the log, and the path of hashes from it to the checkpoint (RFC 6962, section 2.1.1).
check-evidence.py   Checks all of it with Python 3 and openssl, on any machine, without a network:
                        python3 check-evidence.py evidence.jsonl log.pub
log.pub             The key that signs the log, for convenience. Compare it with the one that the institution published or lodged with
                    you: a forged pack would bring a forged key.

Names and other personal fields are masked or left out in the log; entries refer to people by id.
An entry that is missing here cannot be shown by this pack alone: verify the whole log for that (acquaint log verify).
`;
}
