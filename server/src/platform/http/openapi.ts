import type { Route } from './route.ts';
import { wireJsonSchema } from './wire.ts';

export type OpenApiDocument = Record<string, unknown>;

/** OpenAPI 3.1 of the routes: one operation each, with its permission, problem answers and idempotency header. */
export function describeRoutes(routes: readonly Route[], version: string): OpenApiDocument {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of [...routes].sort((a, b) => (a.path + a.method < b.path + b.method ? -1 : 1))) {
    const path = route.path.replace(/:([a-zA-Z_]+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeRoute(route) };
  }
  paths['/v1/events'] = { get: LIVE };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Acquaint',
      version,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description:
        'Know-your-customer and anti-money-laundering work. Enums are open: clients tolerate values they do not know.',
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'acq_<live|test>_<id>_<secret>' },
        staffSession: { type: 'apiKey', in: 'cookie', name: 'acquaint_session' },
        applicantSession: { type: 'apiKey', in: 'cookie', name: 'acquaint_apply' },
      },
      schemas: { Problem: PROBLEM },
    },
  };
}

const LIVE = {
  operationId: 'getEvents',
  tags: ['events'],
  summary: 'What happens, live: server-sent events with kind and id, never contents',
  'x-permission': 'events.read',
  security: [{ apiKey: [] }, { staffSession: [] }],
  responses: {
    200: { description: 'A stream that stays open', content: { 'text/event-stream': { schema: { type: 'string' } } } },
  },
};

const PROBLEM = {
  type: 'object',
  description: 'RFC 9457 problem. `code` is stable; `detail` says what to do next.',
  required: ['type', 'title', 'status', 'code', 'request_id'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    request_id: { type: 'string' },
    facts: { type: 'object' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'detail'],
        properties: { pointer: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
};

function describeRoute(route: Route): Record<string, unknown> {
  const parameters = [...parametersOf(route, 'path'), ...parametersOf(route, 'query'), ...idempotencyHeader(route)];
  return {
    operationId: operationId(route),
    tags: [route.tag],
    summary: route.summary,
    ...(route.access.kind === 'tenant' ? { 'x-permission': route.access.permission } : {}),
    security: securityOf(route),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...bodyOf(route),
    responses: {
      [route.status]: answerOf(route),
      default: {
        description: 'Refused',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function operationId(route: Route): string {
  const words = route.path
    .replace(/^\/v1\//, '')
    .split(/[/:_-]+/)
    .filter(Boolean);
  return route.method.toLowerCase() + words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('');
}

function securityOf(route: Route): Record<string, string[]>[] {
  if (route.access.kind === 'public') return [];
  return route.access.kind === 'applicant' ? [{ applicantSession: [] }] : [{ apiKey: [] }, { staffSession: [] }];
}

function parametersOf(route: Route, where: 'path' | 'query'): Record<string, unknown>[] {
  const schema = where === 'path' ? route.params : route.query;
  if (!schema) return [];
  const json = wireJsonSchema(schema);
  const required = Array.isArray(json.required) ? json.required : [];
  const properties = json.properties;
  if (!properties || typeof properties !== 'object') return [];
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: where,
    required: where === 'path' || (required.includes(name) && !hasDefault(one)),
    schema: one,
  }));
}

function hasDefault(schema: unknown): boolean {
  return typeof schema === 'object' && schema !== null && 'default' in schema;
}

function idempotencyHeader(route: Route): Record<string, unknown>[] {
  if (route.method !== 'POST' || route.access.kind === 'public' || !route.replay) return [];
  return [
    {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      schema: { type: 'string', maxLength: 200 },
      description: 'The answer is kept 24 h under this key; another body with the same key is refused.',
    },
  ];
}

function bodyOf(route: Route): Record<string, unknown> {
  if (route.upload)
    return {
      requestBody: {
        required: true,
        content: {
          'application/octet-stream': {
            schema: { type: 'string', format: 'binary', maxLength: route.upload.maxBytes },
          },
        },
      },
    };
  if (!route.body) return {};
  return { requestBody: { required: true, content: { 'application/json': { schema: wireJsonSchema(route.body) } } } };
}

function answerOf(route: Route): Record<string, unknown> {
  if (route.status === 204) return { description: 'Done' };
  const json = wireJsonSchema(route.returns);
  if (json['x-file'] === true)
    return {
      description: 'A file',
      content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    };
  return { description: 'Done', content: { 'application/json': { schema: json } } };
}
