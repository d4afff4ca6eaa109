import type { Graph } from './onnx.mjs';

export type Weights = { dims: readonly number[]; values: Float64Array };

export declare function samePads(side: number, kernel: number, stride: number): [number, number];
export declare function squarePads(side: number, kernel: number, stride: number): [number, number, number, number];
export declare function toOutFirst(filter: Weights, scale?: ArrayLike<number>): Weights;
export declare function toDepthwise(filter: Weights, scale?: ArrayLike<number>): Weights;
export declare function convolve(
  graph: Graph,
  x: string,
  layer: { filter: Weights; bias?: Float64Array; stride?: number; pads?: readonly number[]; group?: number },
): string;
