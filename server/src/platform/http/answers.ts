import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../errors/index.ts';
import { translateProblem } from '../i18n/index.ts';
import type { Logger } from '../telemetry/index.ts';

/** Any error as a Problem: ours as it is, the framework's by its code, a bug as `internal` with nothing leaked. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known: Record<string, [string, number]> = {
    FST_ERR_CTP_BODY_TOO_LARGE: ['request.too_large', 413],
    FST_ERR_CTP_INVALID_JSON_BODY: ['request.not_json', 400],
    FST_ERR_CTP_EMPTY_JSON_BODY: ['request.body_missing', 400],
    FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['request.not_json', 400],
    ECONNREFUSED: ['database.unavailable', 503],
    '57P01': ['database.unavailable', 503],
    '40001': ['request.conflict', 409],
    '40P01': ['request.conflict', 409],
  };
  const found = known[code];
  if (found) return new Problem(found[0], found[1], {}, { cause: error });
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status >= 400 && status < 500) return new Problem('request.invalid', status, {}, { cause: error });
  return new Problem('internal', 500, {}, { cause: error });
}

/** RFC 9457: `type` is a page of ours, `code` is stable, `detail` says what to do next in the caller's language. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply, log: Logger): FastifyReply {
  const problem = toProblem(error);
  if (problem.status >= 500)
    log.error(
      {
        err: problem.cause ?? problem,
        code: problem.code,
        requestId: request.id,
        route: request.routeOptions.url ?? '',
      },
      'a request failed',
    );
  const language = String(request.headers['accept-language'] ?? 'en');
  const words = translateProblem(problem.code, language);
  if (problem.retryAfterS !== null) reply.header('retry-after', String(problem.retryAfterS));
  return reply
    .code(problem.status)
    .type('application/problem+json; charset=utf-8')
    .send(
      JSON.stringify({
        type: `/problems/${problem.code}`,
        title: words.title,
        status: problem.status,
        detail: words.next,
        code: problem.code,
        request_id: request.id,
        ...(Object.keys(problem.facts).length > 0 ? { facts: problem.facts } : {}),
        ...(problem.errors.length > 0 ? { errors: problem.errors } : {}),
      }),
    );
}
