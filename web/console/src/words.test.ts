import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOCALES } from '@acquaint/kit';
import { describe, expect, test } from 'vitest';
import { judgeMessages } from '../../kit/src/testing/messages.ts';
import { readable } from './words.ts';

const APP = join(import.meta.dirname, '..');
const read = (locale: string): Record<string, string> =>
  JSON.parse(readFileSync(join(APP, 'messages', `${locale}.json`), 'utf8'));
const english = read('en');

describe('ONB-03 the console speaks six languages', () => {
  test('every language has every message with the same arguments and its own plural forms', () => {
    const translations = Object.fromEntries(LOCALES.map((locale) => [locale, read(locale)]));
    expect(judgeMessages(english, translations)).toEqual([]);
  });

  test('every shipped rule and measure has its name', () => {
    const packs = join(APP, '../../packs');
    const rules = readdirSync(packs, { recursive: true, encoding: 'utf8' })
      .filter((path) => /rules\/[^/]+\.yaml$/.test(path))
      .map((path) => /^id: (\S+)$/m.exec(readFileSync(join(packs, path), 'utf8'))?.[1]);
    const [, told = ''] = readFileSync(join(packs, 'base/measures.yaml'), 'utf8').split(/^measures:$/m);
    const measures = [...told.matchAll(/^ {2}(\w+): \{/gm)].map((match) => match[1]);
    expect(rules.length).toBeGreaterThan(30);
    expect(measures.length).toBeGreaterThan(30);
    const keys = [...rules.map((id) => `rule.${id}`), ...measures.map((name) => `measure.${name}`)];
    expect(keys.filter((key) => !(key in english))).toEqual([]);
  });

  test('every message that the screens ask for exists, and none is left over', () => {
    const code = sources().join('\n');
    const asked = new Set([...code.matchAll(/['"`]([a-z_]+(?:\.\w+)+)['"`]/g)].map((match) => match[1] ?? ''));
    const groups = [
      ...[...code.matchAll(/`([a-z_.]+)\.\$\{/g)].map((match) => match[1]),
      ...[...code.matchAll(/word\('([a-z_.]+)'|group="([a-z_.]+)"/g)].map((match) => match[1] ?? match[2]),
      ...[...code.matchAll(/const TOLD = \[([^\]]+)\]/g)].flatMap((match) => (match[1] ?? '').match(/\w+/g) ?? []),
    ];
    const said = [...code.matchAll(/\b(?:t|rich)\(\s*'([^']+)'/g)].map((match) => match[1] ?? '');
    const missing = said.filter((key) => !(key in english));
    const unused = Object.keys(english).filter(
      (key) => key.includes('.') && !asked.has(key) && !groups.some((group) => group && key.startsWith(`${group}.`)),
    );
    expect({ missing, unused }).toEqual({ missing: [], unused: [] });
  });

  test('a code without words is shown readable, never hidden', () => {
    expect(readable('case.second_reviewer_needed')).toBe('case second reviewer needed');
  });
});

function sources(): string[] {
  return readdirSync(join(APP, 'src'), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\./.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}
