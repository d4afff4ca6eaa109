import type { EmbeddingModel, FacePackManifest, LivenessModel } from './manifest.ts';

/** Distance of two embeddings: Euclidean, or 1 − cosine. 0 is the same; both must have one length. */
export function embeddingDistance(a: Float32Array, b: Float32Array, metric: EmbeddingModel['metric']): number {
  if (a.length !== b.length || a.length === 0) throw new RangeError('embeddings of one length are compared');
  let squares = 0;
  let dot = 0;
  let lengthA = 0;
  let lengthB = 0;
  for (let i = 0; i < a.length; i++) {
    const x = a[i] ?? 0;
    const y = b[i] ?? 0;
    squares += (x - y) ** 2;
    dot += x * y;
    lengthA += x * x;
    lengthB += y * y;
  }
  if (metric === 'euclidean') return Math.sqrt(squares);
  return lengthA === 0 || lengthB === 0 ? 1 : 1 - dot / Math.sqrt(lengthA * lengthB);
}

/** A distance mapped to 0..1 on a straight line: 1 at distance 0, 0 at the pack's `zeroAt` and beyond. */
export function similarityOf(distance: number, zeroAt: number): number {
  if (!Number.isFinite(distance)) return 0;
  return Math.min(1, Math.max(0, 1 - distance / zeroAt));
}

/**
 * An embedding as it is kept for a search by Euclidean distance, every number within ±1: as it is, or of unit length
 * where the pack compares by cosine.
 */
export function searchVector(embedding: Float32Array, metric: EmbeddingModel['metric']): Float32Array {
  if (metric === 'euclidean') return embedding;
  const length = Math.hypot(...embedding);
  return length === 0 ? embedding : embedding.map((value) => value / length);
}

/** The similarity at a Euclidean distance of two search vectors: |a − b|² is 2 (1 − cosine) at unit length. */
export function similarityAt(distance: number, { metric, zeroAt }: Pick<EmbeddingModel, 'metric' | 'zeroAt'>): number {
  return similarityOf(metric === 'euclidean' ? distance : distance ** 2 / 2, zeroAt);
}

/** The Euclidean distance of two search vectors at which their similarity is this. */
export function distanceAt(similarity: number, { metric, zeroAt }: Pick<EmbeddingModel, 'metric' | 'zeroAt'>): number {
  const distance = (1 - similarity) * zeroAt;
  return metric === 'euclidean' ? distance : Math.sqrt(2 * distance);
}

export type FaceVerdict = 'match' | 'review' | 'mismatch';

/** The band of a similarity. A number that is not one (NaN) is a mismatch, never a match. */
export function faceVerdict(similarity: number, manifest: Pick<FacePackManifest, 'bands'>): FaceVerdict {
  if (similarity >= manifest.bands.match) return 'match';
  return similarity >= manifest.bands.review ? 'review' : 'mismatch';
}

export type LivenessVerdict = 'real' | 'uncertain' | 'attack';

/** The band of a liveness score. A number that is not one (NaN) is an attack, never real. */
export function livenessVerdict(score: number, { bands }: Pick<LivenessModel, 'bands'>): LivenessVerdict {
  if (score >= bands.real) return 'real';
  return score >= bands.uncertain ? 'uncertain' : 'attack';
}
