import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { licencesOf } from './licences.ts';

describe('SCR-01 what the licence of a list says', () => {
  const home = mkdtempSync(join(tmpdir(), 'acquaint-licences-'));
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  test('what the authority states is known by a code, and nothing is said of a list that is not known', () => {
    const licence = licencesOf(home);
    expect(licence('us_ofac_sdn')).toEqual({ code: 'us_public_domain', says: null });
    expect(licence('us_ofac_wallets_xbt')).toEqual({ code: 'us_public_domain', says: null });
    expect(licence('pep_everypolitician')).toEqual({ code: 'none_stated', says: null });
    expect(licence('eu_fsf')).toEqual({ code: null, says: null });
  });

  test('what the operator wrote goes before what is known', () => {
    mkdirSync(join(home, 'lists'));
    const source =
      '- {source: un_sc, every: never, licence: Our contract 17, files: [{file: un.xml, url: "https://lists.example/un.xml"}]}';
    writeFileSync(join(home, 'lists/sources.yaml'), source);
    expect(licencesOf(home)('un_sc')).toEqual({ code: null, says: 'Our contract 17' });
    expect(licencesOf(home)('gb_fcdo').code).toBe('ogl_3');
  });
});
