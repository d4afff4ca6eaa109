import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type ListedEntity, type ListFile, loadListFolder } from '@acquaint/engines/lists';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Installation, install } from '../installation.ts';
import { drawnSelfie, INTEGRATOR, specimen, verify } from '../people.ts';
import { type Client, DATA_DIR, type Json } from '../product.ts';

const LISTS = ['us_ofac_sdn', 'un_sc', 'gb_fcdo'];
const hasLists = LISTS.every((list) => existsSync(join(DATA_DIR, 'lists', list)));

describe.skipIf(!hasLists)('SCR-01 real lists (needs the data folder)', () => {
  let t: Installation;
  let folder: string;
  let official: ListFile[];
  const environment = () => ({ ACQUAINT_LISTS: 'folder', ACQUAINT_DATA_DIR: folder });
  beforeAll(async () => {
    t = await install();
    folder = mkdtempSync(join(tmpdir(), 'acquaint-lists-'));
    for (const list of LISTS) {
      mkdirSync(join(folder, 'lists', list), { recursive: true });
      for (const file of readdirSync(join(DATA_DIR, 'lists', list)))
        copyFileSync(join(DATA_DIR, 'lists', list, file), join(folder, 'lists', list, file));
    }
    const reader = {
      listFiles: async (path: string) => readdirSync(path, { recursive: true }).map(String),
      readFile: (path: string) => readFile(path),
    };
    official = await loadListFolder(join(folder, 'lists'), {
      ...reader,
      listFiles: async (path) => (await reader.listFiles(path)).filter((name) => name.includes('.')),
    });
  }, 120_000);
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await t.remove();
  });

  const named = (list: string) => official.find((one) => one.list === list) as ListFile;

  /** Somebody whose first name on the list is plain Latin words; with a whole birth date where the list gives any. */
  function person(list: string): { entity: ListedEntity; name: string; born: string | null } {
    const people = named(list).entities.flatMap((entity) => {
      const name = entity.names[0]?.text ?? '';
      const born = entity.birth_dates.find((date) => date.length === 10) ?? null;
      return entity.schema === 'Person' && /^[A-Za-z]{4,}( [A-Za-z]{4,}){1,2}$/.test(name)
        ? [{ entity, name, born }]
        : [];
    });
    const chosen = people.find((one) => one.born !== null) ?? people[0];
    if (!chosen) throw new Error(`${list} holds nobody with a plain name`);
    return chosen;
  }

  async function rows(by: Client): Promise<Record<string, Json>> {
    const { data } = (await by.get('/v1/lists')).body;
    return Object.fromEntries(data.map((row: Json) => [row.list, row]));
  }

  async function found(by: Client, list: string): Promise<string[]> {
    const { name, born } = person(list);
    const answer = await by.post('/v1/screenings', { name, ...(born ? { birth_date: born } : {}) });
    return answer.body.matches.map((match: Json) => match.entity_id);
  }

  test('without them every screen says that nobody is cleared against real lists', async () => {
    await t.start();
    const officer = await t.staff('officer');
    const { lists } = (await officer.get('/v1/session')).body;
    expect(lists.real).toBe(false);
    expect(lists.message.length).toBeGreaterThan(20);
    expect(Object.keys(await rows(officer))).toEqual(['sandbox']);
    expect(t.running.output()).toContain('REAL SANCTIONS LISTS ARE MISSING');
  }, 60_000);

  test('OFAC, UN and UK files load with version and counts, and their people are found', async () => {
    await t.start(environment());
    const officer = await t.staff('officer');
    expect((await officer.get('/v1/session')).body.lists).toEqual({ real: true, message: null, refused: [] });
    const loaded = await rows(officer);
    for (const list of LISTS) {
      const { version, entities } = named(list);
      expect(loaded[list]).toMatchObject({ version, entities: entities.length, status: 'current', refused: null });
      expect(loaded[list].authority.length).toBeGreaterThan(3);
      expect(await found(officer, list), list).toContain(person(list).entity.id);
    }
  }, 120_000);

  test('SCR-04 CAS-02 the passport of a listed person is not approved: two people must decide', async () => {
    const { entity, name, born } = person('us_ofac_sdn');
    const words = name.toUpperCase().split(' ');
    const printed = {
      surname: words.at(-1) ?? '',
      given_names: words.slice(0, -1).join(' '),
      ...(born ? { birth_date: born } : {}),
    };
    const document = await specimen({ seed: 971, person: printed });
    const [integrator, officer] = [await t.key(INTEGRATOR), await t.staff('officer')];
    const { id, decided } = await verify(integrator, {
      document,
      selfie: await drawnSelfie(41),
      scenario: 'passport_approved',
    });
    expect(decided?.body).toMatchObject({ status: 'in_review', outcome: null });
    expect(decided?.body.reasons.map((reason: Json) => reason.code)).toContain('screening.sanctions');
    const { screening } = (await officer.get(`/v1/verifications/${id}`)).body;
    const match = screening.matches.find((one: Json) => one.entity_id === entity.id);
    expect(match.alignment.length).toBeGreaterThan(0);
    expect(screening.lists.map((one: Json) => one.list)).toEqual(expect.arrayContaining(LISTS));
    const open = (await officer.get(`/v1/cases/${decided?.body.case_id}`)).body;
    expect(open).toMatchObject({ kind: 'verification.screening', priority: 'urgent', needs_second: true });
  }, 60_000);

  test('a file that shrank by more than a tenth, an empty one and a torn one are refused: the last good ones serve on', async () => {
    const cut = (list: string, role: RegExp, to: string, keep: (lines: string[]) => string[]) => {
      const inside = join(folder, 'lists', list);
      const file = readdirSync(inside)
        .filter((name) => role.test(name))
        .toSorted()
        .at(-1) as string;
      const text = gunzipSync(readFileSync(join(inside, file))).toString('latin1');
      writeFileSync(join(inside, to), Buffer.from(keep(text.split('\n')).join('\n'), 'latin1'));
    };
    cut('us_ofac_sdn', /^sdn_\d/, 'sdn_2099-01-01.csv', (lines) => lines.slice(Math.ceil(lines.length * 0.11)));
    cut('gb_fcdo', /^uk_/, 'uk_sanctions_list_2099-01-01.csv', (lines) => lines.slice(0, 5));
    writeFileSync(join(folder, 'lists/un_sc/consolidated_2099-01-01.xml'), '');
    const before = named('us_ofac_sdn').entities.length;
    await t.start(environment());
    const officer = await t.staff('officer');
    const kept = await rows(officer);
    expect(kept.us_ofac_sdn).toMatchObject({ status: 'refused', refused: { reason: 'list.shrank', was: before } });
    expect(kept.us_ofac_sdn.refused.now).toBeLessThan(before * 0.9);
    for (const list of LISTS) {
      const { version, entities } = named(list);
      expect(kept[list], list).toMatchObject({ status: 'refused', version, entities: entities.length });
      expect(kept[list].refused.was, list).toBe(entities.length);
      expect(await found(officer, list), list).toContain(person(list).entity.id);
    }
    expect(kept.un_sc.refused.now).toBe(0);
    expect((await officer.get('/v1/home')).body.lists.filter((row: Json) => row.status === 'refused')).toHaveLength(3);
    const { lists } = (await officer.get('/v1/session')).body;
    expect({ ...lists, refused: lists.refused.toSorted() }).toMatchObject({ real: true, refused: LISTS.toSorted() });
    const told = (await (await fetch(`${t.running.address}/metrics`)).text()).split('\n');
    for (const list of LISTS) {
      const { reason } = kept[list].refused;
      expect(told).toContain(`acquaint_list_refusals_total{list="${list}",reason="${reason}"} 1`);
      expect(told).toContain(`acquaint_list_refused{list="${list}"} 1`);
    }
  }, 120_000);

  test('a good file again, a tenth shorter at most, takes over', async () => {
    for (const list of LISTS)
      for (const file of readdirSync(join(folder, 'lists', list)))
        if (file.includes('2099-01-01')) rmSync(join(folder, 'lists', list, file));
    await t.start(environment());
    const again = await rows(await t.staff('officer'));
    const told = (await (await fetch(`${t.running.address}/metrics`)).text()).split('\n');
    for (const list of LISTS) {
      expect(again[list], list).toMatchObject({ status: 'current', refused: null });
      expect(told).toContain(`acquaint_list_refused{list="${list}"} 0`);
    }
  }, 120_000);
});
