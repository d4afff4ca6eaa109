import canonicalize from 'canonicalize';
import { facility, type Tx } from '../db/index.ts';
import { invariant, type Problem } from '../errors/index.ts';
import { cellRegion, type Id, type IdPrefix, newId, showId } from '../ids/index.ts';
import { type NewRow, putAll } from '../outbox/index.ts';
import { customerKey, sealText } from '../vault/index.ts';

export type Fact = string | number | boolean | null | readonly string[];
/**
 * One line of the log. `before` and `after` hold states, codes and ids; a personal value goes in `sealed`, encrypted under the
 * customer's key, so that destroying the key makes it unreadable while every proof still verifies.
 */
export type RecordInput = {
  action: string;
  subject: { prefix: IdPrefix; id: string };
  customerId?: Id<'cus'>;
  before?: Record<string, Fact>;
  after?: Record<string, Fact>;
  sealed?: Record<string, string>;
  reason?: string;
  /** The log takes it when it looks next, within a second, rather than at once: for what comes many times a second. */
  quiet?: true;
};

/** Whether the log can take what is recorded: where it cannot, nothing is done that a supervisor may ask about. */
export type RecordGate = { refusal: () => Problem | null };
export const recordGate = facility<RecordGate>('record gate');

/** Writes an audit entry in the business transaction; the log's sequencer appends it after the commit, in commit order. Throws what the gate refuses with. */
export async function record(tx: Tx, input: RecordInput): Promise<void> {
  await recordAll(tx, [input]);
}

/** Several entries in one statement, in their order. */
export async function recordAll(tx: Tx, inputs: readonly RecordInput[]): Promise<void> {
  assertOpen(tx);
  const entries: NewRow[] = [];
  for (const input of inputs) entries.push(await entryOf(tx, input));
  await putAll(tx, entries);
}

function assertOpen(tx: Tx): void {
  const refusal = tx.has(recordGate) ? tx.use(recordGate).refusal() : null;
  if (refusal) throw refusal;
}

async function entryOf(tx: Tx, input: RecordInput): Promise<NewRow> {
  const id = newId('evt');
  const key = input.customerId ? await customerKeyOrNull(tx, input.customerId) : null;
  const hide = (column: string, text: string) =>
    key ? sealText(key, { table: 'log', column, row: id }, text).toString('base64') : null;
  const entry = {
    v: 1,
    id,
    region: cellRegion(),
    at: tx.now.toISOString(),
    tenant: showId('ten', tx.tenantId),
    actor: describeActor(tx, (ip) => hide('actor_ip', ip)),
    action: input.action,
    subject: showId(input.subject.prefix, input.subject.id),
    customer: input.customerId ? showId('cus', input.customerId) : null,
    request: tx.requestId,
    before: input.before ?? null,
    after: input.after ?? null,
    sealed: Object.fromEntries(Object.entries(input.sealed ?? {}).map(([name, text]) => [name, hide(name, text)])),
    reason: input.reason ?? null,
  };
  const body = canonicalize(entry);
  invariant(body && Buffer.byteLength(body) < 60_000, 'an audit entry fits into one leaf of the log');
  return { id, kind: 'audit', name: input.action, body, quiet: input.quiet === true };
}

/** Staff and keys stand with their address; an applicant's address is personal and is sealed like any other field. */
function describeActor(tx: Tx, hide: (ip: string) => string | null): Record<string, string | null> {
  const { kind, id, ip } = tx.actor;
  if (kind !== 'applicant') return { kind, id, ip };
  return { kind, id, ip: null, ip_sealed: ip ? hide(ip) : null };
}

async function customerKeyOrNull(tx: Tx, customerId: Id<'cus'>) {
  try {
    return await customerKey(tx, customerId);
  } catch {
    // A destroyed key is no reason to lose the line that says so: the entry stands, without sealed values.
    return null;
  }
}
