/** Steps of Adam (Kingma and Ba 2015) over one row of parameters, with gradients cut to a longest length (Pascanu and others 2013). */
export class Adam {
  readonly #mean: Float64Array;
  readonly #square: Float64Array;
  #step = 0;

  constructor(length: number) {
    this.#mean = new Float64Array(length);
    this.#square = new Float64Array(length);
  }

  /** Moves the parameters against the gradient and clears it. */
  step(parameters: Float64Array, gradient: Float64Array, rate: number): void {
    this.#step++;
    let length = 0;
    for (const slope of gradient) length += slope * slope;
    const cut = Math.min(1, LONGEST / (Math.sqrt(length) + 1e-12));
    const [meanBias, squareBias] = [1 - MEAN ** this.#step, 1 - SQUARE ** this.#step];
    for (let at = 0; at < parameters.length; at++) {
      const slope = (gradient[at] as number) * cut;
      const mean = MEAN * (this.#mean[at] as number) + (1 - MEAN) * slope;
      const square = SQUARE * (this.#square[at] as number) + (1 - SQUARE) * slope * slope;
      this.#mean[at] = mean;
      this.#square[at] = square;
      parameters[at] =
        (parameters[at] as number) - (rate * (mean / meanBias)) / (Math.sqrt(square / squareBias) + 1e-8);
      gradient[at] = 0;
    }
  }
}

const MEAN = 0.9;
const SQUARE = 0.999;
const LONGEST = 1;
