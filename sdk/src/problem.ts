export type FieldProblem = { pointer: string; code: string; detail: string };

export type Problem = {
  status: number;
  code: string;
  title: string;
  detail: string;
  errors: FieldProblem[];
  requestId: string | null;
  /** Seconds after which the server asks to be called again; null when it said nothing. */
  retryAfterS: number | null;
};

/** A refusal of the server (RFC 9457), or `client.unreachable` and `client.timeout` when there was no answer at all. */
export class ProblemError extends Error implements Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors: FieldProblem[];
  readonly requestId: string | null;
  readonly retryAfterS: number | null;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(`${problem.code}: ${problem.detail || problem.title}`, options);
    this.name = 'ProblemError';
    this.status = problem.status;
    this.code = problem.code;
    this.title = problem.title;
    this.detail = problem.detail;
    this.errors = problem.errors;
    this.requestId = problem.requestId;
    this.retryAfterS = problem.retryAfterS;
  }
}

/** Reads a refused answer; one that is not problem+json becomes `http.<status>` instead of an exception of its own. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const body: unknown = await response.json().catch(() => null);
  const found = isRecord(body) ? body : {};
  return new ProblemError({
    status: response.status,
    code: textOr(found.code, `http.${response.status}`),
    title: textOr(found.title, response.statusText),
    detail: textOr(found.detail, ''),
    errors: Array.isArray(found.errors) ? found.errors.filter(isRecord).map(fieldProblemOf) : [],
    requestId: typeof found.request_id === 'string' ? found.request_id : response.headers.get('x-request-id'),
    retryAfterS: secondsOf(response.headers.get('retry-after')),
  });
}

/** Only the form in seconds is sent by the server; a date of a proxy says no more than nothing. */
function secondsOf(header: string | null): number | null {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) : null;
}

function fieldProblemOf(entry: Record<string, unknown>): FieldProblem {
  return { pointer: textOr(entry.pointer, ''), code: textOr(entry.code, ''), detail: textOr(entry.detail, '') };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const textOr = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);
