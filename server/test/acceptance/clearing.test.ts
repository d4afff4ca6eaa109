import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawnSelfie, INTEGRATOR, specimen, verify } from '../people.ts';
import { type Client, type Json, startTestProduct, type TestProduct, until } from '../product.ts';

describe('G13 matches are cleared together, seen before, agreed to by a second person and taken back', () => {
  let t: TestProduct;
  let lead: Client;
  let senior: Client;
  let officer: Client;
  let customer: string;
  let ids: string[];
  const PERSON = { surname: 'DRUVENHOLT', given_names: 'SELMARIN', birth_date: '1974-11-02' };
  const NAMES = ['Selmarin Druvenholt', 'Selmarin Druvenholdt', 'Selmarinn Druvenholt'];

  const open = async (): Promise<Json[]> => (await officer.get('/v1/matches')).body.data;
  const cases = async (): Promise<Json[]> =>
    (await officer.get('/v1/cases?status=all&limit=200')).body.data.filter(
      (row: Json) => row.kind === 'screening.monitor' && row.customer?.id === customer,
    );
  const statusOf = async (): Promise<Record<string, string>> =>
    Object.fromEntries(
      (await officer.get(`/v1/customers/${customer}/matches`)).body.data.map((one: Json) => [one.id, one.status]),
    );
  const results = (body: Json) => body.rows.map((row: Json) => [row.match_id, row.result, row.problem]);

  beforeAll(async () => {
    t = await startTestProduct();
    lead = await t.staff('compliance_lead');
    senior = await t.staff('senior_officer');
    officer = await t.staff('officer');
    const integrator = await t.key(INTEGRATOR);
    const document = await specimen({ seed: 977, person: PERSON });
    await verify(integrator, { document, selfie: await drawnSelfie(41), scenario: 'passport_approved' });
    customer = (await officer.get('/v1/customers')).body.data[0].id;
    const list = (await lead.post('/v1/own-lists', { name: 'stop', kind: 'block' })).body.id;
    const file = Buffer.from(['name', ...NAMES].join('\r\n')).toString('base64');
    expect((await lead.post(`/v1/own-lists/${list}/versions`, { base: 0, reason: 'first', file })).status).toBe(201);
    ids = (await until(open, (found) => found.length === 3)).map((one) => one.id).toSorted();
    // The case opens from an event, soon after the matches stand.
    await until(cases, (found) => found.length === 1);
  }, 180_000);
  afterAll(() => t.stop());

  test('the open matches name their customer masked and can be narrowed down to one listed entry', async () => {
    const [first] = await open();
    expect(first).toMatchObject({ status: 'new', waits: false, customer: { id: customer } });
    expect(first?.customer.name_masked).not.toContain('DRUVENHOLT');
    expect((await officer.get(`/v1/matches?entity=${first?.entity_id}`)).body.data).toHaveLength(1);
    expect((await officer.get('/v1/matches?list=nowhere')).body.data).toEqual([]);
    const page = (await officer.get('/v1/matches?limit=2')).body;
    const rest = (await officer.get(`/v1/matches?limit=2&cursor=${encodeURIComponent(page.next_cursor)}`)).body;
    expect([...page.data, ...rest.data].map((one: Json) => one.id).toSorted()).toEqual(ids);
  });

  test('a preview says of each match what would become of it, and clears nothing', async () => {
    const nobody = ids[0]?.replace(/.{4}$/, 'ZZZZ') ?? '';
    const { body } = await officer.post('/v1/clearings/preview', { match_ids: [...ids, nobody] });
    expect(body.second).toBe(true);
    expect(results(body)).toEqual([...ids.map((id) => [id, 'waits', null]), [nobody, 'skipped', 'match.not_found']]);
    expect(await open()).toHaveLength(3);
  });

  test('a reason is required, and nobody agrees to what they proposed', async () => {
    const unreasoned = await senior.post('/v1/clearings', { match_ids: ids, reason: '  ' });
    expect(unreasoned.status).toBe(400);
    const proposed = await senior.post('/v1/clearings', { match_ids: ids, reason: 'Another year of birth' });
    expect([proposed.status, proposed.body.status, proposed.body.mine]).toEqual([201, 'waits', true]);
    expect((await open()).map((one) => one.waits)).toEqual([true, true, true]);
    const again = await officer.post('/v1/clearings', { match_ids: ids, reason: 'the same again' });
    expect([again.status, again.body.code]).toEqual([422, 'clearing.nothing']);

    const path = `/v1/clearings/${proposed.body.id}/approvals`;
    expect((await officer.post(path, { approve: true })).body.code).toBe('permission.missing');
    const own = await senior.post(path, { approve: true });
    expect([own.status, own.body.code]).toEqual([403, 'clearing.second_reviewer_needed']);

    // Judged by hand meanwhile: the clearing leaves it as it was judged, and says so.
    const judged = { status: 'false_positive', reason: 'I know both' };
    await officer.post(`/v1/matches/${ids[1]}/disposition`, judged);
    const agreed = await lead.post(path, { approve: true });
    expect([agreed.status, agreed.body.status]).toEqual([200, 'in_force']);
    expect(results(agreed.body)).toEqual([
      [ids[0], 'cleared', null],
      [ids[1], 'skipped', 'match.decided'],
      [ids[2], 'cleared', null],
    ]);
    expect(Object.values(await statusOf())).toEqual(['false_positive', 'false_positive', 'false_positive']);
    expect(await open()).toEqual([]);
    expect((await lead.post(path, { approve: false })).body.code).toBe('clearing.not_waiting');
    // Nothing is left to look at: the case goes with its matches.
    const closed = await until(cases, (found) => found.every((row) => row.status === 'resolved'));
    expect(closed.map((row) => row.status)).toEqual(['resolved']);
  });

  test('taken back within its hours: what it cleared is open again with a case, what was judged by hand is not', async () => {
    const [clearing] = (await officer.get('/v1/clearings?status=in_force')).body.data;
    expect(Date.parse(clearing.undo_until) - Date.parse(clearing.in_force_at)).toBe(24 * 3_600_000);
    const path = `/v1/clearings/${clearing.id}/undo`;
    expect((await officer.post(path, {})).status).toBe(400);
    const undone = await officer.post(path, { reason: 'the wrong entry' });
    expect([undone.status, undone.body.status, undone.body.undo_until]).toEqual([200, 'undone', null]);
    expect(results(undone.body).map(([, result]: [string, string]) => result)).toEqual(['undone', 'skipped', 'undone']);
    expect((await open()).map((one) => one.id).toSorted()).toEqual([ids[0], ids[2]]);
    await until(cases, (found) => found.some((row) => row.status !== 'resolved'));
    const again = await officer.post(path, { reason: 'twice' });
    expect([again.status, again.body.code]).toEqual([409, 'clearing.too_late']);
  });

  test('one match alone is in force at once; refused is as if never proposed; each match has its own entry in the log', async () => {
    const one = await officer.post('/v1/clearings', { match_ids: [ids[0], ids[0]], reason: 'Another person' });
    expect([one.body.status, results(one.body)]).toEqual(['in_force', [[ids[0], 'cleared', null]]]);
    await officer.post(`/v1/clearings/${one.body.id}/undo`, { reason: 'to try the other way' });
    const two = await officer.post('/v1/clearings', { match_ids: [ids[0], ids[2]], reason: 'Two more' });
    const refused = await senior.post(`/v1/clearings/${two.body.id}/approvals`, { approve: false });
    expect(refused.body.status).toBe('refused');
    expect((await open()).map((each) => [each.status, each.waits])).toEqual([
      ['new', false],
      ['new', false],
    ]);
    const auditor = await t.staff('auditor');
    const entries = async () => (await auditor.get(`/v1/audit/entries?subject=${ids[0]}&limit=50`)).body.data as Json[];
    const actions = (await until(entries, (found) => found.length >= 4)).map((entry) => entry.action);
    expect(actions.toSorted()).toEqual(['match.reopened', 'match.reopened', 'match.resolved', 'match.resolved']);
  });
});
