import { type Database, ownTables, sql } from '../db/index.ts';

type LeaseTables = { lease: { name: string; owner: string; epoch: bigint; address: string | null; expiresAt: Date } };
const own = ownTables<LeaseTables>();
const TTL_MS = 15_000;

export type Lease = { name: string; epoch: bigint; isHeld: () => boolean; release: () => Promise<void> };

/** Takes a singleton's lease when it is free or run out, with a new epoch; null while another owner holds it. */
export async function takeLease(
  database: Database,
  name: string,
  owner: string,
  address: string | null = null,
): Promise<Lease | null> {
  const taken = await database.system((tx) =>
    own(tx)
      .insertInto('lease')
      .values({ name, owner, epoch: 1n, address, expiresAt: expiry() })
      .onConflict((c) =>
        c
          .column('name')
          .doUpdateSet({ owner, address, epoch: sql<bigint>`lease.epoch + 1`, expiresAt: expiry() })
          .where((e) => e.or([e('lease.expiresAt', '<', new Date()), e('lease.owner', '=', owner)])),
      )
      .returning('epoch')
      .executeTakeFirst(),
  );
  if (!taken) return null;
  const epoch = taken.epoch;
  let heldUntil = Date.now() + TTL_MS;
  const renew = async () => {
    const kept = await database.system((tx) =>
      own(tx)
        .updateTable('lease')
        .set({ expiresAt: expiry() })
        .where('name', '=', name)
        .where('owner', '=', owner)
        .where('epoch', '=', epoch)
        .returning('epoch')
        .executeTakeFirst(),
    );
    heldUntil = kept ? Date.now() + TTL_MS : 0;
  };
  // A renewal that fails leaves the lease to run out: the owner then stops believing in it before anyone else may take it.
  const timer = setInterval(() => void renew().catch(() => undefined), TTL_MS / 3);
  timer.unref();
  return {
    name,
    epoch,
    isHeld: () => Date.now() < heldUntil - 1000,
    release: async () => {
      clearInterval(timer);
      heldUntil = 0;
      await database.system((tx) =>
        own(tx)
          .updateTable('lease')
          .set({ expiresAt: new Date(0) })
          .where('name', '=', name)
          .where('owner', '=', owner)
          .where('epoch', '=', epoch)
          .execute(),
      );
    },
  };
}

/** Waits until the lease is ours, trying once a second, or until `stopped` says to give up. */
export async function awaitLease(
  database: Database,
  name: string,
  owner: string,
  stopped: () => boolean,
): Promise<Lease | null> {
  while (!stopped()) {
    const lease = await takeLease(database, name, owner);
    if (lease) return lease;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  return null;
}

function expiry(): Date {
  return new Date(Date.now() + TTL_MS);
}
