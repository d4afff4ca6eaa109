import type { Weights } from './layers.mjs';

export type WeightEntry = {
  name: string;
  shape: readonly number[];
  dtype: string;
  quantization?: { dtype: string; scale: number; min: number };
};

export declare function readWeights(
  manifest: readonly { weights: readonly WeightEntry[] }[],
  binary: Buffer,
): (name: string) => Weights;
