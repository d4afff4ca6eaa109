import type { CustomerId } from '#modules/customers';

/** A face as a vector, comparable by Euclidean distance with others of its space and with no others. */
export type FaceVector = { space: string; vector: Float32Array };
/** A customer whose enrolled face lies near, nearest first. */
export type NearFace = { customerId: CustomerId; distance: number };
