import type { ListedEntity } from '@acquaint/engines/lists';

export type ListOrigin = 'folder' | 'download' | 'sandbox';
/** What became of one list in a load: accepted with its difference, or refused while the last good version stays. */
export type ListOutcome = {
  list: string;
  title: string;
  authority: string;
  version: string;
  sha256: string;
  entities: number;
  names: number;
  source: ListOrigin;
  added: number | null;
  removed: number | null;
  changed: number | null;
  refused: { reason: string; was: number; now: number } | null;
};

/** A change of one entry; `entity` is how it reads now, or how it read last when it is gone. */
export type ListChange = {
  entityId: string;
  change: 'added' | 'changed' | 'removed';
  namesChanged: boolean;
  entity: ListedEntity;
};
/** What the loading process leaves for the database before it lets go of the version before. */
export type PendingVersion = { outcome: ListOutcome; whole: boolean; changes: ListChange[] };
