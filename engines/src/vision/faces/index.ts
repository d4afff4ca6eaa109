export {
  distanceAt,
  embeddingDistance,
  type FaceVerdict,
  faceVerdict,
  type LivenessVerdict,
  livenessVerdict,
  searchVector,
  similarityAt,
  similarityOf,
} from './distance.ts';
export {
  choosePortrait,
  chooseSelfieFace,
  type Face,
  type FaceChoice,
  type FaceReason,
  largestFace,
} from './face.ts';
export { type LivenessPack, type LivenessPackManifest, openLivenessPack } from './liveness-pack.ts';
export { type FacePackManifest, FacePackManifestSchema } from './manifest.ts';
export { type FacePack, following, openFacePack } from './pack.ts';
export { FacePackBroken } from './pack-files.ts';
export { FACE_QUALITY_LIMITS, type FaceQuality, faceQualityReasons, judgeFaceQuality, poseOf } from './quality.ts';
export { exactInterval, type Rate, type Rates, ratesAt, ratesOf, type ScoredPair } from './rates.ts';
export { templateBytes, templateFromBytes } from './template.ts';
