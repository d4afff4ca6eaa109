import type { Reaction } from '#platform/outbox';
import { forgetFace } from './residents/face-index.ts';

/** Memory forgets what the table no longer holds; other processes find out when they check a hit. */
export const evictDeleted: Reaction = {
  name: 'faces.evict_deleted',
  on: ['face.template_deleted'],
  react: async (tx, event) => forgetFace(tx, event.tenantId, event.subject.id),
};
