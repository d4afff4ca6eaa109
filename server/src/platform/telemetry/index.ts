import { SpanStatusCode, trace } from '@opentelemetry/api';
import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger } from 'pino';
export { type Counter, defineCounter, type Gauge, type Labels, metricsText } from './metrics.ts';

/** Only these fields may stand in a log line; anything else is dropped, so a personal field cannot slip in by a new name. */
const ALLOWED = new Set([
  'module',
  'code',
  'status',
  'method',
  'route',
  'ms',
  'requestId',
  'tenantId',
  'actorId',
  'jobId',
  'job',
  'queue',
  'attempt',
  'event',
  'eventId',
  'reaction',
  'subjectId',
  'count',
  'size',
  'list',
  'version',
  'port',
  'pid',
  'region',
  'reason',
  'lease',
  'epoch',
  'pool',
  'from',
  'to',
  'step',
  'err',
  'kind',
  'provider',
]);

/** Structured logger; values outside the allowed names are removed and errors keep only type, code and stack. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }), log: keepAllowed },
    serializers: { err: describeError },
  };
  return destination ? pino(options, destination) : pino(options);
}

function keepAllowed(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => ALLOWED.has(name)));
}

function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  // A database or parser error may quote the value it refused, so its message stays out; the stack's frames do not quote.
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 12);
  return { type: error.name, ...(code ? { code } : {}), frames };
}

const tracer = trace.getTracer('acquaint');

/** Runs work inside an OpenTelemetry span; a failure is marked on it and thrown on. */
export function traced<T>(name: string, work: () => Promise<T>): Promise<T> {
  return tracer.startActiveSpan(name, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}
