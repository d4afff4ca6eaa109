import { defineModule } from '#platform/module';
import { sequencerResident } from './residents/sequencer.ts';
import { routes } from './routes.ts';

export const auditModule = defineModule({
  name: 'audit',
  routes,
  permissions: [
    { name: 'audit.read', says: 'Search the log, see its checkpoint, take proofs of entries' },
    { name: 'audit.verify', says: 'Verify the whole log' },
    { name: 'audit.evidence', says: 'Take evidence packs: entries of the log with their proofs' },
    { name: 'audit.append', says: 'Append what another system did to the log' },
  ],
  auditActions: [
    { action: 'audit.searched', says: 'The log was searched' },
    { action: 'audit.proved', says: 'A proof of an entry was taken' },
    { action: 'audit.evidence_taken', says: 'An evidence pack was taken' },
    { action: 'audit.verified', says: 'The log was verified' },
    { action: 'audit.batch_appended', says: 'Another system appended entries' },
  ],
  residents: [sequencerResident()],
});
