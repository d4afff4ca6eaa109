import { setImmediate } from 'node:timers/promises';
import { createVectorIndex, type Hit, type VectorIndex } from '@acquaint/engines/vectors';
import type { CustomerId } from '#modules/customers';
import { type Ctx, type Db, type Facilities, facility } from '#platform/db';
import type { Resident } from '#platform/module';
import { customerKeys, keysDestroyedSince, openText } from '#platform/vault';
import { openVector, placeOf } from '../policy.ts';
import type { FaceVector } from '../schema.ts';
import { oldestOpen, stillEnrolled, templatesSince } from '../store.ts';

/** The enrolled faces of one tenant in one space, and up to where they were read. */
type Held = { index: VectorIndex; since: string; lookedAt: Date; reading: Promise<void> | null };
type FaceIndexes = { held: Map<string, Held> };
export const faceIndexes = facility<FaceIndexes>('face indexes');

const PAGE = 500;
// Clocks of two processes may differ and a transaction may take a while to commit: destroyed keys are looked for a
// little further back than the last look.
const LOOK_BACK_MS = 10 * 60_000;
const BUDGET_MB = 600;

/** Templates in memory, of a tenant when it is first searched; rebuilt from the table, never trusted over it. */
export function faceIndexResident(): Resident {
  let held: FaceIndexes['held'] = new Map();
  return {
    name: 'faces.index',
    scope: 'process',
    budgetMb: BUDGET_MB,
    build: async (database) => {
      held = new Map();
      database.facilities.provide(faceIndexes, { held });
    },
    close: async () => held.clear(),
  };
}

/** The nearest enrolled faces, nearest first; what is in memory is brought up to date before and checked afterwards. */
export async function nearestFaces(ctx: Ctx, face: FaceVector, count: number): Promise<Hit[]> {
  const held = heldFor(ctx, face);
  held.reading ??= bringUpToDate(ctx, face.space, held).finally(() => {
    held.reading = null;
  });
  await held.reading;
  const hits = await searchCalmly(held.index, face.vector, count);
  return ctx.database.read(ctx, async (db) => {
    const ids = hits.map(({ id }) => id as CustomerId);
    const enrolled = await stillEnrolled(db, face.space, ids);
    for (const id of ids) if (!enrolled.has(id)) held.index.remove(id);
    return hits.filter(({ id }) => enrolled.has(id as CustomerId));
  });
}

/** A million faces take some 20 ms: between steps of a few the process does its other work. */
async function searchCalmly(index: VectorIndex, vector: Float32Array, count: number): Promise<Hit[]> {
  const steps = index.searching(vector, count);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    await setImmediate();
  }
}

function heldFor(ctx: Ctx, { space, vector }: FaceVector): Held {
  const { held } = ctx.use(faceIndexes);
  const name = `${ctx.tenantId}|${space}`;
  const found = held.get(name);
  if (found) return found;
  const fresh: Held = { index: createVectorIndex(vector.length), since: '0', lookedAt: new Date(0), reading: null };
  held.set(name, fresh);
  return fresh;
}

async function bringUpToDate(ctx: Ctx, space: string, held: Held): Promise<void> {
  const lookedAt = new Date();
  await ctx.database.read(ctx, async (db) => {
    const reached = await oldestOpen(db);
    await addNewer(db, space, held);
    const gone = await keysDestroyedSince(db, new Date(Math.max(0, held.lookedAt.getTime() - LOOK_BACK_MS)));
    for (const id of gone) held.index.remove(id);
    held.since = reached;
  });
  held.lookedAt = lookedAt;
}

async function addNewer(db: Db, space: string, held: Held): Promise<void> {
  let after: { xid: string; customerId: CustomerId } | null = null;
  for (;;) {
    const page = await templatesSince(db, { space, since: held.since, after, limit: PAGE });
    const keys = await customerKeys(
      db,
      page.map((row) => row.customerId),
    );
    for (const { customerId, sealed } of page) {
      const key = keys.get(customerId);
      // A destroyed key leaves nothing to read: this face is nobody's any more.
      if (!key) continue;
      held.index.set(customerId, openVector(openText(key, placeOf(customerId, space), sealed), held.index.dimension));
    }
    const last = page.at(-1);
    if (page.length < PAGE || !last) return;
    after = last;
  }
}

/** Takes a customer's face out of this process's memory at once. */
export function forgetFace(uses: Pick<Facilities, 'use'>, tenantId: string, customerId: string): void {
  for (const [name, { index }] of uses.use(faceIndexes).held) if (name.startsWith(tenantId)) index.remove(customerId);
}

/** How many faces are held in memory for a tenant, over all spaces. */
export function heldFaces(uses: Pick<Facilities, 'use'>, tenantId: string): number {
  return [...uses.use(faceIndexes).held].reduce(
    (sum, [name, { index }]) => sum + (name.startsWith(tenantId) ? index.size : 0),
    0,
  );
}
