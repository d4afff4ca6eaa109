// Run as a child by the kill test: appends batches at once for ever and says on standard output what was acknowledged.
import { makeSigner, openDurableLog } from '../../index.ts';

const [folder = '', seed = '1'] = process.argv.slice(2);
const signer = makeSigner(new Uint8Array(32).fill(9), 'acquaint.example/kill');
const log = await openDurableLog({ folder, signer });
for (let batch = 0; ; batch++) {
  const sent = Array.from({ length: 4 }, async (_, lane) => {
    const mark = `${seed}:${batch}:${lane}`;
    const count = 1 + ((batch * 37 + lane * 13) % 190);
    const { first } = await log.append(Array.from({ length: count }, (_entry, at) => Buffer.from(`${mark}:${at}`)));
    process.stdout.write(`${first} ${count} ${mark}\n`);
  });
  await Promise.all(sent);
}
