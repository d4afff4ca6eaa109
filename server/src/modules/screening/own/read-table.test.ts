import { afterEach, describe, expect, test } from 'vitest';
import { openPools, type Pools } from '#platform/pools';
import { createLogger } from '#platform/telemetry';
import { MAX_BYTES, type OwnKind } from './read-file.ts';
import { TABLE_POOL, tablePool } from './read-table.ts';
import { sheet, workbook } from './testing/workbook.ts';

let pools: Pools;
afterEach(() => pools.stop());
const read = (bytes: Uint8Array, kind: OwnKind = 'block') => pools.run(TABLE_POOL, { bytes, kind });
const HONEST = workbook(
  sheet([
    [1, 'name'],
    [2, 'Ada Quell'],
  ]),
);

describe('SCR-02 SEC-02 what a file of an own list unpacks to costs a process beside the product', () => {
  test('a workbook within every bound of size that takes too much memory is ended; the next file is read', async () => {
    pools = openPools([{ ...tablePool(), memoryMb: 64 }], createLogger('silent'));
    const cells = '<c><v>1</v></c>'.repeat(1_200_000);
    const bomb = workbook(`<worksheet><sheetData><row r="1">${cells}</row></sheetData></worksheet>`);
    expect(bomb.length).toBeLessThan(MAX_BYTES);
    await expect(read(bomb)).rejects.toMatchObject({ code: 'pool.crashed' });
    expect(await read(HONEST)).toMatchObject({ rows: [{ row: 2, entry: { name: 'Ada Quell' } }], errors: [] });
    expect(pools.state()).toMatchObject([{ crashes: 1, waiting: 0 }]);
  }, 60_000);

  test('a part that unpacks beyond its bound, and a file that is no table, are refused by name without ending the process', async () => {
    pools = openPools([tablePool()], createLogger('silent'));
    const bomb = workbook(Buffer.alloc(30 * MAX_BYTES, '<row>'));
    await expect(read(bomb)).rejects.toMatchObject({ code: 'unreadable' });
    await expect(read(new Uint8Array([1, 2, 3]))).rejects.toMatchObject({ code: 'unreadable' });
    expect(pools.state()).toMatchObject([{ crashes: 0 }]);
  }, 60_000);
});
