// A server with the contract's shapes and none of its judgement, so that every screen can be reached at will: outages,
// refusals, slow lines. The token names the scenario. It is used by tests alone.
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { ApplyState, ApplyStep, CaptureAnswer } from '@acquaint/sdk';
import { firstState, SCRIPTS, type Script } from './scripts.ts';

const DIST = join(import.meta.dirname, '../dist');
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; media-src 'self' blob:; worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

type Session = { token: string; script: Script; state: ApplyState; refusals: number; polls: number; outages: number };

export type Fixture = { url: string; sessions: Map<string, Session>; requests: string[]; close: () => Promise<void> };

/** Starts on a free port of the loopback (or the one given). */
export async function startFixture(port = 0): Promise<Fixture> {
  const sessions = new Map<string, Session>();
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    void answer(request, response, sessions).catch((error: unknown) =>
      problem(response, 500, 'internal', String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: taken } = server.address() as AddressInfo;
  const url = `http://localhost:${taken}`;
  return { url, sessions, requests, close: () => closeServer(server) };
}

function closeServer(server: ReturnType<typeof createServer>): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

async function answer(request: IncomingMessage, response: ServerResponse, sessions: Map<string, Session>) {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (url.pathname.startsWith('/apply/')) return serveFile(url.pathname.slice('/apply/'.length), response);
  const body = await bodyOf(request);
  if (url.pathname === '/v1/apply/session') return openSession(body, response, sessions);
  const session = sessions.get(/acquaint_apply=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '');
  if (!session) return problem(response, 401, 'session.missing', 'No session');
  if (session.script.outage?.(url.pathname, session.outages)) {
    session.outages += 1;
    return problem(response, 503, 'service.provider_unavailable', 'Away');
  }
  if (url.pathname.endsWith('/capture') && body.includes('/Encrypt'))
    return problem(response, 422, 'document.encrypted', 'The PDF is protected by a password');
  return send(response, 200, act(session, url, body, request.method ?? 'GET'));
}

function openSession(body: Buffer, response: ServerResponse, sessions: Map<string, Session>) {
  const { token } = JSON.parse(body.toString()) as { token: string };
  if (token === 'fixture-expired') return problem(response, 410, 'link.expired', 'Expired');
  if (token === 'fixture-revoked') return problem(response, 410, 'link.revoked', 'Revoked');
  const name = token.replace(/^fixture-/, '').replace(/~.*$/, '');
  const script = SCRIPTS[name];
  if (!script) return problem(response, 401, 'link.unknown', 'Unknown');
  const session = sessions.get(token) ?? {
    token,
    script,
    state: firstState(script),
    refusals: 0,
    polls: 0,
    outages: 0,
  };
  sessions.set(token, session);
  response.setHeader('set-cookie', `acquaint_apply=${token}; HttpOnly; SameSite=Strict; Path=/`);
  return send(response, 200, session.state);
}

function act(session: Session, url: URL, body: Buffer, method: string): unknown {
  const { state } = session;
  const path = url.pathname.slice('/v1/apply'.length);
  const json = () => JSON.parse(body.toString()) as Record<string, unknown>;
  if (path === '' && method === 'GET') return poll(session);
  if (path === '/signals') return state;
  if (path === '/consents') return json().accepted ? consent(session) : finish(session, 'declined');
  if (path === '/choice') return choose(session, json() as { country: string; document_type: string });
  if (path === '/handoff') {
    const expires_at = new Date(Date.now() + 120_000).toISOString();
    return { url: `${url.origin}/apply/#${session.token}`, expires_at };
  }
  if (path === '/submit') return Object.assign(state, { status: 'processing', current: null });
  if (path === '/appeal') return Object.assign(state, { result: { ...state.result, appealed: true } });
  const [, code = '', verb = ''] = /^\/steps\/([^/]+)\/(.+)$/.exec(path) ?? [];
  return actOnStep(session, decodeURIComponent(code), verb, { side: url.searchParams.get('side') ?? 'front', body });
}

type Sent = { side: string; body: Buffer };

function actOnStep(session: Session, code: string, verb: string, { side, body }: Sent): unknown {
  const step = session.state.steps.find((each) => each.code === code);
  if (!step) return session.state;
  if (verb === 'send-code') {
    const expires_at = new Date(Date.now() + 300_000).toISOString();
    return {
      sent_to_masked: '+49 ••• ••• 789',
      expires_at,
      resend_after_s: 30,
      simulated: true,
      simulated_code: '264917',
    };
  }
  if (verb === 'capture') return capture(session, step, side);
  if (verb === 'liveness/digits') {
    const expires_at = new Date(Date.now() + 120_000).toISOString();
    return { nonce: 'n'.repeat(43), digits: '480215', expires_at, limit_ms: 30_000, max_bytes: 8_000_000 };
  }
  if (verb.startsWith('liveness/') && step.liveness) {
    // A line of JSON, then a WebM file.
    const film = body.indexOf(Buffer.from([0x1a, 0x45, 0xdf, 0xa3])) > 0;
    Object.assign(step.liveness, verb.endsWith('recording') ? { recorded: film } : { another_way: true });
    return session.state;
  }
  return done(session, step);
}

function capture(session: Session, step: ApplyStep, side: string): CaptureAnswer {
  const detected = { class: session.script.detected ?? null, country: session.state.country };
  if (session.refusals < (session.script.refuse ?? 0)) {
    session.refusals += 1;
    step.retries_left = 2 - session.refusals;
    const reasons = [{ code: 'image.glare', text: 'The light is reflecting on the card. Tilt it a little.' }];
    return { accepted: false, reasons, retries_left: step.retries_left, detected, state: session.state };
  }
  step.captured = [...(step.captured ?? []), side];
  const kept = (session.script.refuse ?? 0) >= 2 && session.refusals >= 2 && side === 'front';
  const reasons = kept ? [{ code: 'image.glare', text: 'The light is reflecting on the card.' }] : [];
  const complete = step.kind === 'selfie' || step.sides?.every((each) => step.captured?.includes(each));
  if (complete) done(session, step);
  return { accepted: true, reasons, retries_left: step.retries_left ?? 2, detected, state: session.state };
}

function consent(session: Session): ApplyState {
  session.state.consent.accepted = true;
  session.state.status = 'started';
  const step = session.state.steps.find((each) => each.kind === 'consent');
  return step ? done(session, step) : session.state;
}

function choose(session: Session, { country, document_type }: { country: string; document_type: string }): ApplyState {
  Object.assign(session.state, { country, document_type });
  const sides = session.state.countries
    .find((each) => each.code === country)
    ?.document_types.find((each) => each.code === document_type)?.sides;
  for (const step of session.state.steps) {
    if (step.kind === 'document' && !step.document_type)
      Object.assign(step, { sides: sides ?? ['front'], captured: [], status: 'todo' });
  }
  const step = session.state.steps.find((each) => each.kind === 'choice');
  return step ? done(session, step) : session.state;
}

function done(session: Session, step: ApplyStep): ApplyState {
  step.status = 'done';
  step.reasons = [];
  const next = session.state.steps.find((each) => each.status !== 'done');
  session.state.current = next?.code ?? null;
  session.state.can_submit = !next;
  return session.state;
}

function poll(session: Session): ApplyState {
  if (session.state.status !== 'processing') return session.state;
  session.polls += 1;
  return session.polls >= 3 ? finish(session, session.script.end ?? 'approved') : session.state;
}

function finish(session: Session, end: NonNullable<Script['end']>): ApplyState {
  const { state } = session;
  const result = {
    reasons: [],
    tier: 1,
    limits: null,
    can_retry: false,
    can_appeal: false,
    appealed: false,
    wait_minutes: null,
  };
  if (end === 'processing') return state;
  if (end === 'review') return Object.assign(state, { status: 'in_review', result: { ...result, wait_minutes: 95 } });
  if (end === 'resubmit') {
    const step = state.steps.find((each) => each.kind === 'document');
    const reasons = [{ code: 'document.expired', text: 'This document has run out. Use one that is still valid.' }];
    if (step) Object.assign(step, { status: 'redo', reasons });
    session.script = { ...session.script, end: 'approved' };
    session.polls = 0;
    return Object.assign(state, {
      status: 'awaiting_customer',
      outcome: 'resubmit',
      current: step?.code ?? null,
      attempt: 2,
      can_submit: false,
    });
  }
  if (end === 'declined') {
    const reasons = [{ code: 'policy.under_age', text: 'You have to be at least 18 years old.' }];
    return Object.assign(state, {
      status: 'completed',
      outcome: 'declined',
      result: { ...result, reasons, can_retry: true, can_appeal: true },
    });
  }
  const limits = 'Payments of up to 1,000 € a day and 5,000 € a month.';
  return Object.assign(state, { status: 'completed', outcome: 'approved', result: { ...result, limits } });
}

function serveFile(path: string, response: ServerResponse) {
  const file = join(DIST, path);
  const found = path !== '' && !path.includes('..') && existsSync(file) ? file : join(DIST, 'index.html');
  response.setHeader('content-type', TYPES[extname(found)] ?? 'application/octet-stream');
  response.setHeader('content-security-policy', CSP);
  response.setHeader('permissions-policy', 'camera=(self), geolocation=(self), microphone=(self)');
  if (extname(found) === '.html') return response.end(readFileSync(found));
  return createReadStream(found).pipe(response);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function send(response: ServerResponse, status: number, body: unknown) {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(body));
}

function problem(response: ServerResponse, status: number, code: string, title: string) {
  response.statusCode = status;
  response.setHeader('content-type', 'application/problem+json');
  response.end(
    JSON.stringify({ type: `/problems/${code}`, code, title, detail: '', errors: [], request_id: 'req_0123456789' }),
  );
}

if (import.meta.main) console.log((await startFixture(Number(process.env.PORT ?? 4179))).url);
