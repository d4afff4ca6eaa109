// Reading cases and decisions: what other modules may ask of these tables.
export { decisionsOf, findOpenCase, listCases } from '../store.ts';
