import { MoneyGraph } from '@acquaint/engines/graph';
import { DAY_MS } from '#platform/clock';
import type { Db } from '#platform/db';
import { eventOf, type Told } from '../event.ts';
import { blockedTokens, cashShares, entriesSince, latestEntries } from '../store/network.ts';

/** How far back the network is read when a process begins, and how many events at most. */
const REPLAY_MS = 31 * DAY_MS;
const REPLAY_MAX = 1_000_000n;
const PAGE = 5000;
/** So old may what the institution's lists and its customers' habits say be when a payment is decided. */
const LISTS_MS = 500;
const HABITS_MS = 3_600_000;

/**
 * What joins a tenant's customers: who paid whom, who used the same device, telephone or address, which payees are blocked. Read from the
 * entries when the tenant's first event comes, kept up by each event after that; other processes' events are seen at the next start.
 */
export class Network {
  readonly graph = new MoneyGraph();
  readonly blocked = new Set<string>();
  /** The part of cash in what comes in, by the customer's kind: person, organization. */
  cashShares: ReadonlyMap<string, number> = new Map();
  /** Events that count already, although it is not known yet whether they stand: decided again they must not count twice. */
  readonly #counted = new Set<string>();
  #listsAt = Number.NEGATIVE_INFINITY;
  #habitsAt = Number.NEGATIVE_INFINITY;

  static async read(db: Db): Promise<Network> {
    const network = new Network();
    await replay(db, (told) => network.graph.apply(eventOf(told, {}, null)));
    return network;
  }

  /** Brings lists and habits up to date, when they are older than they may be. */
  async refresh(db: Db): Promise<void> {
    const now = performance.now();
    if (now - this.#listsAt > LISTS_MS) {
      const tokens = await blockedTokens(db);
      this.blocked.clear();
      for (const token of tokens) this.blocked.add(token.toString('base64'));
      this.#listsAt = now;
    }
    if (now - this.#habitsAt < HABITS_MS) return;
    this.cashShares = await cashShares(db, new Date(db.now.getTime() - 30 * DAY_MS));
    this.#habitsAt = now;
  }

  /** Whether an event counts for the first time; what was refused and comes again counts already. */
  begin(externalId: string): boolean {
    if (this.#counted.has(externalId)) return false;
    this.#counted.add(externalId);
    return true;
  }

  /** These events stand. */
  settle(externalIds: Iterable<string>): void {
    for (const id of externalIds) this.#counted.delete(id);
  }
}

/** Gives the events of the last weeks that join customers, oldest first, without what is sealed. */
export async function replay(db: Db, take: (told: Told) => void, forMs = REPLAY_MS): Promise<void> {
  let after = await latestEntries(db, new Date(db.now.getTime() - forMs), REPLAY_MAX);
  for (;;) {
    const rows = await entriesSince(db, after, PAGE);
    for (const row of rows) take(row);
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.id;
    // Others get their turn between pages.
    await new Promise((resolve) => setImmediate(resolve));
  }
}
