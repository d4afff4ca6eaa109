import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { destroyRange, fileStore, makeSigner, openDurableLog } from './index.ts';

const PLACE = resolve(import.meta.dirname, '../../../docs/verify');
const GO_PACKAGES = '/usr/share/gocode';
const signer = makeSigner(new Uint8Array(32).fill(11), 'acquaint.example/others');
const has = (program: string, ...args: string[]) => spawnSync(program, args).status === 0;
const GO = has('go', 'version') && has('ls', `${GO_PACKAGES}/src/golang.org/x/mod/sumdb/tlog`);
const TOOLS = [
  {
    name: 'Python and openssl',
    there: has('python3', '--version') && has('openssl', 'version'),
    needs: 'python3 and openssl',
  },
  { name: 'Go’s x/mod/sumdb', there: GO, needs: 'golang-go and golang-golang-x-mod-dev' },
];
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'acquaint-others-'));
  const log = await openDurableLog({ folder: join(folder, 'log'), signer });
  await log.append(Array.from({ length: 700 }, (_, at) => Buffer.from(`{"n":${at}}`)));
  await log.publish();
  await writeFile(join(folder, 'older'), log.checkpoint());
  await log.append(Array.from({ length: 66_000 }, (_, at) => Buffer.from(`{"m":${at}}`)));
  await log.close();
  await writeFile(join(folder, 'log.pub'), `${signer.verifierKey}\n`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function check(tool: string, log: string): string {
  const args = [log, join(folder, 'log.pub'), join(folder, 'older')];
  const options = {
    encoding: 'utf8' as const,
    env: { ...process.env, GOPATH: GO_PACKAGES, GO111MODULE: 'off', GOFLAGS: '' },
  };
  const ran = tool.startsWith('Go')
    ? spawnSync('go', ['run', join(PLACE, 'verify-log.go'), ...args], options)
    : spawnSync('python3', [join(PLACE, 'verify-log.py'), ...args], options);
  return `${ran.stdout}${ran.stderr}`.trim();
}

async function changed(name: string, change: (log: string) => Promise<void>): Promise<string> {
  const log = join(folder, name);
  await cp(join(folder, 'log'), log, { recursive: true });
  await change(log);
  return log;
}

for (const { name, there, needs } of TOOLS) {
  describe(`AUD-03 a log of the product is checked by others: ${name}`, () => {
    test.skipIf(!there)(`an untouched log is right (needs ${needs})`, { timeout: 120_000 }, () => {
      expect(check(name, join(folder, 'log'))).toMatch(/^OK: 66700 entries, root /);
    });

    test.skipIf(!there)('a flipped byte is found and its entry named', { timeout: 120_000 }, async () => {
      const log = await changed('flipped', async (copy) => {
        const path = join(copy, 'tile/entries/001');
        const bytes = await readFile(path);
        bytes.write('9', bytes.indexOf('{"n":300}') + 5);
        await writeFile(path, bytes);
      });
      expect(check(name, log)).toMatch(/NOT OK: entry 300 is not the one that was logged/);
    });

    test.skipIf(!there)(
      'AUD-07 a range destroyed under a certificate is said, one without is found',
      { timeout: 120_000 },
      async () => {
        const log = await changed('destroyed', async (copy) => {
          const asked = { store: fileStore(copy), signer, decision: 5, at: new Date(0), reason: 'its time was over' };
          await destroyRange({ ...asked, first: 256, end: 1024 });
        });
        expect(check(name, log)).toMatch(/^OK: 66700 entries, root .*, 768 destroyed under certificates$/);
        const note = join(log, 'destroyed/256-1024.note');
        const certificate = await readFile(note, 'utf8');
        await writeFile(note, certificate.replace('its time', 'my time'));
        expect(check(name, log)).not.toMatch(/^OK/);
        await rm(join(log, 'destroyed'), { recursive: true });
        expect(check(name, log)).not.toMatch(/^OK/);
      },
    );

    test.skipIf(!there)('a dropped entry is found', { timeout: 120_000 }, async () => {
      const log = await changed('dropped', async (copy) => {
        const path = join(copy, 'tile/entries/001');
        const bytes = await readFile(path);
        const at = bytes.indexOf('{"n":300}') - 2;
        await writeFile(path, Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 11)]));
      });
      expect(check(name, log)).toMatch(/NOT OK: entry 300 /);
    });

    test.skipIf(!there)(
      'a history that was written again and signed is found by an older checkpoint',
      { timeout: 120_000 },
      async () => {
        const log = join(folder, `forked-${needs}`);
        const forked = await openDurableLog({ folder: log, signer });
        await forked.append(Array.from({ length: 800 }, (_, at) => Buffer.from(`{"n":${at === 5 ? 'x' : at}}`)));
        await forked.close();
        expect(check(name, log)).toMatch(/NOT OK: history was changed since the older checkpoint of 700 entries/);
      },
    );
  });
}
