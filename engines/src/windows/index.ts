export { type WindowEvent, Windows } from './engine.ts';
export { type Aggregate, AggregateInvalid, readAggregates, type Window } from './spec.ts';
