import type { Measure } from '@acquaint/engines/rules';
import type { Database, Db, Scope } from '#platform/db';
import { Problem } from '#platform/errors';
import type { TenantId } from '#platform/ids';
import { customerUnknown, idReused, laneBusy, laneRefused } from '../errors.ts';
import type { DecisionView } from '../schema/index.ts';
import { type Entry, entriesByExternalId, snoozesOf } from '../store/index.ts';
import { CommitRefused, commit } from './commit.ts';
import { type Computed, compute, viewOf } from './compute.ts';
import type { Item } from './item.ts';
import { load } from './load.ts';
import type { LaneMemory } from './memory.ts';

const BATCH_MAX = 250;
const QUEUE_MAX = 5000;
const ATTEMPTS = 4;

export type LaneGround = {
  database: Database;
  tenantId: TenantId;
  /** The tenant's memory under the rules that are in force now; its lanes share it. */
  memory: (db: Db) => Promise<LaneMemory>;
  perUsd: (db: Db) => Promise<Readonly<Record<string, number>>>;
  stored: (entry: Entry, measures: readonly Measure[]) => DecisionView;
  /** Whether a person is to look at an event about which nothing was said. */
  sample: (item: Item) => boolean;
};
type Waiting = { item: Item; resolve: (view: DecisionView) => void; reject: (error: unknown) => void };

/**
 * Decides the events of some of a tenant's customers, one batch in flight: what waits is taken together, decided in memory and
 * committed in one transaction, and only then answered. A commit that was refused drops the memory and decides again.
 */
export class Lane {
  readonly #ground: LaneGround;
  readonly #queue: Waiting[] = [];
  #running: Promise<void> | null = null;

  constructor(ground: LaneGround) {
    this.#ground = ground;
  }

  get waiting(): number {
    return this.#queue.length;
  }

  submit(item: Item): Promise<DecisionView> {
    if (this.#queue.length >= QUEUE_MAX) return Promise.reject(laneBusy());
    return new Promise((resolve, reject) => {
      this.#queue.push({ item, resolve, reject });
      this.#running ??= this.#drain().finally(() => {
        this.#running = null;
      });
    });
  }

  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #drain(): Promise<void> {
    // Requests that arrived in the same turn of the loop are decided together.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#queue.length > 0) {
      const batch = this.#queue.splice(0, BATCH_MAX);
      try {
        await this.#decide(batch);
      } catch (error) {
        await this.#oneByOne(batch, error);
      }
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
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const scope = this.#scopeOf(batch);
      const prepared = await database.read(scope, (db) => this.#prepare(db, batch));
      const fresh = prepared.fresh;
      const items = fresh.map((one) => one.item);
      let computed: Computed[];
      try {
        computed = compute(prepared.memory, items, {
          use: database.facilities.use,
          perUsd: prepared.perUsd,
          snoozed: prepared.snoozed,
          sample: this.#ground.sample,
        });
        if (computed.length > 0) await commit(database, scope, prepared.memory, computed);
      } catch (error) {
        prepared.memory.forget(items.map((item) => item.customerId));
        if (isRefusal(error) && attempt < ATTEMPTS) continue;
        throw isRefusal(error) ? laneRefused() : error;
      }
      const { measures } = prepared.memory.measures;
      prepared.memory.network.settle(items.map((item) => item.input.id));
      for (const one of prepared.strangers) one.reject(customerUnknown());
      fresh.forEach((one, at) => {
        const decided = computed[at];
        if (decided) one.resolve(viewOf(decided, measures));
      });
      const views = new Map(computed.map((one) => [one.entry.externalId, viewOf(one, measures)]));
      this.#answerRepeats(prepared.repeats, { views, measures });
      return;
    }
  }

  /** The release, what is decided already, and the customers' state. */
  async #prepare(db: Db, batch: readonly Waiting[]) {
    const memory = await this.#ground.memory(db);
    const perUsd = await this.#ground.perUsd(db);
    const stored = new Map(
      (
        await entriesByExternalId(
          db,
          batch.map((one) => one.item.input.id),
        )
      ).map((entry) => [entry.externalId, entry]),
    );
    const fresh: Waiting[] = [];
    const repeats: { one: Waiting; stored: Entry | null; first: Item | null }[] = [];
    const firsts = new Map<string, Item>();
    for (const one of batch) {
      const id = one.item.input.id;
      const first = firsts.get(id) ?? null;
      const known = stored.get(id) ?? null;
      if (known || first) repeats.push({ one, stored: known, first });
      else {
        firsts.set(id, one.item);
        fresh.push(one);
      }
    }
    await memory.network.refresh(db);
    await memory.live.refresh(db);
    await load(db, memory, { customerIds: fresh.map((one) => one.item.customerId), perUsd });
    const known = fresh.filter((one) => isKnown(memory, one));
    const snoozed = new Map<string, Set<string>>();
    for (const { code, customerId } of await snoozesOf(db, { customerIds: known.map((one) => one.item.customerId) }))
      snoozed.set(customerId, (snoozed.get(customerId) ?? new Set()).add(code));
    return { memory, perUsd, fresh: known, snoozed, strangers: fresh.filter((one) => !isKnown(memory, one)), repeats };
  }

  #answerRepeats(
    repeats: readonly { one: Waiting; stored: Entry | null; first: Item | null }[],
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
