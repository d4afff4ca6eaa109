import { type Db, sql, type Tx } from '#platform/db';
import { newId } from '#platform/ids';
import type { SayAnswer } from '../schema/answers.ts';
import type { Period } from './figures.ts';
import { actorOf } from './rules.ts';

const ANSWERS_MAX = 20;

export async function insertAnswer(tx: Tx, transactionId: string, { asked, result }: SayAnswer): Promise<void> {
  await sql`
    insert into transaction_answer (tenant_id, id, transaction_id, asked, result, by_actor, at)
    values (${tx.tenantId}::uuid, ${newId('evt')}::uuid, ${transactionId}::uuid, ${asked}, ${result}, ${actorOf(tx)}, ${tx.now})`.execute(
    tx.connection,
  );
}

/** What came of what was asked for a payment, newest first. */
export async function answersOf(db: Db, transactionId: string) {
  const { rows } = await sql<{ asked: SayAnswer['asked']; result: string; actor: string; at: Date }>`
    select asked, result, by_actor as actor, at from transaction_answer
    where tenant_id = ${db.tenantId}::uuid and transaction_id = ${transactionId}::uuid
    order by id desc limit ${ANSWERS_MAX}`.execute(db.connection);
  return rows;
}

export type AnswerTotals = Record<'passed' | 'failed' | 'tried' | 'connected' | 'intime', number>;

/** Of the payments that were answered for in a period, by the newest answer to each; `intime`: reached within so many minutes. */
export async function answerTotals(db: Db, { from, to }: Period, minutes: number): Promise<AnswerTotals> {
  const { rows } = await sql<AnswerTotals>`
    select count(*) filter (where asked = 'one_time_code' and newest = 'passed')::int as passed,
      count(*) filter (where asked = 'one_time_code' and newest <> 'passed')::int as failed,
      count(*) filter (where asked = 'call_back')::int as tried,
      count(*) filter (where asked = 'call_back' and reached is not null)::int as connected,
      count(*) filter (where asked = 'call_back' and reached <= received_at + make_interval(mins => ${minutes}))::int as intime
    from (
      select a.transaction_id, a.asked, (array_agg(a.result order by a.id desc))[1] as newest,
        min(a.at) filter (where a.result in ('confirmed', 'denied')) as reached, min(e.received_at) as received_at
      from transaction_answer a
      join transaction_entry e on e.tenant_id = a.tenant_id and e.id = a.transaction_id
      where a.tenant_id = ${db.tenantId}::uuid and a.at >= ${from} and a.at < ${to}
      group by a.transaction_id, a.asked) one
    limit 1`.execute(db.connection);
  return rows[0] ?? { passed: 0, failed: 0, tried: 0, connected: 0, intime: 0 };
}
