import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { downloadLists } from './download.ts';

describe('SCR-01 lists are fetched from where the authorities publish them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'acquaint-download-'));
  let server: Server;
  let away = false;
  const addresses = () => {
    const { port } = server.address() as AddressInfo;
    return ['sdn.csv', 'empty.csv', 'torn.csv'].map((file) => ({ file, url: `http://127.0.0.1:${port}/${file}` }));
  };

  beforeAll(async () => {
    server = createServer((request, response) => {
      if (away) response.writeHead(503).end('later');
      else if (request.url === '/sdn.csv') response.end('36,"AEROCARIBBEAN AIRLINES"');
      else if (request.url === '/torn.csv') {
        response.writeHead(200, { 'content-length': '1000' });
        response.write('half of it', () => response.destroy());
      } else response.end();
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('what arrives whole is kept; what is empty or torn is named and leaves nothing behind', async () => {
    const said: string[] = [];
    expect(await downloadLists(folder, (sentence) => said.push(sentence), addresses())).toBe(true);
    expect(readdirSync(folder)).toEqual(['sdn.csv']);
    expect(said).toEqual(['Could not download: empty.csv, torn.csv.']);
  });

  test('when the authority is away the last download serves on, and it is said', async () => {
    away = true;
    const said: string[] = [];
    expect(await downloadLists(folder, (sentence) => said.push(sentence), addresses())).toBe(true);
    expect(readFileSync(join(folder, 'sdn.csv'), 'utf8')).toContain('AEROCARIBBEAN');
    expect(said).toEqual(['Could not download: sdn.csv, empty.csv, torn.csv.']);
  });

  test('with nothing fetched, now or before, there are no real lists', async () => {
    expect(await downloadLists(join(folder, 'none'), () => undefined, addresses())).toBe(false);
  });
});
