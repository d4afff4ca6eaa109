import { packFor, packNumber } from '#modules/regulation';
import type { Tx } from '#platform/db';
import { newId } from '#platform/ids';
import { emit, emitAll, type Reaction } from '#platform/outbox';
import { record, recordAll } from '#platform/record';
import { alertKind, type NewAlert } from '../alert-kinds.ts';
import { clocksFor, isMorePressing, minutesKey } from '../policy.ts';
import { changeCase, findAlert, findOpenCase, own, type StoredAlert, type StoredCase } from '../store.ts';

/** Appends alerts in the caller's transaction; each is grouped into a case right after the commit. */
export async function openAlerts(tx: Tx, list: readonly NewAlert[]): Promise<string[]> {
  if (list.length === 0) return [];
  const alerts = list.map((alert) => ({ ...alert, id: newId('alr') }));
  await own(tx)
    .insertInto('alert')
    .values(
      alerts.map(({ subject, country, reasons, facts, ...rest }) => ({
        ...rest,
        reasons: [...reasons],
        facts: JSON.stringify({ ...facts, country }),
        tenantId: tx.tenantId,
        subjectPrefix: subject.prefix,
        subjectId: subject.id,
        openedAt: tx.now,
        closedAt: null,
        closedReason: null,
      })),
    )
    .execute();
  await recordAll(
    tx,
    alerts.map(({ id, customerId, kind, priority, reasons }) => ({
      action: 'alert.opened',
      subject: { prefix: 'alr', id },
      ...(customerId ? { customerId: customerId as never } : {}),
      after: { kind, priority, reasons },
    })),
  );
  await emitAll(
    tx,
    alerts.map(({ id, kind }) => ({ type: 'alert.opened', subject: { prefix: 'alr', id }, facts: { kind } })),
  );
  return alerts.map(({ id }) => id);
}

/** An alert joins the open case of its subject, or opens one with a clock; exactly once, however often it is delivered. */
export const groupAlerts: Reaction = {
  name: 'cases.group_alerts',
  on: ['alert.opened'],
  react: async (tx, event) => {
    const alert = await findAlert(tx, event.subject.id);
    // One whose reason went before it was grouped has nothing to show to anybody.
    if (!alert || alert.closedAt) return;
    const known = await findOpenCase(tx, alert.kind, alert.subjectId);
    const caseId = known ? known.id : await openCase(tx, alert);
    await own(tx)
      .insertInto('caseAlert')
      .values({ tenantId: tx.tenantId, caseId, alertId: alert.id })
      .onConflict((c) => c.doNothing())
      .execute();
    if (known)
      await changeCase(tx, known.id, {
        reasons: [...new Set([...known.reasons, ...alert.reasons])],
        grave: known.grave || alert.grave,
        ...raised(tx, known, alert),
      });
  },
};

/** A more pressing alert brings its shorter clock to the case it joins; a clock never grows longer. */
function raised(tx: Tx, known: StoredCase, alert: StoredAlert): Partial<StoredCase> {
  if (!isMorePressing(alert.priority, known.priority)) return {};
  const country = typeof alert.facts.country === 'string' ? alert.facts.country : null;
  const clocks = clocksFor(tx.now, packNumber(packFor(tx, country), minutesKey(alert.priority)));
  return clocks.dueAt < known.dueAt ? { priority: alert.priority, ...clocks } : { priority: alert.priority };
}

async function openCase(tx: Tx, alert: StoredAlert): Promise<string> {
  const id = newId('cas');
  const country = typeof alert.facts.country === 'string' ? alert.facts.country : null;
  const minutes = packNumber(packFor(tx, country), minutesKey(alert.priority));
  await own(tx)
    .insertInto('reviewCase')
    .values({
      tenantId: tx.tenantId,
      id,
      kind: alert.kind,
      queue: alertKind(tx, alert.kind).queue,
      subjectPrefix: alert.subjectPrefix,
      subjectId: alert.subjectId,
      customerId: alert.customerId,
      country,
      priority: alert.priority,
      grave: alert.grave,
      status: 'open',
      resolution: null,
      reasons: alert.reasons,
      assigneeId: null,
      openedAt: tx.now,
      ...clocksFor(tx.now, minutes),
      resolvedAt: null,
      version: 1,
    })
    .execute();
  await record(tx, {
    action: 'case.opened',
    subject: { prefix: 'cas', id },
    ...(alert.customerId ? { customerId: alert.customerId as never } : {}),
    after: { kind: alert.kind, priority: alert.priority },
  });
  await emit(tx, {
    type: 'case.opened',
    subject: { prefix: 'cas', id },
    facts: { kind: alert.kind, priority: alert.priority },
  });
  return id;
}
