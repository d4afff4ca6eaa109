import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FilmFrame, makeFilm, momentsOf } from '../../../tools/specimens/film.ts';
import { CAST, makePortrait } from '../../../tools/specimens/index.ts';
import { photographPrint } from '../../../tools/specimens/print.ts';
import { type Applicant, filmBytes, openLink } from '../applicant.ts';
import { INTEGRATOR, specimen } from '../people.ts';
import { type Client, hasFaces, type Json, settled, startTestProduct, type TestProduct, until } from '../product.ts';

const ASKED = ['turn_left', 'blink'] as const;
// The beginning of a WebM file, and what nobody reads here.
const WEBM = new Uint8Array(4000).fill(7);
WEBM.set([0x1a, 0x45, 0xdf, 0xa3]);
const recording = (nonce: string, video: Uint8Array = WEBM) =>
  new Uint8Array(Buffer.concat([Buffer.from(`${JSON.stringify({ nonce, camera: 'Front camera' })}\n`), video]));
const [ONE = { seed: 10, sex: 'M' as const }] = CAST;

describe.skipIf(!hasFaces)('BIO-02 motions over the API (need the face pack installed)', () => {
  let t: TestProduct;
  let integrator: Client;
  let film: FilmFrame[];
  let page: Uint8Array;
  beforeAll(async () => {
    t = await startTestProduct();
    integrator = await t.key([...INTEGRATOR, 'captures.read']);
    film = await makeFilm({ ...ONE, take: 1, moments: momentsOf(ASKED) });
    page = await specimen({ portrait: await makePortrait(ONE) });
  }, 240_000);
  afterAll(() => t.stop());

  /** Somebody who has come to the selfie. */
  async function begin(
    shows: 'document' | 'nothing' = 'document',
  ): Promise<{ id: string; me: Applicant; url: string }> {
    const made = await integrator.post('/v1/verifications', {});
    const me = await openLink(t, made.body.link.url);
    await me.consent();
    await me.choose('FR', 'passport');
    if (shows === 'document') expect((await me.show('document', 'front', page)).body.accepted).toBe(true);
    return { id: made.body.id, me, url: made.body.link.url };
  }

  const codes = (check: Json) => check.reasons.map((reason: Json) => reason.code);
  const livenessOf = (decided: Json) => decided.checks.find((check: Json) => check.code === 'liveness');

  test('who does what was asked is live; the straightest frame is the selfie, and the officer sees each frame', {
    timeout: 240_000,
  }, async () => {
    const { id, me } = await begin();
    const asked = await me.ask(ASKED);
    expect(asked.body).toMatchObject({ sequence: ASKED, number: 1, number_max: 3, frames: { min: 8, max: 24 } });
    expect(asked.body.instructions[0].text).toBe('Turn your head slowly to your left');
    await meanwhile();
    const { sent, step } = await me.film(asked.body.nonce, film);
    expect(sent.status).toBe(202);
    expect(step).toMatchObject({ status: 'done', captured: ['selfie'], liveness: { status: 'live', reasons: [] } });
    await me.submit();
    const decided = (await settled(integrator, id, 90_000)).body;
    const check = livenessOf(decided);
    // A sequence that a test named is never taken for one that was drawn.
    expect(check).toMatchObject({ result: 'pass', provider: 'liveness-local', simulated: true });
    expect(decided.checks.find((one: Json) => one.code === 'face_match').result).toBe('pass');
    const frames = check.evidence.filter((line: Json) => line.kind === 'frame');
    expect(frames).toHaveLength(film.length);
    expect(Math.max(...frames.map((frame: Json) => frame.measured.yaw))).toBeGreaterThan(15);
    const picture = await integrator.bytes(frames[0].image);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  });

  test('three films that are refused, each for its own reason, leave the rest to a person', {
    timeout: 400_000,
  }, async () => {
    const { id, me } = await begin();
    const other = await me.ask(['blink', 'turn_left']);
    await meanwhile();
    const first = await me.film(other.body.nonce, film);
    expect(first.step).toMatchObject({ status: 'todo', liveness: { status: 'refused', attempts_left: 2 } });
    expect(first.step.liveness.reasons[0].code).toBe('liveness.wrong_order');

    const again = await me.ask(ASKED);
    await meanwhile();
    const replayed = await me.film(again.body.nonce, film);
    // Nothing is said that would teach whoever sent it.
    expect(replayed.step.liveness.reasons[0].code).toBe('liveness.failed');

    const last = await me.ask(ASKED);
    expect(last.body.number).toBe(3);
    const still = await Promise.all(
      film.slice(0, 9).map(async ({ atMs }, at) => ({
        atMs,
        jpeg: await photographPrint(film[0]!.jpeg, { dx: 0.03 * Math.sin(at), dy: 0.02 * Math.cos(at * 1.7) }),
      })),
    );
    await meanwhile();
    const third = await me.film(last.body.nonce, still);
    expect(third.step).toMatchObject({ status: 'done', liveness: { status: 'refused', attempts_left: 0 } });
    expect((await me.ask(ASKED)).body.code).toBe('liveness.not_asked');
    await me.submit();
    const decided = (await settled(integrator, id, 90_000)).body;
    expect([decided.status, livenessOf(decided).result]).toEqual(['in_review', 'inconclusive']);
    expect(codes(livenessOf(decided))).toEqual(['liveness.failed', 'liveness.still_picture']);
  });

  test('what was asked is answered once, in time, and by the device that was asked', { timeout: 120_000 }, async () => {
    const { me, url } = await begin('nothing');
    const asked = await me.ask();
    expect(asked.body.sequence.length).toBeGreaterThanOrEqual(2);
    const send = (by: Client, bytes: Uint8Array) => by.send('/v1/apply/steps/selfie/liveness/film', bytes);
    const body = filmBytes(asked.body.nonce, film, null);
    expect((await send(me, body.subarray(0, body.length - 1))).body).toMatchObject({ code: 'liveness.film_refused' });
    expect((await send(me, filmBytes('x'.repeat(43), film, null))).status).toBe(422);
    const stranger = await begin('nothing');
    expect((await send(stranger.me, body)).body.code).toBe('liveness.nonce_unknown');

    const elsewhere = await openLink(t, url);
    expect((await send(elsewhere, body)).body.code).toBe('liveness.nonce_unknown');
    const mine = await elsewhere.ask();
    const late = filmBytes(mine.body.nonce, film, null);
    await asOwner(`update liveness_clip set expires_at = now() - interval '1 second' where status = 'asked'`);
    expect((await send(elsewhere, late)).body).toMatchObject({ status: 409, code: 'liveness.nonce_expired' });

    const fresh = await elsewhere.ask(ASKED);
    const good = filmBytes(fresh.body.nonce, film, null);
    const hasty = await elsewhere.film(fresh.body.nonce, film);
    expect(hasty.step.liveness.reasons[0].code).toBe('liveness.too_fast');
    expect((await send(elsewhere, good)).body).toMatchObject({ status: 409, code: 'liveness.nonce_used' });
  });

  test('whoever asks again and again for motions that fit their film is stopped', async () => {
    const { me } = await begin('nothing');
    const answers = [];
    for (let times = 0; times < 9; times++) answers.push((await me.ask()).status);
    expect(answers).toEqual([...Array.from({ length: 8 }, () => 200), 409]);
  });

  test('who cannot do motions says or shows digits drawn for them, which a person hears or sees beside the selfie', {
    timeout: 240_000,
  }, async () => {
    const { id, me } = await begin();
    const step = '/v1/apply/steps/selfie/liveness';
    const liveness = (state: Json) => state.steps.find((one: Json) => one.code === 'selfie').liveness;
    // Digits are for whoever asked for another way.
    expect((await me.post(`${step}/digits`)).body.code).toBe('liveness.not_asked');
    const told = await me.post(`${step}/another-way`);
    expect(liveness(told.body)).toMatchObject({ another_way: true, recorded: false });

    const asked = (await me.post(`${step}/digits`)).body;
    expect(asked.digits).toMatch(/^\d{6}$/);
    const stranger = await begin('nothing');
    await stranger.me.post(`${step}/another-way`);
    const answer = recording(asked.nonce);
    const send = (by: Client, body: Uint8Array) => by.send(`${step}/recording`, body);
    expect((await send(stranger.me, answer)).body.code).toBe('liveness.nonce_unknown');
    expect((await send(me, recording(asked.nonce, new Uint8Array(5000)))).body.code).toBe('liveness.recording_refused');
    // A film of motions does not answer for digits.
    expect((await me.film(asked.nonce, film)).sent.body.code).toBe('liveness.nonce_unknown');
    expect(liveness((await send(me, answer)).body)).toMatchObject({ recorded: true, status: 'none' });
    expect((await send(me, answer)).body.code).toBe('liveness.nonce_used');

    const late = (await me.post(`${step}/digits`)).body;
    await asOwner(`update liveness_clip set expires_at = now() - interval '1 second' where status = 'asked'`);
    expect((await send(me, recording(late.nonce))).body.code).toBe('liveness.nonce_expired');

    await me.show('selfie', 'selfie', await makePortrait({ ...ONE, setting: 'selfie', take: 1 }));
    await me.submit();
    const decided = (await settled(integrator, id, 90_000)).body;
    expect(decided.status).toBe('in_review');
    expect(codes(livenessOf(decided))).toEqual(['liveness.another_way']);
    const line = livenessOf(decided).evidence.find((one: Json) => one.kind === 'recording');
    expect(line.value).toBe([...asked.digits].join(' '));
    const watched = await integrator.bytes(line.image);
    expect([watched.status, watched.headers.get('content-type')]).toEqual([200, 'video/webm']);
    expect(Buffer.compare(watched.bytes, WEBM)).toBe(0);
  });

  test('who can do neither goes on with a plain picture, and a person looks at it', { timeout: 240_000 }, async () => {
    const { id, me } = await begin();
    await me.post('/v1/apply/steps/selfie/liveness/another-way');
    await me.show('selfie', 'selfie', await makePortrait({ ...ONE, setting: 'selfie', take: 1 }));
    await me.submit();
    const decided = (await settled(integrator, id, 90_000)).body;
    expect(decided.status).toBe('in_review');
    expect(codes(livenessOf(decided))).toEqual(['liveness.another_way']);
  });

  test('a tenant’s own app asks for motions and sends the film with its key; another key cannot answer', {
    timeout: 240_000,
  }, async () => {
    const made = await integrator.post('/v1/verifications', { country: 'FR', document_type: 'passport' });
    const { id } = made.body;
    const of = `/v1/verifications/${id}`;
    expect((await integrator.send(`${of}/captures?side=front`, page)).body.accepted).toBe(true);
    expect((await integrator.get(`${of}/liveness`)).body.liveness).toMatchObject({ status: 'none', attempts_left: 3 });
    const asked = await integrator.post(`${of}/liveness/challenge`, { sequence: ASKED });
    expect(asked.body.instructions.map((one: Json) => one.motion)).toEqual(ASKED);
    await meanwhile();
    const body = filmBytes(asked.body.nonce, film, 'Front camera');
    const other = await t.key([...INTEGRATOR]);
    expect((await other.send(`${of}/liveness/film`, body)).body.code).toBe('liveness.nonce_unknown');
    expect((await integrator.send(`${of}/liveness/film`, body)).status).toBe(202);
    const judged = await until(
      async () => (await integrator.get(`${of}/liveness`)).body.liveness,
      ({ status }) => status !== 'judging',
      90_000,
    );
    expect(judged).toMatchObject({ status: 'live', reasons: [] });
    await integrator.post(`${of}/submit`);
    const decided = (await settled(integrator, id, 90_000)).body;
    expect(livenessOf(decided)).toMatchObject({ result: 'pass', provider: 'liveness-local' });
  });

  /** The time that a film takes goes by: one that is sent sooner than it lasts was made beforehand. */
  const meanwhile = () =>
    asOwner(`update liveness_clip set issued_at = issued_at - interval '8 seconds' where status = 'asked'`);

  async function asOwner(statement: string): Promise<void> {
    const connection = new pg.Client({ connectionString: t.ownerUrl });
    await connection.connect();
    await connection.query(statement);
    await connection.end();
  }
});
