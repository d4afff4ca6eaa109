import { join } from 'node:path';
import type { Ctx } from '#platform/db';
import { Problem } from '#platform/errors';
import { EngineFailed, type PoolDefinition, runInPool } from '#platform/pools';
import type { OwnKind, ReadRows } from './read-file.ts';

export const TABLE_POOL = 'own-lists';
const TIMEOUT_MS = 20_000;
/** Heap of the reading process: ten times what the largest file that is allowed needs. */
const MEMORY_MB = 384;

export function tablePool(): PoolDefinition {
  return {
    name: TABLE_POOL,
    module: join(import.meta.dirname, 'table-task.ts'),
    settings: null,
    workers: 1,
    queueMax: 8,
    timeoutMs: TIMEOUT_MS,
    idleExitMs: 10_000,
    memoryMb: MEMORY_MB,
  };
}

/** Reads a file of an own list beside the product's thread; one that takes too long or too much memory is refused like one that is no table. */
export async function readTable(ctx: Ctx, bytes: Uint8Array, kind: OwnKind): Promise<ReadRows> {
  try {
    return (await runInPool(ctx, TABLE_POOL, { bytes: new Uint8Array(bytes), kind })) as ReadRows;
  } catch (error) {
    if (!(error instanceof EngineFailed)) throw error;
    const code = error.code === 'too_many' ? 'own_list.too_many' : 'own_list.unreadable';
    throw new Problem(code, 422, {}, { cause: error });
  }
}
