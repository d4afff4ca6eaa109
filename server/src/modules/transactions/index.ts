export { lanesFacility } from './lane/lanes.ts';
export { takeBatch } from './operations/take-batch.ts';
export type { DecisionView, Outcome, TransactionRow } from './schema/index.ts';
