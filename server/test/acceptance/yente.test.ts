import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, type Json, startTestProduct, type TestProduct } from '../product.ts';

const VASGARD = {
  schema: 'Person',
  properties: { name: ['TOLUNSKIY Vasgard'], birthDate: ['1961'], nationality: ['Russia'] },
};

describe('SCR-06 a client written for yente works unchanged', () => {
  let t: TestProduct;
  let call: (method: 'GET' | 'POST', path: string, body?: unknown) => Promise<Answer>;

  beforeAll(async () => {
    t = await startTestProduct({ lists: 'sandbox' });
    const { headers } = await t.key(['screening.write', 'lists.read']);
    const authorization = (headers.authorization ?? '').replace('Bearer', 'ApiKey');
    call = async (method, path, body) => {
      const answer = await fetch(t.address + path, {
        method,
        headers: { authorization, ...(body ? { 'content-type': 'application/json' } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      return { status: answer.status, body: (await answer.json()) as Json, headers: answer.headers };
    };
  }, 120_000);
  afterAll(() => t.stop());

  const match = (queries: Json, search = '', dataset = 'default') =>
    call('POST', `/match/${dataset}${search}`, { queries });

  test('examples are matched in a batch: each answer under its key, scored, explained, with the question read back', async () => {
    const { status, body } = await match({
      a: { id: 'mine', ...VASGARD },
      b: { schema: 'Person', properties: { name: 'Quite Unlisted' } },
    });
    expect(status).toBe(200);
    expect(body.limit).toBe(5);
    expect(Object.keys(body.responses)).toEqual(['a', 'b']);
    const [best] = body.responses.a.results;
    expect(best).toMatchObject({
      id: 'sandbox-person-001',
      schema: 'Person',
      datasets: ['sandbox'],
      target: true,
      match: true,
      properties: { birthDate: ['1961-04-17'], nationality: ['ru'], topics: ['sanction'] },
    });
    expect(best.properties.name).toContain('Vasgard Ilmarovich Tolunsky');
    expect(best.score).toBeGreaterThan(0.7);
    expect(best.explanations.name_match.detail).toMatch(/vasgard/i);
    expect(body.responses.a.query).toMatchObject({ id: 'mine', schema: 'Person', properties: { nationality: ['ru'] } });
    expect(body.responses.b).toMatchObject({ status: 200, results: [], total: { value: 0, relation: 'eq' } });
  });

  test('threshold says what is a match, cutoff what is shown; both sides', async () => {
    const [best] = (await match({ a: VASGARD })).body.responses.a.results;
    const at = async (threshold: number) =>
      (await match({ a: VASGARD }, `?threshold=${threshold}&cutoff=0.5`)).body.responses.a;
    expect((await at(best.score)).results[0].match).toBe(true);
    expect((await at(best.score)).total.value).toBe(1);
    const above = await at(Math.min(1, best.score + 0.0001));
    expect([above.results[0]?.match ?? false, above.total.value]).toEqual([best.score === 1, best.score === 1 ? 1 : 0]);
  });

  test('data sets, kinds, topics and single entries can be left out', async () => {
    const ids = async (search: string, dataset?: string) =>
      (await match({ a: VASGARD }, search, dataset)).body.responses.a.results.map((one: Json) => one.id);
    expect(await ids('')).toContain('sandbox-person-001');
    expect(await ids('', 'sandbox')).toContain('sandbox-person-001');
    expect(await ids('', 'sanctions')).toContain('sandbox-person-001');
    for (const left of ['?exclude_entity_ids=sandbox-person-001', '?exclude_schema=Person', '?exclude_dataset=sandbox'])
      expect(await ids(left)).not.toContain('sandbox-person-001');
    expect(await ids('', 'peps')).not.toContain('sandbox-person-001');
    expect(await ids('?topics=sanction.terrorism')).not.toContain('sandbox-person-001');
    expect(await ids('?topics=sanction.terrorism&topics=sanction')).toContain('sandbox-person-001');
  });

  test.each([
    ['an unknown data set', () => match({ a: VASGARD }, '', 'nowhere'), 404, 'dataset.unknown'],
    ['an unknown method', () => match({ a: VASGARD }, '?algorithm=magic'), 400, 'screening.algorithm_unknown'],
    ['an unknown kind', () => match({ a: { ...VASGARD, schema: 'Ghost' } }), 400, 'screening.schema_unknown'],
    ['no query', () => match({}), 400, 'screening.batch_size'],
    ['a hundred and one', () => match(many(101)), 400, 'screening.batch_size'],
    [
      'changes since a date',
      () => match({ a: VASGARD }, '?changed_since=2026-01-01'),
      400,
      'screening.filter_unsupported',
    ],
    ['an entry nobody listed', () => call('GET', '/entities/nobody'), 404, 'entity.not_found'],
  ] as const)('%s is refused with a code and what to do next', async (_, ask, status, code) => {
    const answer = await ask();
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ code, detail: expect.any(String) });
  });

  const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`q${at}`, VASGARD]));

  test('a hundred at once, the names of yente’s own methods, and an identifier alone are answered', async () => {
    expect(Object.keys((await match(many(100), '?algorithm=logic-v2')).body.responses)).toHaveLength(100);
    const { body } = await match({ a: { schema: 'Person', properties: { passportNumber: ['719904411'] } } });
    expect(body.responses.a.results[0]?.id).toBe('sandbox-person-001');
  });

  test('search, entry, catalogue and methods have the shapes its clients read', async () => {
    const search = (await call('GET', '/search/default?q=vasgard%20tolunsky&limit=1&countries=ru')).body;
    expect(search).toMatchObject({ limit: 1, offset: 0, total: { relation: 'eq' } });
    expect(search.results).toHaveLength(1);
    expect(search.results[0]).toMatchObject({ id: 'sandbox-person-001', caption: 'Vasgard Ilmarovich Tolunsky' });
    expect(search.facets.countries.values).toContainEqual({ name: 'ru', label: 'ru', count: search.total.value });
    expect((await call('GET', '/search/default?q=')).body.results).toEqual([]);
    expect((await call('GET', '/entities/sandbox-person-001?nested=false')).body).toMatchObject({
      id: 'sandbox-person-001',
      properties: { passportNumber: ['719904411'] },
    });
    const catalog = (await call('GET', '/catalog')).body;
    expect(catalog.datasets.map((one: Json) => one.name)).toEqual(['default', 'sandbox']);
    expect(catalog).toMatchObject({ current: ['sandbox'], outdated: [], index_stale: false });
    expect((await call('GET', '/algorithms')).body).toMatchObject({ default: 'acquaint-1', best: 'acquaint-1' });
    expect((await call('GET', '/healthz')).body).toMatchObject({ status: 'ok' });
  });

  test('nobody asks without a key, and what was asked is in the log without the name', async () => {
    const { status } = await fetch(`${t.address}/match/default`, { method: 'POST', body: '{}' });
    expect(status).toBe(401);
    await match({ a: VASGARD });
    const auditor = await t.staff('auditor');
    await expect
      .poll(async () => (await auditor.get('/v1/audit/entries?action=screening.searched')).body.data.length)
      .toBeGreaterThan(0);
    const { body } = await auditor.get('/v1/audit/entries?action=screening.searched');
    expect(JSON.stringify(body)).not.toMatch(/tolunsk/i);
  });
});
