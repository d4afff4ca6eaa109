export { answerProblem, toProblem } from './answers.ts';
export { cutPage, readCursor, writeCursor } from './cursor.ts';
export { REPLAY_MS, sweepIdempotency } from './idempotency.ts';
export type { HttpInput } from './input.ts';
export { describeRoutes, type OpenApiDocument } from './openapi.ts';
export {
  type Access,
  type Authenticator,
  type Caller,
  defineRoute,
  type Exchange,
  FileAnswer,
  type Input,
  NoAnswer,
  type Page,
  PageQuery,
  type PublicCtx,
  pageOf,
  type Recognised,
  type Route,
} from './route.ts';
export { createHttp } from './server.ts';
export { readTls } from './tls.ts';
export type { WebApp } from './web-apps.ts';
export { fromWire, snakeName, toWire, wireJsonSchema } from './wire.ts';
