import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer, get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { DAY_MS } from '#platform/clock';
import { readTls } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'acquaint-tls-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const now = new Date();
const auto = (at: Date) => readTls('auto', { folder, now: at });

describe('OPS-01 the camera works off localhost behind a certificate that the machine signs itself', () => {
  test('a client that trusts it gets an answer over https, by name and by address', async () => {
    const tls = await auto(now);
    const server = createServer(tls ?? {}, (_request, response) => void response.end('here'));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    for (const host of ['localhost', '127.0.0.1']) {
      const text = await new Promise((done, failed) => {
        get({ host, port, path: '/', ca: tls?.cert, family: 4 }, (answer) => {
          answer.once('data', (bytes: Buffer) => done(bytes.toString()));
        }).once('error', failed);
      });
      expect(text).toBe('here');
    }
    server.close();
  });

  test('it is kept from start to start, its key readable by nobody else, and made anew in its last thirty days', async () => {
    const first = await auto(now);
    expect(statSync(join(folder, 'key.pem')).mode & 0o077).toBe(0);
    expect(await auto(new Date(now.getTime() + 366 * DAY_MS))).toEqual(first);
    const late = new Date(now.getTime() + 368 * DAY_MS);
    const next = await auto(late);
    expect(next?.cert.equals(first?.cert ?? Buffer.alloc(0))).toBe(false);
    const made = new X509Certificate(next?.cert ?? '');
    expect(made.checkPrivateKey(createPrivateKey(next?.key ?? ''))).toBe(true);
    expect(Date.parse(made.validTo)).toBeGreaterThan(late.getTime() + 390 * DAY_MS);
  });

  test('without the setting there is none, and half a setting is refused', async () => {
    expect(await readTls(null, { folder, now })).toBeNull();
    await expect(readTls('cert.pem', { folder, now })).rejects.toThrow(/ACQUAINT_TLS/);
  });
});
