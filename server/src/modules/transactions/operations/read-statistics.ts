import { packFor, packNumber } from '#modules/regulation';
import type { Db } from '#platform/db';
import { monthly, precisionOf } from '../rates.ts';
import type { Statistics } from '../schema/figures.ts';
import { answerTotals } from '../store/answers.ts';
import {
  alertsByMonth,
  alertsByRule,
  eventsByMonth,
  hitsByRule,
  outcomeTotals,
  type Period,
  verdictTotals,
} from '../store/figures.ts';

/** How monitoring does over a period, counted from decisions and from what cases said of them; no person in it. */
export async function readStatistics(db: Db, period: Period): Promise<Statistics> {
  const totals = await outcomeTotals(db, period);
  const verdicts = await verdictTotals(db, period);
  const minutes = packNumber(packFor(db, null), 'queue_callback_minutes');
  const answers = await answerTotals(db, period, minutes);
  const events = totals?.events ?? 0;
  const alerts = new Map((await alertsByRule(db, period)).map((one) => [one.rule, one]));
  const hits = await hitsByRule(db, period);
  const byMonth = await alertsByMonth(db, period);
  const sum = (key: 'alerts' | 'wrong' | 'right' | 'waiting') => byMonth.reduce((all, one) => all + one[key], 0);
  return {
    ...period,
    events,
    outcomes: {
      allow: totals?.allow ?? 0,
      challenge: totals?.challenge ?? 0,
      hold: totals?.hold ?? 0,
      block: totals?.block ?? 0,
    },
    codesAsked: totals?.codes ?? 0,
    callsAsked: totals?.calls ?? 0,
    codesPassed: answers.passed,
    codesFailed: answers.failed,
    callsTried: answers.tried,
    callsConnected: answers.connected,
    callsInTime: answers.intime,
    holdsReleased: verdicts.released,
    holdsRefused: verdicts.refused,
    alerts: {
      opened: sum('alerts'),
      falsePositive: sum('wrong'),
      confirmed: sum('right'),
      waiting: sum('waiting'),
    },
    rules: hits.map((one) => {
      const told = alerts.get(one.rule) ?? { alerts: 0, wrong: 0, right: 0 };
      return {
        rule: one.rule,
        hits: one.hits,
        share: events === 0 ? 0 : one.hits / events,
        customers: one.customers,
        held: one.held,
        alerts: told.alerts,
        falsePositive: told.wrong,
        confirmed: told.right,
        precision: precisionOf(told),
      };
    }),
    months: monthly(await eventsByMonth(db, period), byMonth),
  };
}
