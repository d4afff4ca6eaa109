import { packFor, packNumber } from '#modules/regulation';
import { DAY_MS } from '#platform/clock';
import type { Database, Db, Scope, Tx } from '#platform/db';
import type { TenantId } from '#platform/ids';
import { record } from '#platform/record';
import { ruleNotFound } from '../errors.ts';
import type { RuleShadow } from '../schema/index.ts';
import { listReleases, type StoredRelease, shadowCustomers, shadowDays, shadowShare } from '../store/index.ts';
import { restRule } from './rules.ts';

const RELEASES_MAX = 500;
const STOPPED = 'shadow_stopped';
/** The last time a rule watched: one version of it, from the release that began it to the one that ended it. */
type Watch = { version: number | null; from: Date; until: Date | null; ended: RuleShadow['ended'] };

/** A rule that watches beside those that decide: what differs, and whether it can be judged yet. Refuses one that never watched. */
export async function readShadow(db: Db, code: string): Promise<RuleShadow> {
  const watch = lastWatch(code, await listReleases(db, RELEASES_MAX, null));
  if (!watch) throw ruleNotFound();
  const pack = packFor(db, null);
  const period = { from: watch.from, to: watch.until ?? new Date(db.now.getTime() + DAY_MS) };
  const days = await shadowDays(db, code, period);
  const sum = (key: 'events' | 'hits' | 'live' | 'both' | 'fraud' | 'genuine' | 'missed') =>
    days.reduce((all, one) => all + one[key], 0);
  const [events, hits] = [sum('events'), sum('hits')];
  const watchedMs = (watch.until ?? db.now).getTime() - watch.from.getTime();
  return {
    ...{ code, version: watch.version, since: watch.from, until: watch.until, ended: watch.ended },
    ...{ events, hits, share: events === 0 ? 0 : hits / events, stopShare: packNumber(pack, 'shadow_stop_share') },
    customers: await shadowCustomers(db, code, period),
    ...{ alsoLive: sum('both'), onlyShadow: hits - sum('both'), onlyLive: sum('live') - sum('both') },
    ...{ fraud: sum('fraud'), genuine: sum('genuine'), fraudMissed: sum('missed') },
    isEnough:
      watchedMs >= packNumber(pack, 'shadow_enough_days') * DAY_MS || hits >= packNumber(pack, 'shadow_enough_hits'),
    days: days.map(({ day, events: all, hits: own, live }) => ({ day, events: all, hits: own, live })),
  };
}

/** Releases come newest first: those in a row, back from the newest in which the rule watches, in which it watches in the same version. */
function lastWatch(code: string, releases: readonly StoredRelease[]): Watch | null {
  const told = (release: StoredRelease) => release.rules.find((one) => one.code === code);
  const newest = releases.findIndex((one) => told(one)?.mode === 'shadow');
  const last = releases[newest];
  if (!last) return null;
  const version = told(last)?.version ?? null;
  let first = last;
  for (const release of releases.slice(newest)) {
    const own = told(release);
    if (own?.mode !== 'shadow' || own.version !== version) break;
    first = release;
  }
  const after = releases[newest - 1];
  const ended = after ? (after.cause === `${STOPPED}:${code}` ? 'stopped' : 'changed') : null;
  return { version, from: first.at, until: after?.at ?? null, ended };
}

/** A rule that watches and would fire for more events than a desk can look at stops by itself; whoever wrote it hears of it by the log. */
export async function stopShadows(database: Database, now: Date, tenants: readonly { id: TenantId }[]): Promise<void> {
  for (const { id: tenantId } of tenants) {
    const actor = { kind: 'system', id: 'transactions.shadow', ip: null } as const;
    const scope: Scope = { tenantId, actor, requestId: 'transactions.stop_shadows', now };
    await database.write(scope, stopThose);
  }
}

async function stopThose(tx: Tx): Promise<void> {
  const releases = await listReleases(tx, RELEASES_MAX, null);
  const pack = packFor(tx, null);
  const [most, least] = [packNumber(pack, 'shadow_stop_share'), packNumber(pack, 'shadow_stop_events')];
  for (const { code, mode, version } of releases[0]?.rules ?? []) {
    const watch = mode === 'shadow' ? lastWatch(code, releases) : null;
    if (!watch) continue;
    const { events, hits } = await shadowShare(tx, code, watch.from);
    if (events < least || hits <= most * events) continue;
    await restRule(tx, { code, version }, `${STOPPED}:${code}`);
    await record(tx, {
      action: 'rule.shadow_stopped',
      subject: { prefix: 'ten', id: tx.tenantId },
      before: { code, version, mode },
      after: { mode: 'disabled', events, hits },
    });
  }
}
