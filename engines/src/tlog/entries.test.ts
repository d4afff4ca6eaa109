import { expect, test } from 'vitest';
import { makeSigner, openLog, readEntriesAt } from './index.ts';
import { memoryStore } from './testing/memory-store.ts';

test('entries are read by index in the order asked, across bundles, while a writer goes on', async () => {
  const origin = 'acquaint.example/eu';
  const store = memoryStore();
  const log = await openLog({ store, origin, signer: makeSigner(new Uint8Array(32).fill(3), origin) });
  await log.append(Array.from({ length: 600 }, (_, at) => Buffer.from(`entry ${at}`)));
  const read = async (indexes: number[]) => (await readEntriesAt(store, indexes)).map(String);
  expect(await read([599, 0, 255, 256, 511])).toEqual(['entry 599', 'entry 0', 'entry 255', 'entry 256', 'entry 511']);
  await expect(read([600])).rejects.toMatchObject({ code: 'log.entry_unknown' });
  await log.append(Array.from({ length: 300 }, (_, at) => Buffer.from(`entry ${600 + at}`)));
  expect(await read([899, 599])).toEqual(['entry 899', 'entry 599']);
  expect(await read([])).toEqual([]);
});
