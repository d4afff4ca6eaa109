import { ProblemError, problemOf } from './problem.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

export type Options = {
  query?: Query;
  /** JSON, or bytes (Blob, ArrayBuffer, Uint8Array) that are sent as they are. */
  body?: unknown;
  /** POSTs carry a fresh key unless one is given: give the same one to repeat a call safely. */
  idempotencyKey?: string;
  signal?: AbortSignal;
  timeoutMs?: number;
};

export type ClientOptions = {
  /** Origin of the server, without a slash at the end; empty in a browser on the same origin. */
  baseUrl?: string;
  /** API key for calls from a server; browsers use their cookie. */
  key?: string;
  /** The language for texts in answers, asked at each call. */
  language?: () => string;
  fetch?: typeof fetch;
};

export type Client = {
  /** Calls one operation; resolves to its JSON (undefined on 204) and rejects with a ProblemError. */
  request: <T>(method: Method, path: string, options?: Options) => Promise<T>;
  /** The same for an operation that answers with a file. */
  file: (method: Method, path: string, options?: Options) => Promise<Blob>;
};

const TIMEOUT_MS = 30_000;

/** A client of the HTTP API: JSON, problems, languages, idempotency keys and a limit on every call. */
export function createClient(settings: ClientOptions = {}): Client {
  const send = settings.fetch ?? fetch.bind(globalThis);
  const call = async (method: Method, path: string, options: Options): Promise<Response> => {
    const response = await answered(send, addressOf(settings, path, options.query), {
      method,
      headers: headersOf(settings, method, options),
      body: bodyOf(options.body),
      credentials: 'same-origin',
      signal: limitOf(options),
    });
    if (!response.ok) throw await problemOf(response);
    return response;
  };
  return {
    async request<T>(method: Method, path: string, options: Options = {}): Promise<T> {
      const response = await call(method, path, options);
      return (response.status === 204 ? undefined : await response.json()) as T;
    },
    file: async (method, path, options = {}) => (await call(method, path, options)).blob(),
  };
}

async function answered(send: typeof fetch, address: string, init: RequestInit): Promise<Response> {
  try {
    return await send(address, init);
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'AbortError') throw cause;
    const late = cause instanceof Error && cause.name === 'TimeoutError';
    throw new ProblemError(
      {
        status: 0,
        code: late ? 'client.timeout' : 'client.unreachable',
        title: late ? 'The server did not answer in time' : 'The server cannot be reached',
        detail: '',
        errors: [],
        requestId: null,
        retryAfterS: null,
      },
      { cause },
    );
  }
}

function addressOf({ baseUrl = '' }: ClientOptions, path: string, query: Query = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return `${baseUrl}${path}${search ? `?${search}` : ''}`;
}

function headersOf(settings: ClientOptions, method: Method, options: Options): Headers {
  const headers = new Headers({ accept: 'application/json, application/problem+json' });
  if (settings.key) headers.set('authorization', `Bearer ${settings.key}`);
  const language = settings.language?.();
  if (language) headers.set('accept-language', language);
  if (method === 'POST') headers.set('idempotency-key', options.idempotencyKey ?? randomKey());
  if (options.body !== undefined) {
    headers.set('content-type', isBytes(options.body) ? 'application/octet-stream' : 'application/json');
  }
  return headers;
}

function bodyOf(body: unknown): BodyInit | null {
  if (body === undefined) return null;
  return isBytes(body) ? body : JSON.stringify(body);
}

function isBytes(body: unknown): body is Blob | ArrayBuffer | Uint8Array<ArrayBuffer> {
  return body instanceof Blob || body instanceof ArrayBuffer || body instanceof Uint8Array;
}

function limitOf({ signal, timeoutMs = TIMEOUT_MS }: Options): AbortSignal {
  const limit = AbortSignal.timeout(timeoutMs);
  return signal ? AbortSignal.any([signal, limit]) : limit;
}

/** crypto.randomUUID is missing on pages without HTTPS, which a first try on a phone may be. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
