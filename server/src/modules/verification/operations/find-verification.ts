// Reading a verification: what the composition may ask of this table.
export { findVerification } from '../store/index.ts';
