import type { Facilities } from '#platform/db';
import { auditLog, readHead } from '../log-files.ts';
import type { Checkpoint } from '../schema.ts';

/** The newest signed checkpoint of the region's log. */
export async function readCheckpoint(uses: Pick<Facilities, 'use'>): Promise<Checkpoint> {
  return readHead(auditLog(uses));
}
