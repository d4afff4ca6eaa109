import type { Hit, MeasureSet, RuleSet } from '@acquaint/engines/rules';
import type { WindowEvent, WindowKey } from '@acquaint/engines/windows';
import { DAY_MS } from '#platform/clock';
import type { Db } from '#platform/db';
import type { Around } from '../event.ts';
import { eventOf } from '../event.ts';
import type { LiveModel } from '../models/live.ts';
import { setName } from '../models/measured.ts';
import type { TierLimit } from '../policy.ts';
import { type Release, rulesInMemory } from '../releases.ts';
import type { Quiet, StandingRow } from '../store/index.ts';
import { type Network, replay } from './network.ts';

const NOTHING: ReadonlySet<string> = new Set();

const SPENT_DAYS = 40;
/** No window that customers share reaches further back. */
const SHARED_WINDOW_MS = 7 * DAY_MS;

/** What is known of a customer between two batches; the row's version and the stamp are compared inside each commit. */
export type Known = {
  standing: StandingRow;
  limits: TierLimit | null;
  /** The limit of one payment in dollars, when it was loaded. */
  limitUsd: number | null;
  /** Rules that say nothing about the customer until a time. */
  quiet: readonly Quiet[];
  /** The packs that hold for the customer: rules of other regions say nothing about them. */
  regions: ReadonlySet<string>;
  version: bigint;
  ordinal: bigint;
  spent: Map<number, bigint>;
  /** Whose windows are the customer's own, by name. */
  keys: Map<string, WindowKey>;
  windowsOrdinal: bigint;
};

/** So many entries are played again at most when a customer is loaded whose windows were saved. */
const SAVE_EVERY = 32n;

/** What outlives a release: what joins customers, the model that decides, and what it is told. */
type Shared = { network: Network; live: LiveModel; measures: MeasureSet };

/** The state of a tenant's lanes: never trusted over the database; of a customer it is thrown away whenever a commit was refused. */
export class LaneMemory {
  readonly release: Release;
  readonly rules: RuleSet;
  readonly network: Network;
  readonly live: LiveModel;
  readonly measures: MeasureSet;
  readonly measureSet: string;
  readonly known = new Map<string, Known>();

  readonly #released: ReadonlyMap<string, Release['rules'][number]>;

  private constructor(release: Release, { network, live, measures }: Shared) {
    this.release = release;
    this.network = network;
    this.live = live;
    this.measures = measures;
    this.measureSet = setName(measures.measures);
    this.rules = rulesInMemory(release, network, measures);
    this.#released = new Map(release.rules.map((one) => [one.rule.id, one]));
  }

  /** A memory without customers; windows that customers share are built up again from the entries. */
  static async begin(db: Db, release: Release, shared: Shared): Promise<LaneMemory> {
    const memory = new LaneMemory(release, shared);
    await replay(db, (told) => memory.rules.replay(eventOf(told, {}, null), (key) => !isOwnKey(key)), SHARED_WINDOW_MS);
    return memory;
  }

  aroundOf(known: Known): Around {
    return { limit: known.limitUsd, peerCashShare: this.network.cashShares.get(known.standing.kind) ?? null };
  }

  /** What fires for an event, and what would have, if it did more than watch or were not quiet about the customer; afterwards the event counts. */
  take(
    known: Known,
    event: WindowEvent,
    { id, snoozed }: { id: string; snoozed: ReadonlySet<string> },
  ): { hits: Hit[]; quiet: string[]; row: Float64Array } {
    const found = this.rules.evaluate(event).filter((hit) => {
      const regions = this.#released.get(hit.rule)?.rule.regions ?? null;
      return regions === null || regions.some((code) => known.regions.has(code));
    });
    const row = this.count(known, event, id);
    const decides = ({ rule }: Hit) => this.#released.get(rule)?.mode === 'active' && !snoozed.has(rule);
    return { hits: found.filter(decides), quiet: found.filter((hit) => !decides(hit)).map((hit) => hit.rule), row };
  }

  /** The event, new by the caller's id, counts for its customer and for what customers share; gives what a model is told of it. */
  count(known: Known, event: WindowEvent, id: string): Float64Array {
    const row = this.rules.measure(event);
    if (this.network.begin(id)) this.rules.apply(event);
    else this.rules.replay(event, isOwnKey);
    this.#keep(known, event);
    return row;
  }

  /** The event counts for its customer alone, as one that was decided before. */
  play(known: Known, event: WindowEvent): void {
    this.rules.replay(event, isOwnKey);
    this.#keep(known, event);
  }

  #keep(known: Known, event: WindowEvent): void {
    for (const key of this.rules.windows.touched(event))
      if (isOwnKey(key.key)) known.keys.set(`${key.key}|${key.value}`, key);
  }

  forget(customerIds: Iterable<string>): void {
    for (const id of customerIds) {
      const known = this.known.get(id);
      if (!known) continue;
      for (const key of known.keys.values()) this.rules.windows.drop(key);
      this.known.delete(id);
    }
  }

  /** These customers are the last that were asked for. */
  touch(customerIds: Iterable<string>): void {
    for (const id of customerIds) {
      const known = this.known.get(id);
      if (!known) continue;
      this.known.delete(id);
      this.known.set(id, known);
    }
  }

  /** Lets go of those who were not asked for the longest, until so many are left; they are loaded again when they are. */
  evict(most: number, isBusy: (customerId: string) => boolean): void {
    for (const id of this.known.keys()) {
      if (this.known.size <= most) return;
      if (!isBusy(id)) this.forget([id]);
    }
  }

  /** The customer's windows as text, when enough came since they were last saved; else null. */
  windowsToSave(known: Known): string | null {
    return known.ordinal - known.windowsOrdinal < SAVE_EVERY ? null : this.windowsOf(known);
  }

  windowsOf(known: Known): string {
    const saved = [...known.keys.values()].flatMap((key): SavedWindows[] => {
      const bytes = this.rules.windows.save(key);
      return bytes ? [[key.key, key.value, Buffer.from(bytes).toString('base64')]] : [];
    });
    return JSON.stringify(saved);
  }

  /** Puts saved windows in their place; false when the rules now ask for more than was kept, and the entries have to be played again. */
  loadWindows(known: Known, text: string): boolean {
    const saved = JSON.parse(text) as SavedWindows[];
    let isWhole = true;
    for (const [key, value, base64] of saved) {
      const of = { key, value };
      isWhole = this.rules.windows.load(of, Buffer.from(base64, 'base64')) && isWhole;
      known.keys.set(`${key}|${value}`, of);
    }
    return isWhole;
  }
}

type SavedWindows = [key: string, value: string, base64: string];

/** Windows of a key that begins with the account are the customer's; those of a device or payee alone are everybody's. */
function isOwnKey(key: string): boolean {
  return key === 'account' || key.startsWith('account,');
}

/** The rules that say nothing about a customer at a time. */
export function quietAt({ quiet }: Known, now: Date): ReadonlySet<string> {
  if (quiet.length === 0) return NOTHING;
  return new Set(quiet.flatMap(({ code, until }) => (until > now ? [code] : [])));
}

/** What went out on the day of an event and in its month (UTC), as far as it was counted. */
export function spentAt(spent: ReadonlyMap<number, bigint>, at: Date): { today: bigint; thisMonth: bigint } {
  const first = dayNumber(new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1)));
  const next = dayNumber(new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1)));
  let thisMonth = 0n;
  for (const [day, minor] of spent) if (day >= first && day < next) thisMonth += minor;
  return { today: spent.get(dayNumber(at)) ?? 0n, thisMonth };
}

/** Adds what an event counts, and forgets days that no month can still ask for. */
export function addSpent(spent: Map<number, bigint>, at: Date, minor: bigint): void {
  const day = dayNumber(at);
  const sum = (spent.get(day) ?? 0n) + minor;
  if (sum > 0n) spent.set(day, sum);
  else spent.delete(day);
  if (spent.size <= SPENT_DAYS) return;
  const newest = Math.max(...spent.keys());
  for (const old of spent.keys()) if (old < newest - SPENT_DAYS) spent.delete(old);
}

function dayNumber(at: Date): number {
  return Math.floor(at.getTime() / 86_400_000);
}
