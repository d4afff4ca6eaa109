import { leafHash, nodeHash } from '@acquaint/engines/tlog';
import { type NewAlert, openAlerts } from '#modules/cases';
import { restrict } from '#modules/customers';
import type { Database, Scope, Tx } from '#platform/db';
import { newId } from '#platform/ids';
import { emitAll } from '#platform/outbox';
import { record } from '#platform/record';
import { customerKeys, sealText } from '#platform/vault';
import { withMeasures } from '../models/measured.ts';
import { type Entry, type Found, lookAgain, writeDecisions } from '../store/index.ts';
import { CAUSE, TRANSACTION_KIND } from '../words.ts';
import { type Computed, factsOf } from './compute.ts';
import { windowsPlace } from './load.ts';
import { type Known, type LaneMemory, quietAt } from './memory.ts';

/** Something that was believed no longer held at the moment of the commit: nothing was written. */
export class CommitRefused extends Error {
  constructor(what: 'repeated' | 'version' | 'standing' | 'key' | 'release' | 'quiet') {
    super(what);
    this.name = 'CommitRefused';
  }
}

/** Decisions, counters, alerts, freezes, events and the log's entry in one transaction, or none of them. */
export async function commit(
  database: Database,
  scope: Scope,
  memory: LaneMemory,
  computed: readonly Computed[],
): Promise<void> {
  const customers = [...new Set(computed.map((one) => one.item.customerId))];
  const saved = await database.write(scope, async (tx) => {
    const keys = await customerKeys(tx, customers);
    const batchId = newId('evt');
    const told = (values: Float64Array) => ({ set: memory.measureSet, values });
    const entries = computed.map(({ item, entry, row }): Entry => {
      const key = keys.get(item.customerId);
      if (!key) throw new CommitRefused('key');
      const sealed = sealText(
        key,
        { table: 'transaction_entry', column: 'sealed', row: entry.id },
        withMeasures(item.details, told(row)),
      );
      return { ...entry, sealed, batchId, tenantId: tx.tenantId };
    });
    const states = customers.map((customerId) => {
      const known = knownOf(memory, customerId);
      const key = keys.get(customerId);
      const text = key ? memory.windowsToSave(known) : null;
      const windows = key && text !== null ? sealText(key, windowsPlace(customerId), text) : null;
      return stateOf(customerId, known, windows);
    });
    const quiet = quietOf(memory, customers, tx.now);
    // Sent one behind the other, looked at together: each answer costs the time to the database and back.
    const [written, found] = await Promise.all([
      writeDecisions(tx, entries, states),
      lookAgain(tx, { customerIds: customers, stamps: customers.map((id) => knownOf(memory, id).standing.stamp) }),
      record(tx, {
        action: 'transaction.batch_decided',
        subject: { prefix: 'evt', id: batchId },
        after: { count: entries.length, root: rootOf(entries.map((one) => one.digest)).toString('base64') },
        quiet: true,
      }),
    ]);
    if (written.entries !== entries.length) throw new CommitRefused('repeated');
    if (written.states !== states.length) throw new CommitRefused('version');
    assertBelieved(memory, found, quiet);
    await tellOthers(tx, computed);
    return states;
  });
  for (const { customerId, version, windowsOrdinal } of saved) {
    const known = memory.known.get(customerId);
    if (known) Object.assign(known, { version, windowsOrdinal });
  }
}

/** What was found after the decisions were written and before what they themselves change: who stands otherwise, other rules, or rules that are quiet. */
function assertBelieved(memory: LaneMemory, found: Found, quiet: ReadonlySet<string>): void {
  if (found.moved > 0) throw new CommitRefused('standing');
  if (found.release !== memory.release.number) throw new CommitRefused('release');
  if (found.quiet.length !== quiet.size || !found.quiet.every((one) => quiet.has(one)))
    throw new CommitRefused('quiet');
}

function quietOf(memory: LaneMemory, customerIds: readonly string[], now: Date): Set<string> {
  return new Set(customerIds.flatMap((id) => [...quietAt(knownOf(memory, id), now)].map((code) => `${id}|${code}`)));
}

function knownOf(memory: LaneMemory, customerId: string): Known {
  const known = memory.known.get(customerId);
  if (!known) throw new CommitRefused('standing');
  return known;
}

function stateOf(customerId: string, known: Known, windows: Buffer | null) {
  const days = [...known.spent].map(([day, minor]): [number, string] => [day, minor.toString()]);
  return {
    customerId,
    version: known.version + 1n,
    ordinal: known.ordinal,
    spent: { currency: known.limits?.currency ?? 'USD', days },
    windows,
    windowsOrdinal: windows ? known.ordinal : known.windowsOrdinal,
  };
}

async function tellOthers(tx: Tx, computed: readonly Computed[]): Promise<void> {
  await openAlerts(tx, computed.flatMap(alertOf));
  await restrict(
    tx,
    computed.flatMap(({ item, entry, judged }) =>
      judged.freeze && judged.outcome !== 'block'
        ? [
            {
              customerId: item.customerId,
              kind: 'freeze' as const,
              reason: 'transaction.suspected',
              cause: CAUSE,
              expiresAt: entry.holdExpiresAt,
            },
          ]
        : [],
    ),
  );
  await emitAll(
    tx,
    computed.flatMap(({ entry }) =>
      entry.outcome === 'hold' || entry.outcome === 'block'
        ? [{ type: EVENT_OF[entry.outcome], subject: { prefix: 'txn', id: entry.id } }]
        : [],
    ),
  );
}

const EVENT_OF = { hold: 'transaction.held', block: 'transaction.blocked' } as const;

function alertOf(computed: Computed): NewAlert[] {
  const { item, entry, judged, country } = computed;
  if (!judged.alert) return [];
  return [
    {
      kind: TRANSACTION_KIND,
      subject: { prefix: 'cus', id: item.customerId },
      customerId: item.customerId,
      country,
      reasons: [...new Set(entry.reasons.map((code) => (code.startsWith('rule.') ? 'transaction.rules_fired' : code)))],
      facts: factsOf(computed),
      ...judged.alert,
    },
  ];
}

/** RFC 6962 root over the digests, so that one decision can be proven without the others. */
export function rootOf(digests: readonly Buffer[]): Buffer {
  let level: Uint8Array[] = digests.map((digest) => leafHash(digest));
  while (level.length > 1) {
    const next: Uint8Array[] = [];
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = [level[at], level[at + 1]];
      if (left) next.push(right ? nodeHash(left, right) : left);
    }
    level = next;
  }
  return Buffer.from(level[0] ?? new Uint8Array(32));
}
