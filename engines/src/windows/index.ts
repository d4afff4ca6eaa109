export { SnapshotInvalid } from './bytes.ts';
export { type WindowEvent, type WindowKey, Windows } from './engine.ts';
export { type Aggregate, AggregateInvalid, FUNCTIONS, readAggregates, type Window } from './spec.ts';
