import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTranslator, LOCALES } from '@acquaint/kit';
import { describe, expect, test } from 'vitest';
import { judgeMessages } from '../../../kit/src/testing/messages.ts';
import { countriesIn, firstCountry, indexCountries, regionsOf, searchCountries } from './countries.ts';
import { documentTitle, shapeOf } from './documents.ts';
import { fieldQuestion } from './fields.ts';

const APP = join(import.meta.dirname, '../..');
const read = (locale: string): Record<string, string> =>
  JSON.parse(readFileSync(join(APP, 'messages', `${locale}.json`), 'utf8'));
const english = read('en');
const spoken = createTranslator('en', english);

describe('ONB-03 languages', () => {
  test('every language has every message with the same arguments', () => {
    const translations = Object.fromEntries(LOCALES.map((locale) => [locale, read(locale)]));
    expect(judgeMessages(english, translations)).toEqual([]);
  });

  test('every message the screens ask for exists, and none is left over', () => {
    const sources = filesBelow(join(APP, 'src')).map((file) => readFileSync(file, 'utf8'));
    const code = sources.join('\n');
    const asked = [...code.matchAll(/'([a-z]+(?:\.[a-z]+)+)'/g)].map((match) => match[1] ?? '');
    const composed = [...code.matchAll(/`([a-z]+\.[a-z.]*)\$\{/g)].map((match) => match[1] ?? '');
    const missing = asked.filter((key) => !(key in english) && !/^acquaint\.|\.(json|ts|tsx)$/.test(key));
    const unused = Object.keys(english).filter(
      (key) => !asked.includes(key) && !composed.some((beginning) => key.startsWith(beginning)),
    );
    expect({ missing, unused }).toEqual({ missing: [], unused: [] });
  });
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\./.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('countries', () => {
  const countries = countriesIn('en', ['DE', 'CI', 'CN', 'BR', 'XK', 'xx']);
  const index = indexCountries(countries);
  const find = (typed: string) => searchCountries(countries, index, typed).map(({ code }) => code);

  test('a country is found without its accents, in English, in its own language and by its code', () => {
    expect(find('cote')).toEqual(['CI']);
    expect(find('Deutsch')).toEqual(['DE']);
    expect(find('中国')).toEqual(['CN']);
    expect(find(' br ')).toContain('BR');
    expect(find('atlantis')).toEqual([]);
    expect(find('  ')).toHaveLength(6);
  });

  test('the list is in the order of the language', () => {
    expect(countriesIn('es', ['BR', 'DE']).map(({ code }) => code)).toEqual(['DE', 'BR']);
  });

  test('the first wish that is offered is chosen; nothing is guessed among many', () => {
    expect(firstCountry(['DE', 'BR'], [null, 'US', 'BR', 'DE'])).toBe('BR');
    expect(firstCountry(['DE', 'BR'], [null, 'US'])).toBeNull();
    expect(firstCountry(['DE'], [])).toBe('DE');
  });

  test('a browser language says a region, also when it names none', () => {
    expect(regionsOf(['pt-BR', 'de', 'not a tag'])).toEqual(['BR', 'DE']);
  });
});

describe('documents and fields', () => {
  test('a class of one country is called as its kind, an unknown one by its code', () => {
    expect(documentTitle(spoken, 'de_identity_card')).toBe('Identity card');
    expect(documentTitle(spoken, 'id_card')).toBe('Identity card');
    expect(documentTitle(spoken, 'zz_fishing_licence')).toBe('Fishing licence');
  });

  test('passports, pages and cards are drawn as what they are', () => {
    expect(shapeOf('passport')).toBe('passport');
    expect(shapeOf('utility_bill')).toBe('page');
    expect(shapeOf('bank_statement')).toBe('page');
    expect(shapeOf('us_driving_licence')).toBe('card');
    expect(shapeOf(null)).toBe('card');
  });

  test('a field is asked in the words of its country, of its name, or of its kind', () => {
    const field = { name: 'personal_number', kind: 'identifier', required: true, why: '' } as const;
    expect(fieldQuestion(spoken, field, 'US')).toContain('Social Security');
    expect(fieldQuestion(spoken, field, 'DE')).toBe('What is your personal number?');
    expect(fieldQuestion(spoken, { ...field, name: 'shoe_size' }, 'DE')).toBe('What is your number?');
  });
});
