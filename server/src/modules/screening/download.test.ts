import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { downloadLists } from './download.ts';

describe('SCR-01 lists are fetched from where the authorities publish them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'acquaint-download-'));
  const LONG = 'x'.repeat(100_000);
  let server: Server;
  let away = false;
  let breaks = true;
  let asked: Record<string, IncomingMessage['headers']> = {};
  let said: string[] = [];
  const fetchAll = (...files: string[]) => {
    const { port } = server.address() as AddressInfo;
    const addresses = files.map((file) => ({ file, url: `http://127.0.0.1:${port}/${file}` }));
    return downloadLists(folder, (sentence) => said.push(sentence), addresses);
  };
  const lists = () => readdirSync(folder).filter((name) => /^\w+\.\w+$/.test(name));

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked[request.url ?? ''] = request.headers;
      if (away) response.writeHead(503).end('later');
      else if (request.url === '/sdn.csv') {
        const known = request.headers['if-none-match'] === '"v1"';
        response.writeHead(known ? 304 : 200, { etag: '"v1"' }).end(known ? undefined : '36,"AEROCARIBBEAN AIRLINES"');
      } else if (request.url === '/torn.csv') {
        const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
        const rest = LONG.slice(from);
        response.writeHead(from > 0 ? 206 : 200, { etag: '"long"', 'content-length': String(rest.length) });
        if (breaks) response.write(rest.slice(0, 60_000), () => setTimeout(() => response.destroy(), 50));
        else response.end(rest);
      } else response.end();
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  });
  beforeEach(() => {
    asked = {};
    said = [];
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('what arrives whole is kept; what is empty or torn is named and is no list', async () => {
    const fetched = await fetchAll('sdn.csv', 'empty.csv', 'torn.csv');
    expect(fetched.map(({ away: gone }) => gone)).toEqual([false, true, true]);
    expect(lists()).toEqual(['sdn.csv']);
    expect(said).toEqual(['Could not download: empty.csv, torn.csv.']);
  });

  test('a list that has not changed is not sent again, and its file stays as it was', async () => {
    const before = readFileSync(join(folder, 'sdn.csv'), 'utf8');
    expect(await fetchAll('sdn.csv')).toEqual([{ file: 'sdn.csv', away: false }]);
    expect(asked['/sdn.csv']?.['if-none-match']).toBe('"v1"');
    expect(readFileSync(join(folder, 'sdn.csv'), 'utf8')).toBe(before);
  });

  test('a download that broke off goes on from there', async () => {
    breaks = false;
    expect(await fetchAll('torn.csv')).toEqual([{ file: 'torn.csv', away: false }]);
    expect(asked['/torn.csv']?.range).toMatch(/^bytes=[1-9]\d*-$/);
    expect(asked['/torn.csv']?.['if-range']).toBe('"long"');
    expect(readFileSync(join(folder, 'torn.csv'), 'utf8')).toBe(LONG);
  });

  test('when the authority is away the last download serves on, and it is said', async () => {
    away = true;
    expect(await fetchAll('sdn.csv')).toEqual([{ file: 'sdn.csv', away: true }]);
    expect(readFileSync(join(folder, 'sdn.csv'), 'utf8')).toContain('AEROCARIBBEAN');
    expect(said).toEqual(['Could not download: sdn.csv.']);
  });
});
