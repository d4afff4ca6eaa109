export type Graph = {
  input(label: string, dims: readonly number[]): string;
  output(label: string, dims: readonly number[], from: string): void;
  floats(dims: readonly number[], values: ArrayLike<number>): string;
  integers(values: readonly number[]): string;
  node(
    op: string,
    inputs: readonly string[],
    attributes?: Record<string, number | string | readonly number[] | { float: number }>,
  ): string;
  toBytes(): Buffer;
};

export declare function createGraph(name: string): Graph;
