import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApiKey } from '#modules/tenancy';
import { drawnSelfie, INTEGRATOR, specimen, verify } from '../people.ts';
import { type Client, client, type Json, startTestProduct, type TestProduct, until } from '../product.ts';

const csv = (...lines: string[]) => new TextEncoder().encode(lines.join('\r\n'));
const HEAD = 'name,birth_date,identifiers,reason';

describe('SCR-02 a tenant keeps block and allow lists of its own', () => {
  let t: TestProduct;
  let lead: Client;
  let officer: Client;
  let integrator: Client;
  let customer: string;
  const PERSON = { surname: 'DRUVENHOLT', given_names: 'SELMARIN', birth_date: '1974-11-02' };

  const make = async (name: string, kind: 'block' | 'allow'): Promise<string> => {
    const made = await lead.post('/v1/own-lists', { name, kind });
    expect(made.status).toBe(201);
    return made.body.id;
  };
  const upload = async (list: string, base: number, ...rows: string[]) =>
    lead.post(`/v1/own-lists/${list}/versions`, {
      base,
      reason: 'from the board',
      file: Buffer.from(csv(HEAD, ...rows)).toString('base64'),
    });
  const screen = async (query: Json, by = integrator): Promise<Json[]> =>
    (await by.post('/v1/screenings', query)).body.matches;

  beforeAll(async () => {
    t = await startTestProduct();
    lead = await t.staff('compliance_lead');
    officer = await t.staff('officer');
    integrator = await t.key([...INTEGRATOR, 'screening.write']);
    const document = await specimen({ seed: 977, person: PERSON });
    await verify(integrator, { document, selfie: await drawnSelfie(41), scenario: 'passport_approved' });
    customer = (await officer.get('/v1/customers')).body.data[0].id;
  }, 180_000);
  afterAll(() => t.stop());

  test('a preview tells the wrong rows and the duplicates and keeps nothing; a file with a wrong row changes nothing', async () => {
    const list = await make('drafts', 'block');
    const rows = [
      'Orvald Brenshaw,1980-02-30,,',
      ',1980-01-01,,',
      'Mira Tolvane,1981-03-04,,',
      'mira  TOLVANE,1981-03-04,,',
    ];
    const { status, body } = await lead.send(`/v1/own-lists/${list}/preview`, csv(HEAD, ...rows));
    expect(status).toBe(200);
    expect(body).toMatchObject({ base: 0, read: 4, added: 1, duplicates: [{ row: 5, first_row: 4 }] });
    expect(body.errors).toMatchObject([
      { row: 2, column: 'birth_date', code: 'date_wrong', advice: expect.stringContaining('YYYY-MM-DD') },
      { row: 3, column: 'name', code: 'name_missing' },
    ]);
    const refused = await upload(list, 0, ...rows);
    expect([refused.status, refused.body.code]).toEqual([422, 'own_list.rows_wrong']);
    expect((await lead.get(`/v1/own-lists/${list}/entries`)).body.data).toEqual([]);
    expect((await lead.get(`/v1/own-lists/${list}/versions`)).body.data).toEqual([]);
  });

  test('a blocked name is found by a search and among the customers of before, and closes when the entry goes', async () => {
    const list = await make('fraud', 'block');
    const row = 'Selmarin Druvenholt,1974-11-02,,chargebacks';
    expect((await upload(list, 0, row)).body).toMatchObject({ version: 1, entries: 1, added: 1 });
    const [found] = await screen({ name: 'Druvenholt Selmarin' });
    expect(found).toMatchObject({ list: 'own:fraud', name: 'Selmarin Druvenholt', status: 'new' });
    const matches = async (): Promise<Json[]> => (await officer.get(`/v1/customers/${customer}/matches`)).body.data;
    const [kept] = await until(matches, (all) => all.length > 0);
    expect(kept).toMatchObject({ list: 'own:fraud', status: 'new', name: 'Selmarin Druvenholt' });
    const cases = async (): Promise<Json[]> => (await officer.get('/v1/cases?status=all')).body.data;
    const monitored = (one: Json) => one.kind === 'screening.monitor';
    const opened = await until(cases, (all) => all.some(monitored));
    expect(opened.find(monitored).customer.id).toBe(customer);

    expect((await upload(list, 0, row)).body.code).toBe('own_list.changed_since');
    const [entry] = (await lead.post(`/v1/own-lists/${list}/entries/search`, { name: 'druven' })).body.data;
    expect((await lead.post(`/v1/own-lists/${list}/entries/search`, { name: 'nobody' })).body.data).toEqual([]);
    const gone = await lead.post(`/v1/own-lists/${list}/entries/${entry.id}/remove`, { reason: 'mistaken' });
    expect(gone.status).toBe(204);
    expect(await screen({ name: 'Druvenholt Selmarin' })).toEqual([]);
    expect((await matches())[0]?.status).toBe('delisted');
    const history: Json[] = (await lead.get(`/v1/own-lists/${list}/versions`)).body.data;
    expect(history.map(({ version, removed, reason }) => [version, removed, reason])).toEqual([
      [2, 1, 'mistaken'],
      [1, 0, 'from the board'],
    ]);
  }, 60_000);

  test('an allow list leaves aside matches on name alone, only for the very same person, and never an own block', async () => {
    const name = 'Vasgard Ilmarovich Tolunsky';
    const [before] = await screen({ name });
    expect(before?.status).toBe('new');
    const list = await make('known', 'allow');
    expect((await lead.send(`/v1/own-lists/${list}/preview`, csv(HEAD, `${name},,,`))).body.errors).toMatchObject([
      { code: 'fact_missing' },
    ]);
    await upload(list, 0, `${name},,KX 7781,long known`);
    const [allowed] = await screen({ name, identifiers: ['KX7781'] });
    expect(allowed).toMatchObject({
      entity_id: before?.entity_id,
      status: 'allowed',
      allowed_by: { list: 'own:known' },
    });
    expect((await screen({ name }))[0]?.status).toBe('new');
    expect((await screen({ name, identifiers: ['KX7782'] }))[0]?.status).toBe('new');
    // The list's own birth date speaks for the match: that is more than the name.
    expect((await screen({ name, identifiers: ['KX7781'], birth_date: '1961-04-17' }))[0]?.status).toBe('new');
    const block = await make('both', 'block');
    await upload(block, 0, `${name},,,`);
    const own = (await screen({ name, identifiers: ['KX7781'] })).find((one) => one.list === 'own:both');
    expect(own?.status).toBe('new');
  });

  test('what entries say stands nowhere in the clear, and only who may change lists reads them', async () => {
    const list = await make('secret', 'block');
    await upload(list, 0, 'Quenthalyn Orsgaard,,,seen twice');
    expect((await integrator.get(`/v1/own-lists/${list}/entries`)).status).toBe(403);
    const owner = new pg.Client({ connectionString: t.ownerUrl });
    await owner.connect();
    const entries = await owner.query("select encode(content, 'escape') as content from own_list_entry");
    const matches = await owner.query("select name, entity from screening_match where list like 'own:%'");
    await owner.end();
    expect(entries.rows.length).toBeGreaterThan(0);
    expect(matches.rows.length).toBeGreaterThan(0);
    const kept = JSON.stringify([entries.rows, matches.rows]);
    expect(kept).not.toContain('Quenthalyn');
    expect(kept).not.toContain('Druvenholt');
  });

  test('another tenant finds neither the lists nor who is on them', async () => {
    const other = await t.addTenant();
    const made = await t.product.database.write({ ...t.scope(), tenantId: other }, (tx) =>
      createApiKey(tx, {
        name: 'theirs',
        scopes: ['lists.read', 'own_lists.read', 'screening.write'],
        expiresInDays: 1,
      }),
    );
    const theirs = client(t.address, { authorization: `Bearer ${made.secret}` });
    const { data } = (await lead.get('/v1/own-lists')).body;
    expect((await theirs.get('/v1/own-lists')).body.data).toEqual([]);
    expect((await theirs.get(`/v1/own-lists/${data[0].id}/entries`)).status).toBe(404);
    expect(await screen({ name: 'Quenthalyn Orsgaard' })).toHaveLength(1);
    expect(await screen({ name: 'Quenthalyn Orsgaard' }, theirs)).toEqual([]);
  });
});
