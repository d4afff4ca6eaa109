import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { LOCALES, type Locale, missingKeys, pickLocale, say } from './index.ts';

type Catalogue = Record<string, string>;
type Element = ReturnType<IntlMessageFormat['getAst']>[number];
type Branching = Extract<Element, { options: unknown }>;

const source = join(import.meta.dirname, '../..');
const folders = globSync('**/messages', { cwd: source }).map(String).sort();
const locales = Object.keys(LOCALES) as Locale[];
const translated = locales.filter((locale) => locale !== 'en');
/** Rightly the same as English: names that are no words, marks only, and words two languages share. */
const SAME_AS_ENGLISH: Readonly<Record<string, readonly Locale[]>> = {
  'audit.any': translated,
  'evidence.identifier.nik': translated,
  'evidence.identifier.cpf': translated,
  'role.admin': ['id'],
};

describe('the messages of the server', () => {
  test('lie in the platform and in modules', () => {
    expect(folders).toContain(join('platform', 'http', 'messages'));
    expect(folders).toContain(join('modules', 'tenancy', 'messages'));
  });

  test.each(folders)('%s speaks all six languages and no other', (folder) => {
    const files = globSync('*', { cwd: join(source, folder) }).map(String);
    expect(files.sort()).toEqual(locales.map((locale) => `${locale}.json`).sort());
  });

  test.each(translated)('in %s have exactly the keys of English, folder by folder', (locale) => {
    const keys = (spoken: Locale) => folders.map((folder) => [folder, Object.keys(read(folder, spoken)).sort()]);
    expect(keys(locale)).toEqual(keys('en'));
  });

  test.each(translated)('in %s take the arguments that English takes', (locale) => {
    const taken = (spoken: Locale) => folders.map((folder) => [folder, argumentsByKey(read(folder, spoken), spoken)]);
    expect(taken(locale)).toEqual(taken('en'));
  });

  test.each(locales)('in %s count with the plural forms of the language', (locale) => {
    expect(
      everyText(locale).flatMap(({ key, text }) => wrongPlurals(text, locale).map((why) => `${key} ${why}`)),
    ).toEqual([]);
  });

  test.each(translated)('in %s are translated, not copied', (locale) => {
    const copied = everyText(locale).filter(
      ({ folder, key, text }) => text.trim() === '' || text === read(folder, 'en')[key],
    );
    expect(copied.map(({ key }) => key).filter((key) => !SAME_AS_ENGLISH[key]?.includes(locale))).toEqual([]);
  });

  test('leave no key of English unsaid in any language', () => {
    expect(translated.map((locale) => [locale, missingKeys(locale)])).toEqual(translated.map((locale) => [locale, []]));
  });

  test('name only rightful copies in the list of copies', () => {
    const copies = Object.entries(SAME_AS_ENGLISH).flatMap(([key, spoken]) =>
      spoken.map((locale) => ({ key, locale })),
    );
    const copied = ({ key, locale }: { key: string; locale: Locale }) =>
      folders.some((folder) => key in read(folder, 'en') && read(folder, locale)[key] === read(folder, 'en')[key]);
    expect(copies.filter((copy) => !copied(copy))).toEqual([]);
  });
});

describe('what is said', () => {
  test('an argument stands in the sentence and a number takes its form', () => {
    expect(say('es', 'audit.check.completed', { actor: 'Ana' })).toBe('Ana completó una comprobación');
    expect(say('en', 'consent.retention', { years: 1 })).toContain('1 year after');
    const arabic = [1, 2, 3, 11, 100].map((years) => say('ar', 'consent.retention', { years }));
    expect(arabic.map((text) => text.match(/سنة واحدة|سنتين|سنوات|سنة/)?.[0])).toEqual([
      'سنة واحدة',
      'سنتين',
      'سنوات',
      'سنة',
      'سنة',
    ]);
  });

  test('an unknown key is said as itself', () => {
    expect(say('ar', 'no.such.key')).toBe('no.such.key');
  });
});

describe('the language picked for an Accept-Language header', () => {
  test.each<[string, Locale]>([
    ['ar', 'ar'],
    ['zh-CN', 'zh-CN'],
    ['PT-br', 'pt-BR'],
    [' id ', 'id'],
  ])('%j is exactly %s', (header, locale) => {
    expect(pickLocale(header)).toBe(locale);
  });

  test.each<[string, Locale]>([
    ['pt', 'pt-BR'],
    ['pt-PT', 'pt-BR'],
    ['zh', 'zh-CN'],
    ['zh-Hant-TW', 'zh-CN'],
    ['es-419', 'es'],
    ['ar-EG', 'ar'],
    ['en-GB', 'en'],
  ])('%j is near to %s', (header, locale) => {
    expect(pickLocale(header)).toBe(locale);
  });

  test.each<[string, Locale]>([
    ['es;q=0.4, ar;q=0.9', 'ar'],
    ['fr, id;q=0.8, en;q=0.5', 'id'],
    ['es;q=0.5, pt;q=0.5', 'es'],
    ['en;q=0.1, zh', 'zh-CN'],
    ['ar;q=none, es;q=0.1', 'es'],
  ])('%j is weighed to %s', (header, locale) => {
    expect(pickLocale(header)).toBe(locale);
  });

  test.each(['', '*', 'fr', 'de-CH, ja;q=0.9', ';;,,q=1', 'x'.repeat(5000)])(
    '%j is unknown and becomes English',
    (header) => {
      expect(pickLocale(header)).toBe('en');
    },
  );
});

function read(folder: string, locale: Locale): Catalogue {
  const file = join(source, folder, `${locale}.json`);
  expect(existsSync(file), `${relative(source, file)} exists`).toBe(true);
  return JSON.parse(readFileSync(file, 'utf8')) as Catalogue;
}

function everyText(locale: Locale): { folder: string; key: string; text: string }[] {
  return folders.flatMap((folder) =>
    Object.entries(read(folder, locale)).map(([key, text]) => ({ folder, key, text })),
  );
}

function argumentsByKey(catalogue: Catalogue, locale: Locale): Record<string, string[]> {
  return Object.fromEntries(Object.entries(catalogue).map(([key, text]) => [key, argumentsOf(text, locale)]));
}

/** Names and kinds of all arguments of a message, each once: `years 6`. The kind is the parser's number. */
function argumentsOf(text: string, locale: Locale): string[] {
  const found = elementsOf(text, locale).flatMap((one) =>
    'value' in one && one.type !== 0 ? [`${one.value} ${one.type}`] : [],
  );
  return [...new Set(found)].sort();
}

/** What is wrong with the plurals: a form the language has not, or a number from 0 to 200 without its form. */
function wrongPlurals(text: string, locale: Locale): string[] {
  return elementsOf(text, locale).flatMap((one) => {
    if (!('pluralType' in one)) return [];
    const rules = new Intl.PluralRules(locale, { type: one.pluralType ?? 'cardinal' });
    const given = Object.keys(one.options);
    const known: readonly string[] = rules.resolvedOptions().pluralCategories;
    const foreign = given.filter((form) => !form.startsWith('=') && !known.includes(form));
    const numbers = Array.from({ length: 201 }, (_, n) => n).filter((n) => !given.includes(`=${n}`));
    const absent = [...new Set(numbers.map((n) => rules.select(n)))].filter((form) => !given.includes(form));
    return [...foreign.map((form) => `has no form ${form}`), ...absent.map((form) => `lacks ${form}`)];
  });
}

/** Every element of a message, those inside plurals, selects and tags included. */
function elementsOf(text: string, locale: Locale): Element[] {
  const within = (one: Element): Element[] => [one, ...childrenOf(one).flatMap(within)];
  return new IntlMessageFormat(text, locale).getAst().flatMap(within);
}

function childrenOf(one: Element): Element[] {
  if ('options' in one) return Object.values((one as Branching).options).flatMap((option) => option.value);
  return 'children' in one ? one.children : [];
}
