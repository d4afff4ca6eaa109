// Reading ratings: what other modules may ask of this table.
export { ratingsOf } from '../store.ts';
