import type { Database, Facilities } from '../db/index.ts';
import type { Authenticator, Route } from '../http/index.ts';
import type { AnyJob, Schedule } from '../jobs/index.ts';
import type { Reaction } from '../outbox/index.ts';

/** What a module says it does, for the generated tables. */
export type Permission = { name: string; says: string };
export type EventKind = { type: string; says: string };
export type AuditAction = { action: string; says: string };

/** State in memory that outlives a request; rebuilt from the database or a file, never trusted over it. */
export type Resident = {
  name: string;
  scope: 'process' | 'lane';
  budgetMb: number;
  build: (database: Database) => Promise<void>;
  close: () => Promise<void>;
};

export type Module = {
  name: string;
  routes?: readonly Route[];
  authenticators?: readonly Authenticator[];
  permissions?: readonly Permission[];
  events?: readonly EventKind[];
  auditActions?: readonly AuditAction[];
  reactions?: readonly Reaction[];
  jobs?: readonly AnyJob[];
  schedules?: readonly Schedule[];
  residents?: readonly Resident[];
  /** Hands typed values to lower modules' registries, at start, before anything runs. */
  contribute?: (facilities: Facilities) => void;
};

export function defineModule(module: Module): Module {
  return module;
}
