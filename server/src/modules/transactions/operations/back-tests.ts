import { RuleInvalid } from '@acquaint/engines/rules';
import { z } from 'zod';
import { DAY_MS } from '#platform/clock';
import type { Db, Tx } from '#platform/db';
import { cutPage, type Page, readCursor } from '#platform/http';
import { brandId, newId } from '#platform/ids';
import { enqueue } from '#platform/jobs';
import { record } from '#platform/record';
import { backTest } from '../back-test/job.ts';
import { variantsOf } from '../back-test/tally.ts';
import { backTestNotFound, notPlayable, ruleInvalid, sweepInvalid } from '../errors.ts';
import { checkText } from '../releases.ts';
import { type BackTestRow, BackTestSummary, type StartBackTest } from '../schema/index.ts';
import {
  actorOf,
  changeBackTest,
  findBackTest,
  insertBackTest,
  listBackTests,
  type StoredBackTest,
} from '../store/index.ts';
import { type Names, namesOf } from './people.ts';

/** Begins to try a text on the history; it goes on behind, and says how far it is. */
export async function startBackTest(tx: Tx, input: StartBackTest): Promise<BackTestRow> {
  const checked = checkText(tx, input.text);
  if ('fault' in checked) throw ruleInvalid(checked.fault.line, checked.fault.column);
  if (checked.rule.needs.includes('graph')) throw notPlayable();
  checkSweep(input);
  const id = newId('rul');
  const since = new Date(tx.now.getTime() - input.days * DAY_MS);
  const { text, sweep } = input;
  await insertBackTest(tx, { id, code: checked.rule.id, text, sweep, since, byActor: actorOf(tx), at: tx.now });
  await enqueue(tx, backTest, { id });
  await record(tx, {
    action: 'rule.back_test_started',
    subject: { prefix: 'rul', id },
    after: { code: checked.rule.id, days: input.days },
  });
  return readBackTest(tx, id);
}

function checkSweep({ text, sweep }: StartBackTest): void {
  try {
    variantsOf(text, sweep);
  } catch (error) {
    if (error instanceof RuleInvalid) throw sweepInvalid(error);
    throw error;
  }
}

export async function cancelBackTest(tx: Tx, id: string): Promise<BackTestRow> {
  if (!(await findBackTest(tx, id))) throw backTestNotFound();
  await changeBackTest(tx, id, { cancelAsked: true });
  return readBackTest(tx, id);
}

export async function readBackTest(db: Db, id: string): Promise<BackTestRow> {
  const found = await findBackTest(db, id);
  if (!found) throw backTestNotFound();
  return rowOf(found, await namesOf(db, [found.byActor]));
}

export async function readBackTests(
  db: Db,
  query: { limit: number; cursor?: string | undefined; code?: string | undefined },
): Promise<Page<BackTestRow>> {
  const [before = null] = readCursor(query.cursor, 1) ?? [];
  const found = await listBackTests(db, { limit: query.limit, before, code: query.code ?? null });
  const page = cutPage(found, query.limit, (one) => [one.id]);
  const nameOf = await namesOf(
    db,
    page.data.map((one) => one.byActor),
  );
  return { data: page.data.map((one) => rowOf(one, nameOf)), nextCursor: page.nextCursor };
}

function rowOf({ id, byActor, eventsDone, eventsTotal, summary, ...one }: StoredBackTest, nameOf: Names): BackTestRow {
  const { code, status, since, at, finishedAt } = one;
  return {
    ...{ id: brandId('rul', id), code, status, since, at, finishedAt, by: nameOf(byActor) },
    ...{ eventsDone: Number(eventsDone), eventsTotal: Number(eventsTotal) },
    summary: summary === null ? null : z.decode(BackTestSummary, summary as z.input<typeof BackTestSummary>),
  };
}
