export { readVectors, serialiseVectors } from './serialise.ts';
export { createVectorIndex, type Hit, type VectorIndex } from './vector-index.ts';
