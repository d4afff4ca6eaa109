import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

const DIST = join(import.meta.dirname, '../dist');
const MOST_BYTES = 150_000;

/** Bytes of a built file as it travels. */
const travelling = (path: string) => gzipSync(readFileSync(join(DIST, path)), { level: 9 }).length;

describe.skipIf(!existsSync(join(DIST, 'index.html')))('A18 the first screen (needs the built app)', () => {
  test('takes at most 150 kB of JavaScript, the largest language included', () => {
    const page = readFileSync(join(DIST, 'index.html'), 'utf8');
    const named = [...page.matchAll(/(?:src|href)="\/apply\/(assets\/[^"]+\.js)"/g)].map((match) => match[1] ?? '');
    expect(named.length).toBeGreaterThan(0);
    const languages = readdirSync(join(DIST, 'assets')).filter((name) =>
      /^(en|zh-CN|id|es|pt-BR|ar)-[^.]+\.js$/.test(name),
    );
    expect(languages).toHaveLength(6);
    const largest = Math.max(...languages.map((name) => travelling(`assets/${name}`)));
    const total = named.reduce((sum, path) => sum + travelling(path), largest);
    expect(total).toBeLessThanOrEqual(MOST_BYTES);
  });

  test('has nothing written into the page that a strict content policy would refuse', () => {
    const page = readFileSync(join(DIST, 'index.html'), 'utf8');
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)/);
    expect(page).not.toMatch(/\son[a-z]+=/);
  });
});
