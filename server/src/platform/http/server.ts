import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import { Problem } from '../errors/index.ts';
import { problemPage } from '../i18n/index.ts';
import { answerProblem, toProblem } from './answers.ts';
import type { HttpInput } from './input.ts';
import { registerLive } from './live.ts';
import type { Exchange, PublicCtx, Route } from './route.ts';
import { FileAnswer } from './route.ts';
import { runRoute } from './run.ts';
import { registerWebApps } from './web-apps.ts';

const BODY_MAX = 256 * 1024;
const RATE_MAX_PER_MINUTE = 1200;

/** Builds the one HTTP server: API, problem pages, web apps, health. */
export async function createHttp(input: HttpInput): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: BODY_MAX,
    genReqId: () => randomUUID(),
    requestTimeout: 60_000,
    logger: false,
    routerOptions: { maxParamLength: 200 },
    ...(input.tls ? { https: input.tls } : {}),
  } as object) as unknown as FastifyInstance;
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  await app.register(cookie);
  await app.register(rateLimit, {
    max: RATE_MAX_PER_MINUTE,
    timeWindow: 60_000,
    enableDraftSpec: true,
    keyGenerator: (request) =>
      request.headers.authorization ?? request.cookies.acquaint_session ?? request.cookies.acquaint_apply ?? request.ip,
    errorResponseBuilder: (_request, context) =>
      new Problem('request.too_many', 429, {}, { retryAfterS: Math.ceil(context.ttl / 1000) }),
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'x-request-id': request.id,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
  });
  app.addHook('onResponse', async (request, reply) => {
    // The route as it was declared, never the address that was called: ids, names searched for and tokens stay out.
    const route = request.routeOptions.url ?? '';
    const { method, id: requestId } = request;
    input.log.debug(
      { method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime), requestId },
      'answered',
    );
  });
  app.setErrorHandler((error, request, reply) => answerProblem(error, request, reply, input.log));
  app.setNotFoundHandler((request, reply) =>
    answerProblem(new Problem('request.not_found', 404), request, reply, input.log),
  );
  for (const route of input.routes) register(app, route, input);
  registerFixed(app, input);
  await registerLive(app, input);
  registerWebApps(app, input.webApps);
  return app;
}

function registerFixed(app: FastifyInstance, input: HttpInput): void {
  app.get('/healthz', { config: { rateLimit: false } }, async (_request, reply) => {
    try {
      return reply.send({ status: 'ok', ...(await input.health()) });
    } catch {
      return reply.code(503).send({ status: 'unavailable' });
    }
  });
  app.get('/metrics', { config: { rateLimit: false } }, async (_request, reply) => {
    try {
      return reply.type('text/plain; version=0.0.4; charset=utf-8').send(await input.metrics());
    } catch {
      return reply.code(503).send();
    }
  });
  app.get('/openapi.json', async () => input.openapi());
  app.get<{ Params: { code: string } }>('/problems/:code', async (request, reply) => {
    const page = problemPage(request.params.code, String(request.headers['accept-language'] ?? 'en'));
    return reply
      .code(page.known ? 200 : 404)
      .type('text/html; charset=utf-8')
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
      .send(page.html);
  });
}

function register(app: FastifyInstance, route: Route, input: HttpInput): void {
  const authenticator =
    route.access.kind === 'public' ? null : input.authenticators.filter((one) => one.kind === route.access.kind);
  app.route({
    method: route.method,
    url: route.path,
    bodyLimit: route.upload?.maxBytes ?? route.bodyMax ?? BODY_MAX,
    ...(route.limit
      ? {
          config: {
            rateLimit: {
              max: route.limit.max,
              timeWindow: route.limit.windowS * 1000,
              keyGenerator: (request: FastifyRequest) => request.ip,
            },
          },
        }
      : {}),
    ...(route.ownQueue ? { config: { rateLimit: false } } : {}),
    handler: async (request, reply) => {
      const exchange = exchangeOf(request, reply);
      const ctx: PublicCtx = {
        database: input.database,
        use: input.database.facilities.use,
        requestId: request.id,
        now: input.clock(),
      };
      const raw = {
        params: request.params,
        query: request.query,
        body: request.body ?? undefined,
        idempotencyKey: headerText(request, 'idempotency-key'),
      };
      const answer = await runRoute({ route, ctx, exchange, authenticators: authenticator ?? [], raw });
      if (answer.body instanceof FileAnswer) return sendFile(reply, answer.body);
      if (answer.replayed) reply.header('idempotency-replayed', 'true');
      reply.code(answer.status);
      return answer.status === 204
        ? reply.send()
        : reply.type('application/json; charset=utf-8').send(JSON.stringify(answer.body));
    },
  });
}

function sendFile(reply: FastifyReply, file: FileAnswer): FastifyReply {
  return reply
    .type(file.mediaType)
    .headers({
      'content-disposition': `attachment; filename="${file.name.replace(/[^\w.-]/g, '_')}"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
    })
    .send(Buffer.from(file.bytes));
}

function exchangeOf(request: FastifyRequest, reply: FastifyReply): Omit<Exchange, 'caller'> {
  const secure = request.protocol === 'https';
  return {
    ip: request.ip,
    userAgent: (headerText(request, 'user-agent') ?? '').slice(0, 400),
    language: headerText(request, 'accept-language') ?? 'en',
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
    ),
    cookies: request.cookies,
    origin: `${request.protocol}://${request.host}`,
    setCookie: (name, value, options) => {
      reply.setCookie(name, value, {
        httpOnly: true,
        sameSite: 'strict',
        secure,
        path: options.path,
        maxAge: options.maxAgeS,
      });
    },
    clearCookie: (name, path) => {
      reply.clearCookie(name, { path });
    },
  };
}

function headerText(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

export { toProblem };
