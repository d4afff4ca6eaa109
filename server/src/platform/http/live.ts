import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { Problem } from '../errors/index.ts';
import { type IdPrefix, showId } from '../ids/index.ts';
import type { HttpInput } from './input.ts';

const Announcement = z.object({
  tenant: z.string(),
  id: z.string(),
  type: z.string(),
  prefix: z.string(),
  subject: z.string(),
});
type Listener = { tenantId: string; reply: FastifyReply };
const HEARTBEAT_MS = 20_000;
const LISTENERS_MAX = 2000;

/**
 * Live updates by server-sent events: kinds and ids of what happened in the caller's tenant, never contents.
 * A screen that hears of an object it shows asks for it again, with its own permissions.
 */
export async function registerLive(app: FastifyInstance, input: HttpInput): Promise<void> {
  const listeners = new Set<Listener>();
  const stop = await input.database.listen('acquaint_live', (payload) => {
    if (payload) announce(listeners, payload);
  });
  const heartbeat = setInterval(() => {
    for (const { reply } of listeners) reply.raw.write(': still here\n\n');
  }, HEARTBEAT_MS);
  heartbeat.unref();
  app.addHook('preClose', async () => {
    clearInterval(heartbeat);
    for (const { reply } of listeners) reply.raw.end();
    await stop();
  });
  app.get('/v1/events', async (request, reply) => {
    const ctx = {
      database: input.database,
      use: input.database.facilities.use,
      requestId: request.id,
      now: input.clock(),
    };
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
    );
    const exchange = {
      ip: request.ip,
      userAgent: '',
      language: 'en',
      headers,
      cookies: request.cookies,
      origin: '',
      setCookie: () => undefined,
      clearCookie: () => undefined,
    };
    for (const authenticator of input.authenticators.filter((one) => one.kind === 'tenant')) {
      const found = await authenticator.recognise(ctx, exchange);
      if (!found) continue;
      if (!found.caller.permissions.has(input.readOnlyPermission))
        throw new Problem('permission.missing', 403, { permission: input.readOnlyPermission });
      if (listeners.size >= LISTENERS_MAX) throw new Problem('events.too_many_listeners', 503, {}, { retryAfterS: 30 });
      openStream(listeners, { tenantId: found.scope.tenantId, reply });
      return;
    }
    throw new Problem('session.missing', 401);
  });
}

function openStream(listeners: Set<Listener>, listener: Listener): void {
  const { reply } = listener;
  reply.hijack();
  reply.raw.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  reply.raw.write('retry: 2000\n\n');
  listeners.add(listener);
  reply.raw.on('close', () => listeners.delete(listener));
}

function announce(listeners: Set<Listener>, payload: string): void {
  const parsed = Announcement.safeParse(JSON.parse(payload));
  if (!parsed.success) return;
  const { tenant, id, type, prefix, subject } = parsed.data;
  const line = `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify({ type, id: showId(prefix as IdPrefix, subject) })}\n\n`;
  for (const listener of listeners) if (listener.tenantId === tenant) listener.reply.raw.write(line);
}
