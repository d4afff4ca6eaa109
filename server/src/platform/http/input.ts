import type { Clock } from '../clock/index.ts';
import type { Database } from '../db/index.ts';
import type { Logger } from '../telemetry/index.ts';
import type { Authenticator, Route } from './route.ts';
import type { WebApp } from './web-apps.ts';

/** What the one HTTP server is made of. */
export type HttpInput = {
  routes: readonly Route[];
  authenticators: readonly Authenticator[];
  database: Database;
  clock: Clock;
  log: Logger;
  webApps: readonly WebApp[];
  openapi: () => unknown;
  health: () => Promise<Record<string, unknown>>;
  /** Counts and figures for the operator's watch, as Prometheus reads them. */
  metrics: () => Promise<string>;
  tls: { key: Buffer; cert: Buffer } | null;
  readOnlyPermission: string;
};
