import type { Place } from '#platform/crypto';
import type { NearFace } from './schema.ts';

/** At most so many linked customers are shown: a person looks at each. */
export const MOST_LINKED = 5;

/** Those of the nearest that lie within the pack's distance and are somebody else, nearest first. */
export function othersWithin(near: readonly NearFace[], own: string, within: number): NearFace[] {
  return near.filter(({ customerId, distance }) => customerId !== own && distance <= within).slice(0, MOST_LINKED);
}

/** Where a sealed template stands, so that it opens in no other place. */
export const placeOf = (customerId: string, space: string): Place => ({
  table: 'face_template',
  column: 'sealed',
  row: `${customerId}|${space}`,
});

/** A vector as text to seal. */
export function sealableVector(vector: Float32Array): string {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64');
}

/** The vector of a sealed text; a RangeError when it has another dimension. */
export function openVector(text: string, dimension: number): Float32Array {
  const bytes = Uint8Array.from(Buffer.from(text, 'base64'));
  if (bytes.length !== dimension * Float32Array.BYTES_PER_ELEMENT)
    throw new RangeError('a template of another dimension');
  return new Float32Array(bytes.buffer);
}
