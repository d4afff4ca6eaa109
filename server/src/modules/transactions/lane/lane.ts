import type { Measure } from '@acquaint/engines/rules';
import type { Database, Db, Scope } from '#platform/db';
import { Problem } from '#platform/errors';
import type { TenantId } from '#platform/ids';
import { customerUnknown, idReused, laneBusy, laneRefused } from '../errors.ts';
import type { Rates } from '../event.ts';
import type { DecisionView } from '../schema/index.ts';
import { type Entry, entriesByExternalId } from '../store/index.ts';
import { CommitRefused, commit } from './commit.ts';
import { type Computed, compute, viewOf } from './compute.ts';
import type { Item } from './item.ts';
import { load } from './load.ts';
import type { LaneMemory } from './memory.ts';
import { Queue, type Waiting } from './queue.ts';

const BATCH_MAX = 250;
const QUEUE_MAX = 5000;
const ATTEMPTS = 4;
/** Batches on their way to the disk at once, of customers that differ; beside the first one only what is worth a commit of its own. */
const IN_FLIGHT = 2;
const WORTH = 60;
/** A commit costs the same for one event as for ten: while one follows the other, in milliseconds, more are gathered for each. */
const BUSY_MS = 10;
const GATHER_MS = 3;
/** So many customers of a tenant are kept in memory; those that were not asked for the longest are let go. */
const KNOWN_MAX = 200_000;
/** So many of the callers' newest ids are remembered: a repeat is looked for in the table before anything is decided. */
const RECENT_MAX = 50_000;

/** What a tenant's events are decided with. */
export type Ready = { memory: LaneMemory; perUsd: Rates };
export type LaneGround = {
  database: Database;
  tenantId: TenantId;
  /** The tenant's memory under the rules that are in force now, with rates, lists and model as they are now. */
  ready: (db: Db) => Promise<Ready>;
  /** The same, as it was a moment ago; null when that is too long ago to be believed. */
  held: () => Ready | null;
  stored: (entry: Entry, measures: readonly Measure[]) => DecisionView;
  /** Whether a person is to look at an event about which nothing was said. */
  sample: (item: Item) => boolean;
};
type Repeat = { one: Waiting; stored: Entry | null; first: Item | null };
type Prepared = Ready & { fresh: Waiting[]; strangers: Waiting[]; repeats: Repeat[] };

/**
 * Decides a tenant's events: what waits is taken together, decided in memory and committed in one transaction, and only then
 * answered. A commit that was refused drops the memory of its customers and decides again from the tables.
 */
export class Lane {
  readonly #ground: LaneGround;
  readonly #queue = new Queue();
  readonly #flying = new Set<Promise<void>>();
  #recent = new Set<string>();
  #isWoken = false;
  #landedAt = Number.NEGATIVE_INFINITY;

  constructor(ground: LaneGround) {
    this.#ground = ground;
  }

  get waiting(): number {
    return this.#queue.length;
  }

  submit(item: Item): Promise<DecisionView> {
    if (this.#queue.length >= QUEUE_MAX) return Promise.reject(laneBusy());
    return new Promise((resolve, reject) => {
      this.#queue.add({ item, resolve, reject });
      this.#wake();
    });
  }

  async settled(): Promise<void> {
    while (this.#isWoken || this.#flying.size > 0) {
      await Promise.all(this.#flying);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** Requests that arrived in the same turn of the loop are decided together; where commits follow each other, those of a few milliseconds. */
  #wake(): void {
    if (this.#isWoken) return;
    this.#isWoken = true;
    const begin = () => {
      this.#isWoken = false;
      this.#begin();
    };
    const isBusy = performance.now() - this.#landedAt < BUSY_MS;
    if (isBusy && this.#queue.length < WORTH) setTimeout(begin, GATHER_MS);
    else setImmediate(begin);
  }

  #begin(): void {
    while (this.#flying.size < IN_FLIGHT) {
      const batch = this.#queue.take(BATCH_MAX, this.#flying.size === 0 ? 1 : WORTH);
      if (batch.length === 0) return;
      const flight = this.#fly(batch).finally(() => {
        this.#flying.delete(flight);
        this.#queue.free(batch);
        // Whoever sends one after the other, each after the last answer, gains nothing by waiting for others.
        this.#landedAt = batch.length > 1 ? performance.now() : Number.NEGATIVE_INFINITY;
        this.#wake();
      });
      this.#flying.add(flight);
    }
  }

  async #fly(batch: readonly Waiting[]): Promise<void> {
    try {
      await this.#decide(batch);
    } catch (error) {
      await this.#oneByOne(batch, error);
    }
  }

  /** One event that cannot be decided must not cost the others theirs. */
  async #oneByOne(batch: readonly Waiting[], cause: unknown): Promise<void> {
    if (batch.length === 1) {
      batch[0]?.reject(cause);
      return;
    }
    for (const one of batch) {
      try {
        await this.#decide([one]);
      } catch (error) {
        one.reject(error);
      }
    }
  }

  async #decide(batch: readonly Waiting[]): Promise<void> {
    const { database } = this.#ground;
    const scope = this.#scopeOf(batch);
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const prepared = await this.#prepare(scope, batch, attempt);
      const { memory, fresh, perUsd } = prepared;
      const items = fresh.map((one) => one.item);
      let computed: Computed[];
      try {
        const { use } = database.facilities;
        computed = compute(memory, items, { use, perUsd, now: scope.now, sample: this.#ground.sample });
        if (computed.length > 0) await commit(database, scope, memory, computed);
      } catch (error) {
        memory.forget(items.map((item) => item.customerId));
        if (isRefusal(error) && attempt < ATTEMPTS) continue;
        throw isRefusal(error) ? laneRefused() : error;
      }
      this.#settle(prepared, computed);
      return;
    }
  }

  /** The batch stands: everybody is answered. */
  #settle({ memory, fresh, strangers, repeats }: Prepared, computed: readonly Computed[]): void {
    const { measures } = memory.measures;
    memory.network.settle(fresh.map((one) => one.item.input.id));
    // Whoever was frozen with it stands otherwise than was believed, and is read again when the next event comes.
    memory.forget(computed.filter((one) => one.judged.freeze).map((one) => one.item.customerId));
    memory.evict(KNOWN_MAX, (id) => this.#queue.isBusy(id));
    for (const one of strangers) one.reject(customerUnknown());
    const views = new Map<string, DecisionView>();
    fresh.forEach((one, at) => {
      const decided = computed[at];
      if (!decided) return;
      const view = viewOf(decided, measures);
      views.set(one.item.input.id, view);
      this.#remember(one.item.input.id);
      one.resolve(view);
    });
    this.#answerRepeats(repeats, { views, measures });
  }

  #remember(externalId: string): void {
    if (this.#recent.size >= RECENT_MAX) this.#recent = new Set([...this.#recent].slice(RECENT_MAX / 2));
    this.#recent.add(externalId);
  }

  /**
   * Who is known is decided about at once: all that is believed is looked at again inside the commit. What is not known is read, and so
   * is everything, once a commit was refused.
   */
  async #prepare(scope: Scope, batch: readonly Waiting[], attempt: number): Promise<Prepared> {
    const { database } = this.#ground;
    const held = attempt === 1 ? this.#ground.held() : null;
    const mayRepeat = attempt > 1 || batch.some((one) => this.#recent.has(one.item.input.id));
    if (held && !mayRepeat && batch.every((one) => held.memory.known.has(one.item.customerId)))
      return this.#sort(held, batch, new Map());
    return database.read(scope, async (db) => {
      const ready = held ?? (await this.#ground.ready(db));
      const ids = mayRepeat ? batch.map((one) => one.item.input.id) : [];
      const stored = new Map((await entriesByExternalId(db, ids)).map((entry) => [entry.externalId, entry]));
      const asked = batch.filter((one) => !stored.has(one.item.input.id)).map((one) => one.item.customerId);
      await load(db, ready.memory, { customerIds: asked, perUsd: ready.perUsd });
      return this.#sort(ready, batch, stored);
    });
  }

  /** What is new, what was decided before or comes twice, and whom nobody knows. */
  #sort(ready: Ready, batch: readonly Waiting[], stored: ReadonlyMap<string, Entry>): Prepared {
    const [fresh, strangers, repeats]: [Waiting[], Waiting[], Repeat[]] = [[], [], []];
    const firsts = new Map<string, Item>();
    for (const one of batch) {
      const { id } = one.item.input;
      const first = firsts.get(id) ?? null;
      const known = stored.get(id) ?? null;
      if (known || first) repeats.push({ one, stored: known, first });
      else {
        firsts.set(id, one.item);
        (isKnown(ready.memory, one) ? fresh : strangers).push(one);
      }
    }
    ready.memory.touch(fresh.map((one) => one.item.customerId));
    return { ...ready, fresh, strangers, repeats };
  }

  #answerRepeats(
    repeats: readonly Repeat[],
    { views, measures }: { views: ReadonlyMap<string, DecisionView>; measures: readonly Measure[] },
  ): void {
    for (const { one, stored, first } of repeats) {
      const before = stored?.bodySha256 ?? first?.bodySha256;
      const view = stored ? this.#ground.stored(stored, measures) : views.get(one.item.input.id);
      if (!before?.equals(one.item.bodySha256)) one.reject(idReused());
      else if (view) one.resolve({ ...view, repeated: true });
      else one.reject(laneRefused());
    }
  }

  #scopeOf(batch: readonly Waiting[]): Scope {
    const last = batch.at(-1);
    return {
      tenantId: this.#ground.tenantId,
      actor: { kind: 'system', id: 'transactions.lane', ip: null },
      requestId: last?.item.requestId ?? 'lane',
      now: last?.item.receivedAt ?? new Date(),
    };
  }
}

/** An id that names nobody, or somebody who was erased, has no account to decide about. */
function isKnown(memory: LaneMemory, { item }: Waiting): boolean {
  const found = memory.known.get(item.customerId);
  return found !== undefined && found.standing.status !== 'erased';
}

/** Refused by a guard, or by the database because of somebody who wrote at the same moment: decided again. */
function isRefusal(error: unknown): boolean {
  if (error instanceof CommitRefused) return true;
  if (error instanceof Problem) return false;
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return code === '40001' || code === '40P01' || code === '23505';
}
