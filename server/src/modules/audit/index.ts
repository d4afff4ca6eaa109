export { auditLog, describeLog, type LogFiles, openAuditLog } from './log-files.ts';
export { readCheckpoint } from './operations/read-head.ts';
export { type EntrySearch, findEntries } from './operations/search-entries.ts';
export type { Checkpoint, Entry } from './schema.ts';
