export { enrollFace } from './operations/enroll-face.ts';
export { findNearFaces } from './operations/find-near.ts';
export { MOST_LINKED } from './policy.ts';
export type { FaceVector, NearFace } from './schema.ts';
