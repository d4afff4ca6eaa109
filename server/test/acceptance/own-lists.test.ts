import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCustomer, setStanding, updateFields } from '#modules/customers';
import { expireOwn } from '#modules/screening';
import { createApiKey } from '#modules/tenancy';
import { showId } from '#platform/ids';
import { INTEGRATOR } from '../people.ts';
import { type Client, client, type Json, startTestProduct, type TestProduct, until } from '../product.ts';

const csv = (...lines: string[]) => new TextEncoder().encode(lines.join('\r\n'));
const HEAD = 'name,birth_date,identifiers,reason';

describe('SCR-02 a tenant keeps block and allow lists of its own', () => {
  let t: TestProduct;
  let lead: Client;
  let second: Client;
  let officer: Client;
  let integrator: Client;
  let customer: string;
  const PERSON = { full_name: 'SELMARIN DRUVENHOLT', birth_date: '1974-11-02' };

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
    second = await t.staff('senior_officer');
    officer = await t.staff('officer');
    integrator = await t.key([...INTEGRATOR, 'screening.write']);
    customer = await t.product.database.write(t.scope(), async (tx) => {
      const known = { kind: 'person', externalId: null, country: 'FR', source: 'staff' } as const;
      const made = await createCustomer(tx, { ...known, fields: PERSON });
      await setStanding(tx, made.id, { status: 'active' }, 'test');
      return showId('cus', made.id);
    });
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
    const waiting = await upload(list, 0, `${name},,KX 7781,long known`);
    expect(waiting.body).toMatchObject({ version: 0, added: 1, pending: { added: 1, reason: 'from the board' } });
    // Nothing is silenced by one person alone.
    expect((await screen({ name, identifiers: ['KX7781'] }))[0]?.status).toBe('new');
    const { id } = waiting.body.pending;
    const own = await lead.post(`/v1/own-list-changes/${id}/approvals`, { approve: true });
    expect([own.status, own.body.code]).toEqual([403, 'own_list.second_person_needed']);
    expect((await officer.post(`/v1/own-list-changes/${id}/approvals`, { approve: true })).status).toBe(403);
    expect((await upload(list, 0, `${name},,KX 7782,`)).body.code).toBe('own_list.change_pending');
    const shown = await second.get(`/v1/own-list-changes/${id}`);
    expect(shown.body.writes).toMatchObject([{ name, identifiers: ['KX 7781'], reason: 'long known' }]);
    const agreed = await second.post(`/v1/own-list-changes/${id}/approvals`, { approve: true });
    expect(agreed.body).toMatchObject({ version: 1, added: 1, pending: null });
    expect((await second.post(`/v1/own-list-changes/${id}/approvals`, { approve: true })).status).toBe(404);
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
    const blocked = (await screen({ name, identifiers: ['KX7781'] })).find((one) => one.list === 'own:both');
    expect(blocked?.status).toBe('new');
    const again = await upload(list, 1, `${name},,KX 7781,long known`, 'Ada Quell,1980-01-01,,');
    const refused = `/v1/own-list-changes/${again.body.pending.id}/approvals`;
    expect((await second.post(refused, { approve: false })).body).toMatchObject({ version: 1, pending: null });
    expect((await lead.get('/v1/own-lists')).body.data.find((one: Json) => one.id === list)).toMatchObject({
      version: 1,
      pending: null,
    });
  }, 60_000);

  test('SCR-05 an allow entry speaks at once for a customer whose match is open, and when it goes the match is open again', async () => {
    const fields = { full_name: 'Vasgard Ilmarovich Tolunsky', document_number: 'ZQ 4410' };
    const id = await t.product.database.write(t.scope(), async (tx) => {
      const made = await createCustomer(tx, {
        kind: 'person',
        externalId: 'zq',
        country: null,
        fields,
        source: 'staff',
      });
      await setStanding(tx, made.id, { status: 'active' }, 'test');
      await updateFields(tx, made.id, fields, 'staff');
      return showId('cus', made.id);
    });
    const ofSandbox = async () =>
      (await officer.get(`/v1/customers/${id}/matches`)).body.data.find((one: Json) => one.list === 'sandbox');
    const casesOf = async (): Promise<Json[]> =>
      (await officer.get('/v1/cases?status=all&limit=200')).body.data.filter((one: Json) => one.customer?.id === id);
    expect(await until(ofSandbox, (one) => one !== undefined)).toMatchObject({ status: 'new' });
    // What blocks the same name is on the desk of its own and would keep the case open.
    const both = (await lead.get('/v1/own-lists')).body.data.find((one: Json) => one.name === 'both');
    const [blocking] = (await lead.get(`/v1/own-lists/${both.id}/entries`)).body.data;
    await lead.post(`/v1/own-lists/${both.id}/entries/${blocking.id}/remove`, { reason: 'mistaken' });

    const list = await make('vetted', 'allow');
    const { body } = await upload(list, 0, `${fields.full_name},,ZQ-4410,known for years`);
    await second.post(`/v1/own-list-changes/${body.pending.id}/approvals`, { approve: true });
    const aside = await until(ofSandbox, (one) => one?.status === 'allowed');
    expect(aside.allowed_by.list).toBe('own:vetted');
    const [closed] = await until(casesOf, (all) => all.every((one) => one.status === 'resolved'));
    expect(closed?.reasons).toContain('screening.allowed');

    const [entry] = (await lead.get(`/v1/own-lists/${list}/entries`)).body.data;
    await lead.post(`/v1/own-lists/${list}/entries/${entry.id}/remove`, { reason: 'no longer sure' });
    await until(ofSandbox, (one) => one?.status === 'new');
    await until(casesOf, (all) => all.some((one) => one.status !== 'resolved'));
  }, 60_000);

  test('SCR-05 a block entry that no longer means the customer, or whose last day has passed, closes the match and says which', async () => {
    const ofList = (list: string) => async () =>
      (await officer.get(`/v1/customers/${customer}/matches`)).body.data.find((one: Json) => one.list === list);
    const alias = (text: string) => ['name,aliases,expires_on', `Orrin Maldevane,${text}`];
    const send = (list: string, base: number, lines: string[]) =>
      lead.post(`/v1/own-lists/${list}/versions`, {
        base,
        reason: 'watched',
        file: Buffer.from(csv(...lines)).toString('base64'),
      });
    const openCases = async (): Promise<Json[]> =>
      (await officer.get('/v1/cases?limit=200')).body.data.filter((one: Json) => one.customer?.id === customer);
    const changing = await make('changing', 'block');
    await send(changing, 0, alias('Selmarin Druvenholt,'));
    await until(ofList('own:changing'), (one) => one?.status === 'new');
    await until(openCases, (all) => all.length > 0);
    await send(changing, 1, alias(','));
    await until(ofList('own:changing'), (one) => one?.status === 'delisted');

    const ending = await make('ending', 'block');
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    await send(ending, 0, alias(`Selmarin Druvenholt,${tomorrow}`));
    await until(ofList('own:ending'), (one) => one?.status === 'new');
    await until(openCases, (all) => all.length > 0);
    const { database } = t.product;
    await expireOwn(database, new Date(`${tomorrow}T23:59:59Z`));
    expect(await ofList('own:ending')()).toMatchObject({ status: 'new' });
    await expireOwn(database, new Date(Date.parse(tomorrow) + 86_400_000));
    expect(await ofList('own:ending')()).toMatchObject({ status: 'delisted' });
    const cases = (await officer.get('/v1/cases?status=all&limit=200')).body.data;
    const reasons = cases
      .filter((one: Json) => one.customer?.id === customer && one.status === 'resolved')
      .flatMap((one: Json) => one.reasons);
    expect(reasons).toEqual(expect.arrayContaining(['screening.own_changed', 'screening.own_expired']));
    const told = (await (await t.staff('auditor')).get('/v1/audit/entries?action=match.delisted&limit=200')).body.data;
    expect(told.map((one: Json) => one.reason)).toEqual(
      expect.arrayContaining(['screening.own_expired', 'screening.own_changed', 'screening.delisted']),
    );
  }, 60_000);

  test('SCR-06 a client of yente finds whom the institution blocks, under the name of its list, and nobody of another', async () => {
    const list = await make('traders', 'block');
    await upload(list, 0, 'Brimholt Casquerine,1969-05-05,,unpaid');
    const yente = await t.key(['screening.write', 'lists.read']);
    const example = { schema: 'Person', properties: { name: ['Casquerine Brimholt'], birthDate: ['1969-05-05'] } };
    const ask = async (dataset: string) => yente.post(`/match/${dataset}`, { queries: { a: example } });
    for (const dataset of ['default', 'own:traders'])
      expect((await ask(dataset)).body.responses.a.results, dataset).toMatchObject([
        { caption: 'Brimholt Casquerine', datasets: ['own:traders'], match: true },
      ]);
    expect((await ask('sanctions')).body.responses.a.results).toEqual([]);
    const [found] = (await ask('default')).body.responses.a.results;
    expect((await yente.get('/search/default?q=Brimholt%20Casquerine')).body.results).toMatchObject([{ id: found.id }]);
    expect((await yente.get('/catalog')).body.datasets.map((one: Json) => one.name)).toContain('own:traders');
    // Who is on the list as such is told to those who may read own lists.
    expect((await yente.get(`/entities/${found.id}`)).status).toBe(404);
    const reader = await t.key(['lists.read', 'own_lists.read']);
    expect((await reader.get(`/entities/${found.id}`)).body).toMatchObject({ caption: 'Brimholt Casquerine' });
  });

  test('SCR-02 a confirmed match with an own block entry freezes the customer at once, for that reason', async () => {
    const list = await make('final', 'block');
    await upload(list, 0, 'Selmarin Druvenholt,1974-11-02,,fraud');
    const matches = async (): Promise<Json[]> => (await officer.get(`/v1/customers/${customer}/matches`)).body.data;
    const found = await until(matches, (all) => all.some((one) => one.list === 'own:final'));
    const match = found.find((one) => one.list === 'own:final');
    const said = { status: 'true_positive', reason: 'it is the same person' };
    expect((await officer.post(`/v1/matches/${match?.id}/disposition`, said)).status).toBe(200);
    const after = (await officer.get(`/v1/customers/${customer}`)).body;
    expect(after).toMatchObject({ status: 'frozen', tier: 0, rating: 'prohibited' });
    expect(after.restrictions).toMatchObject([{ kind: 'freeze', reason: 'screening.own_block' }]);
  }, 60_000);

  test('the institution may say that one person is enough for an allow list', async () => {
    const list = (await lead.get('/v1/own-lists')).body.data.find((one: Json) => one.name === 'vetted').id;
    const admin = await t.staff('admin');
    const key = '/v1/settings/own_lists.allow_second_person';
    expect((await admin.put(key, { value: false })).status).toBeLessThan(300);
    expect((await upload(list, 2, 'Ada Quell,1980-01-01,,')).body).toMatchObject({ version: 3, pending: null });
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
