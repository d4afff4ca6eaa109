// Run as a child by the kill test: appends batches for ever and says on standard output what was acknowledged.
import { fileStore, makeSigner, openLog } from '../index.ts';

const [folder = '', seed = '1'] = process.argv.slice(2);
const origin = 'acquaint.example/kill';
const log = await openLog({ store: fileStore(folder), origin, signer: makeSigner(new Uint8Array(32).fill(9), origin) });
for (let batch = 0; ; batch++) {
  const count = 1 + ((batch * 37 + Number(seed) * 13) % 90);
  const entries = Array.from({ length: count }, (_, at) => Buffer.from(`${seed}:${batch}:${at}`));
  const { first } = await log.append(entries);
  process.stdout.write(`${first} ${count} ${seed}:${batch}\n`);
}
