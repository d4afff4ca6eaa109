import { train } from '@acquaint/engines/training';
import pg from 'pg';
import { sql } from '#platform/db';
import { newId, readId, showId } from '#platform/ids';
import type { Client, TestProduct } from '../product.ts';

/** A rule of an institution's own. */
export const RULE = `id: OWN-01
name: A large payment
typology: large
source: own experience
when: tx.amount > params.most
params: { most: { default: 900, unit: USD } }
score: 10
actions: [alert]
reason: "{{tx.amount}} dollars"
`;

/** A rule of an institution's own that watches and decides nothing. */
export async function watchedRule(lead: Client, code: string): Promise<void> {
  await lead.post('/v1/rules', { text: RULE.replace('OWN-01', code), note: 'to watch' });
  await lead.post(`/v1/rules/${code}/changes`, { mode: 'shadow', version: 1, reason: 'watch it first' });
}

/** A model that was trained on little, as the registry has it when it is ready; gives its id. */
export async function trainedModel(t: TestProduct, version: number): Promise<string> {
  const rows = 400;
  const labels = Uint8Array.from({ length: rows }, (_, at) => (at % 5 === 0 ? 1 : 0));
  const columns = [Float64Array.from(labels, (label, at) => label * 50 + (at % 7))];
  const table = { names: ['amount'], rows, columns };
  const { text, report } = train({ kind: 'gbdt', table, labels, segments: [], rising: [], seed: 1 });
  const id = newId('mon');
  await t.product.database.write(t.scope(), (tx) =>
    sql`insert into model (tenant_id, id, version, kind, status, cause, done, cancel_asked, since, until, barred, report, body, by_actor, at)
      values (${tx.tenantId}, ${id}, ${version}, 'gbdt', 'ready', 'asked', 1, false, ${tx.now}, ${tx.now}, '{}',
        ${JSON.stringify(report)}, ${text}, 'staff:somebody', ${tx.now})`.execute(tx.connection),
  );
  return showId('mon', id);
}

/** The decision about a transaction as if it had asked that somebody calls. */
export async function askedForCall(t: TestProduct, transaction: string): Promise<void> {
  const client = new pg.Client({ connectionString: t.ownerUrl });
  await client.connect();
  await client.query(`update transaction_entry set actions = '{call_back}' where id = $1`, [
    readId('txn', transaction),
  ]);
  await client.end();
}
