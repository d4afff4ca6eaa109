import { z } from 'zod';
import type { Ctx, Database, Db, Facilities, Scope, Tx } from '../db/index.ts';

/** Who may call: staff or an API key with a permission, the applicant of one verification, or anyone. */
export type Access = { kind: 'tenant'; permission: string } | { kind: 'applicant' } | { kind: 'public' };

export type Caller = { permissions: ReadonlySet<string>; facts: Readonly<Record<string, string>> };
export type CookieOptions = { path: string; maxAgeS: number };
/** What a handler may know of and say to HTTP beyond its parsed input. */
export type Exchange = {
  ip: string;
  userAgent: string;
  language: string;
  headers: Readonly<Record<string, string | undefined>>;
  cookies: Readonly<Record<string, string | undefined>>;
  origin: string;
  caller: Caller;
  setCookie: (name: string, value: string, options: CookieOptions) => void;
  clearCookie: (name: string, path: string) => void;
};
export type Input<P, Q, B> = { params: P; query: Q; body: B; exchange: Exchange };
/** Outside any transaction and before any tenant is known. */
export type PublicCtx = { database: Database; use: Facilities['use']; requestId: string; now: Date };

/** A file as an answer: always an attachment, never sniffed. */
export class FileAnswer {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly name: string;
  constructor(bytes: Uint8Array, mediaType: string, name: string) {
    this.bytes = bytes;
    this.mediaType = mediaType;
    this.name = name;
  }
}

type Shape = z.ZodObject;
type None = Record<string, never>;
type Parsed<S> = S extends z.ZodType ? z.output<S> : None;
type BodyOf<B, U> = U extends { maxBytes: number } ? Uint8Array : Parsed<B>;
type RouteBase<P, Q, B, R, U> = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  tag: string;
  summary: string;
  params?: P;
  query?: Q;
  body?: B;
  /** Raw bytes instead of JSON, at most so many. */
  upload?: U;
  /** Bytes of a JSON body that is larger than the others. */
  bodyMax?: number;
  returns: R;
  status?: 200 | 201 | 202 | 204;
  /** Answers kept for 24 h under an Idempotency-Key; off where the answer holds what must not be kept. */
  replay?: false;
  limit?: { max: number; windowS: number };
  /** Not counted against the general rate: work waits in a bounded queue of its own, which refuses when it is full. */
  ownQueue?: true;
};
type Answer<R> = R extends z.ZodType ? z.output<R> : never;
type Handlers<P, Q, B, R, U> =
  | {
      access: { kind: 'tenant'; permission: string } | { kind: 'applicant' };
      read: (db: Db, input: Input<Parsed<P>, Parsed<Q>, BodyOf<B, U>>) => Promise<Answer<R>>;
    }
  | {
      access: { kind: 'tenant'; permission: string } | { kind: 'applicant' };
      write: (tx: Tx, input: Input<Parsed<P>, Parsed<Q>, BodyOf<B, U>>) => Promise<Answer<R>>;
    }
  | {
      access: { kind: 'tenant'; permission: string } | { kind: 'applicant' };
      perform: (ctx: Ctx, input: Input<Parsed<P>, Parsed<Q>, BodyOf<B, U>>) => Promise<Answer<R> | FileAnswer>;
    }
  | {
      access: { kind: 'public' };
      open: (ctx: PublicCtx, input: Input<Parsed<P>, Parsed<Q>, BodyOf<B, U>>) => Promise<Answer<R> | FileAnswer>;
    };

/** A route as the server holds it: schemas and one handler. */
export type Route = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  tag: string;
  summary: string;
  access: Access;
  params: Shape | null;
  query: Shape | null;
  body: z.ZodType | null;
  upload: { maxBytes: number } | null;
  bodyMax: number | null;
  returns: z.ZodType;
  status: number;
  replay: boolean;
  limit: { max: number; windowS: number } | null;
  ownQueue: boolean;
  run: RunKind;
};
type AnyInput = Input<unknown, unknown, unknown>;
export type RunKind =
  | { kind: 'read'; run: (db: Db, input: AnyInput) => Promise<unknown> }
  | { kind: 'write'; run: (tx: Tx, input: AnyInput) => Promise<unknown> }
  | { kind: 'perform'; run: (ctx: Ctx, input: AnyInput) => Promise<unknown> }
  | { kind: 'open'; run: (ctx: PublicCtx, input: AnyInput) => Promise<unknown> };

/** Declares a route; the handler's input and answer are typed by its schemas. */
export function defineRoute<
  R extends z.ZodType,
  P extends Shape | undefined = undefined,
  Q extends Shape | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
  U extends { maxBytes: number } | undefined = undefined,
>(route: RouteBase<P, Q, B, R, U> & Handlers<P, Q, B, R, U>): Route {
  return {
    method: route.method,
    path: route.path,
    tag: route.tag,
    summary: route.summary,
    access: route.access,
    params: route.params ?? null,
    query: route.query ?? null,
    body: route.body ?? null,
    upload: route.upload ?? null,
    bodyMax: route.bodyMax ?? null,
    returns: route.returns,
    status: route.status ?? 200,
    replay: route.replay ?? true,
    limit: route.limit ?? null,
    ownQueue: route.ownQueue ?? false,
    run: runOf(route) as RunKind,
  };
}

function runOf(route: object): { kind: string; run: unknown } {
  if ('read' in route) return { kind: 'read', run: route.read };
  if ('write' in route) return { kind: 'write', run: route.write };
  if ('perform' in route) return { kind: 'perform', run: route.perform };
  return { kind: 'open', run: 'open' in route ? route.open : null };
}

export const NoAnswer = z.null();

/** `?limit=50` (at most 200) `&cursor=`; add the list's named filters to it. */
export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(400).optional(),
});
export type Page<T> = { data: T[]; nextCursor: string | null };

export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ data: z.array(item), nextCursor: z.string().nullable() });
}

/** Whom an authenticator recognised. `weak` marks a cookie, which a foreign site could make a browser send. */
export type Recognised = {
  /** May look, not act: another device of the same person has taken over. */
  readOnly?: boolean;
  scope: Pick<Scope, 'tenantId' | 'actor'>;
  caller: Caller;
  weak: boolean;
};
export type Authenticator = {
  kind: 'tenant' | 'applicant';
  recognise: (ctx: PublicCtx, exchange: Omit<Exchange, 'caller'>) => Promise<Recognised | null>;
};
