import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CustomerId, createCustomer, updateFields } from '#modules/customers';
import { readId } from '#platform/ids';
import { type Installation, install } from '../installation.ts';
import { drawnSelfie, INTEGRATOR, specimen, verify } from '../people.ts';
import { type Client, type Json, until } from '../product.ts';

/** An EU list of twenty invented people and whoever else; each entry is written anew, so only what differs has changed. */
type Entry = { id: number; names: readonly string[]; born?: string; programme?: string };
const CROWD: readonly Entry[] = Array.from({ length: 20 }, (_, at) => ({
  id: 100 + at,
  names: [`Qolvermund ${'abcdefghijklmnopqrst'[at]}ezzarik Thrandovic`],
  born: `19${50 + at}-02-11`,
}));
/** Enough customers that a change is looked up among their names, and not every one searched. */
const MANY = 150;
const LETTERS = 'bcdfghjklmnpqrstvwxzaeiouy';
const xml = (entries: readonly Entry[]) =>
  `<?xml version="1.0" encoding="UTF-8"?><export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-08-05T16:47:04.449+02:00">${entries
    .map(
      ({ id, names, born, programme = 'TAQA' }) =>
        `<sanctionEntity logicalId="${id}"><regulation programme="${programme}"/><subjectType code="person" classificationCode="P"/>${names
          .map((name) => `<nameAlias wholeName="${name}" strong="true"/>`)
          .join('')}${born ? `<birthdate calendarType="GREGORIAN" birthdate="${born}"/>` : ''}</sanctionEntity>`,
    )
    .join('')}</export>`;

describe('SCR-05 customers are screened again when a list changes', () => {
  let t: Installation;
  let folder: string;
  let officer: Client;
  let manager: Client;
  let admin: Client;
  let customer: string;
  const PERSON = { surname: 'DRUVENHOLT', given_names: 'SELMARIN', birth_date: '1974-11-02' };
  const LISTED: Entry = { id: 900, names: ['Selmarin Druvenholt'], born: '1974-11-02' };

  const publish = (...more: readonly Entry[]) =>
    writeFileSync(join(folder, 'lists/eu_fsf.xml'), xml([...CROWD, ...more]));
  const cases = async (id = customer): Promise<Json[]> =>
    (await officer.get('/v1/cases?status=all&limit=200')).body.data.filter(
      (row: Json) => row.kind === 'screening.monitor' && row.customer?.id === id,
    );
  const openCases = async (id = customer) => (await cases(id)).filter((row) => row.status !== 'resolved');
  const matches = async (): Promise<Json[]> => (await officer.get(`/v1/customers/${customer}/matches`)).body.data;
  const versions = async (): Promise<Json[]> => (await admin.get('/v1/lists/eu_fsf/versions')).body.data;
  /** Asks for newer lists and waits until the change was matched against the customers. */
  async function refresh(): Promise<Json> {
    const before = (await admin.get('/v1/lists/monitor')).body;
    const known = (await versions()).length;
    expect((await admin.post('/v1/lists/refresh', {})).status).toBe(202);
    await until(versions, (found) => found.length > known);
    const after = await until(
      async () => (await admin.get('/v1/lists/monitor')).body,
      (monitor) => monitor.behind === 0 && monitor.at !== before.at,
    );
    return after;
  }

  beforeAll(async () => {
    t = await install();
    folder = mkdtempSync(join(tmpdir(), 'acquaint-monitor-'));
    mkdirSync(join(folder, 'lists'));
    publish();
    await t.start({ ACQUAINT_LISTS: 'folder', ACQUAINT_DATA_DIR: folder });
    officer = await t.staff('officer');
    manager = await t.staff('compliance_lead');
    admin = await t.staff('admin');
    const integrator = await t.key(INTEGRATOR);
    const document = await specimen({ seed: 977, person: PERSON });
    const { decided } = await verify(integrator, {
      document,
      selfie: await drawnSelfie(41),
      scenario: 'passport_approved',
    });
    expect({ outcome: decided?.body.outcome, reasons: decided?.body.reasons }).toEqual({
      outcome: 'approved',
      reasons: [],
    });
    customer = (await officer.get('/v1/customers')).body.data[0].id;
  }, 180_000);
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await t.remove();
  });

  test('a list gains the name of an approved customer: a case with a clock is opened, once, and the history says who came', async () => {
    publish(LISTED);
    const monitor = await refresh();
    expect(monitor).toMatchObject({ changes: 1, found: 1, behind: 0 });
    const [opened] = await until(openCases, (found) => found.length > 0);
    expect(opened).toMatchObject({ reasons: ['screening.sanctions'], priority: 'urgent', queue: 'screening' });
    const [match] = await matches();
    expect(match).toMatchObject({ entity_id: 'eu-900', list: 'eu_fsf', status: 'new' });
    expect(match.alignment.length).toBeGreaterThan(0);
    const [newest] = await versions();
    expect(newest).toMatchObject({ added: 1, removed: 0, changed: 0, whole: false, entities: 21 });
    expect((await admin.get(`/v1/lists/eu_fsf/versions/${newest.id}/changes`)).body.data).toMatchObject([
      { entity_id: 'eu-900', change: 'added', name: 'Selmarin Druvenholt' },
    ]);
    // What is searched is the new list at once, without a restart.
    const searched = await officer.post('/v1/screenings', { name: 'Selmarin Druvenholt', birth_date: '1974-11-02' });
    expect(searched.body.matches.map((one: Json) => one.entity_id)).toContain('eu-900');
    publish(LISTED, { id: 901, names: ['Somebody Else Entirely'] });
    await refresh();
    expect(await cases()).toHaveLength(1);
  }, 120_000);

  test('the list lets the entry go: alert, match and case close with that reason', async () => {
    publish({ id: 901, names: ['Somebody Else Entirely'] });
    await refresh();
    const [closed] = await until(cases, (found) => found[0]?.status === 'resolved');
    expect(closed.reasons).toContain('screening.delisted');
    expect((await officer.get(`/v1/cases/${closed.id}`)).body.alerts).toMatchObject([{ status: 'closed' }]);
    expect(await matches()).toMatchObject([{ entity_id: 'eu-900', status: 'delisted' }]);
  }, 120_000);

  test('SCR-04 listed again, it is looked at again; once cleared it stays so until the entry gains a name', async () => {
    publish(LISTED);
    await refresh();
    const [opened] = await until(openCases, (found) => found.length > 0);
    const [match] = await matches();
    expect(match.status).toBe('new');
    const propose = (version: number) =>
      officer.post(`/v1/cases/${opened.id}/decisions`, {
        decision: 'approve',
        reasons: ['review.match_cleared'],
        version,
      });
    const version = async () => (await officer.get(`/v1/cases/${opened.id}`)).body.version;
    expect((await propose(await version())).status).toBe(409);
    const said = await officer.post(`/v1/matches/${match.id}/disposition`, {
      status: 'false_positive',
      reason: 'Other person',
    });
    expect(said.status).toBe(200);
    expect((await propose(await version())).status).toBeLessThan(300);
    await manager.post(`/v1/cases/${opened.id}/approvals`, { approve: true, version: await version() });
    expect(await openCases()).toHaveLength(0);

    publish({ ...LISTED, programme: 'TERR' });
    await refresh();
    expect(await openCases()).toHaveLength(0);
    publish({ ...LISTED, programme: 'TERR', names: [...LISTED.names, 'Selmarin O. Druvenhold'] });
    await refresh();
    expect(await until(openCases, (found) => found.length > 0)).toHaveLength(1);
  }, 180_000);

  test('among many customers a change is looked up by name: the one it means is found, the others are not even searched', async () => {
    const others = Array.from(
      { length: MANY },
      (_, at) => `Velorian ${LETTERS[at % 26]}${LETTERS[(at * 7) % 26]}umbrathel`,
    );
    await t.ground.database.write(t.scope(), async (tx) => {
      for (const full_name of [...others, 'Ysmera Kandorvil'])
        await createCustomer(tx, {
          kind: 'person',
          externalId: null,
          country: 'DE',
          fields: { full_name },
          source: 'staff',
        });
    });
    publish(LISTED, { id: 902, names: ['Kandorvil, Ysmera'] }, { id: 903, names: ['Brontagh Ullsmeyer'] });
    const monitor = await refresh();
    expect(monitor.found).toBe(1);
    expect(monitor.touched).toBeLessThan(MANY / 4);
    expect(monitor.customers).toBeGreaterThan(MANY);
  }, 120_000);

  test('a customer who takes a listed name is screened at once', async () => {
    const id = readId('cus', customer) as CustomerId;
    const [, other] = CROWD;
    await t.ground.database.write(t.scope(), (tx) =>
      updateFields(tx, id, { full_name: other?.names[0] ?? '', birth_date: other?.born ?? '' }, 'staff'),
    );
    await until(matches, (found) =>
      found.some((match: Json) => match.entity_id === 'eu-101' && match.status === 'new'),
    );
  }, 60_000);
});
