export type ProblemFacts = Readonly<Record<string, string | number | boolean | null>>;
export type FieldError = { pointer: string; code: string; detail: string };
type ProblemOptions = { cause?: unknown; errors?: readonly FieldError[]; retryAfterS?: number };

/** A refusal the product foresaw: a stable `noun.reason` code and an HTTP status. Facts never hold personal data. */
export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  readonly facts: ProblemFacts;
  readonly errors: readonly FieldError[];
  readonly retryAfterS: number | null;

  constructor(code: string, status: number, facts: ProblemFacts = {}, options: ProblemOptions = {}) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'Problem';
    this.code = code;
    this.status = status;
    this.facts = facts;
    this.errors = options.errors ?? [];
    this.retryAfterS = options.retryAfterS ?? null;
  }
}

/** A sentence that must hold; when it does not, the program is wrong, never the caller. */
export function invariant(condition: unknown, sentence: string): asserts condition {
  if (!condition) throw new Error(`Broken invariant: ${sentence}`);
}

/** Closes an exhaustive switch: a new member of the union does not compile until it is answered. */
export function unreachable(value: never): never {
  throw new Error(`Unreachable: ${String(value)}`);
}
