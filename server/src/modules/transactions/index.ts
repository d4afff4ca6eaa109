export { lanesFacility } from './lane/lanes.ts';
export type { DecisionView, Outcome, TransactionRow } from './schema/index.ts';
