import type { Appended } from './schema.ts';

/** A batch that was taken: what it was, where it lies, and the answer that its caller got. */
export type TakenBatch = { sha256: string; position: number; answer: Appended };
export type Batches = {
  /** The batch under this name while it is taken, or after until the index knows it. */
  find(tenantId: string, batch: string): Promise<TakenBatch> | null;
  /** Holds a name for what takes it; given free when that fails. */
  hold(tenantId: string, batch: string, taking: Promise<TakenBatch>): void;
  /** Forgets batches that the index knows. */
  forget(indexed: number): void;
};

/** The batches of the log's tail, which the index does not hold yet. The log itself is the truth: they are read from it at opening. */
export function openBatches(): Batches {
  const held = new Map<string, Promise<TakenBatch>>();
  const known = new Map<string, number>();
  const nameOf = (tenantId: string, batch: string) => `${tenantId} ${batch}`;
  return {
    find: (tenantId, batch) => held.get(nameOf(tenantId, batch)) ?? null,
    hold: (tenantId, batch, taking) => {
      const name = nameOf(tenantId, batch);
      held.set(name, taking);
      taking.then(
        ({ position }) => known.set(name, position),
        () => held.delete(name),
      );
    },
    forget: (indexed) => {
      for (const [name, position] of known) {
        if (position >= indexed) continue;
        known.delete(name);
        held.delete(name);
      }
    },
  };
}
