/**
 * A gated recurrent unit (Cho and others 2014, with the reset gate behind the recurrent product as in cuDNN) and its gradient through
 * time. All numbers of it lie in one array, so that an optimiser and a file see one row: input weights [3H×D], recurrent weights
 * [3H×H], biases [3H], the recurrent bias of the candidate [H], output weights [H] and bias [1]. Gates stand in the order reset, update, candidate.
 */
export type Shape = { inputs: number; hidden: number };

/** Where each part of the parameters begins. */
export function layoutOf({ inputs, hidden }: Shape) {
  const input = 0;
  const recurrent = input + 3 * hidden * inputs;
  const bias = recurrent + 3 * hidden * hidden;
  const candidateBias = bias + 3 * hidden;
  const output = candidateBias + hidden;
  return { input, recurrent, bias, candidateBias, output, outputBias: output + hidden, length: output + hidden + 1 };
}

/** What one step leaves for the way back. */
type Step = { reset: Float64Array; update: Float64Array; candidate: Float64Array; product: Float64Array };

/** Runs a cell over rows and, when it learns, back again. Its working memory is its own: one run at a time. */
export class Cell {
  readonly #shape: Shape;
  readonly #at: ReturnType<typeof layoutOf>;
  readonly #steps: Step[];
  /** The state before the first step and behind each. */
  readonly #states: Float64Array[];
  readonly #gate: Float64Array;
  readonly #back: { input: Float64Array; recurrent: Float64Array; state: Float64Array; before: Float64Array };

  constructor(shape: Shape, most: number) {
    const { hidden } = shape;
    this.#shape = shape;
    this.#at = layoutOf(shape);
    this.#steps = Array.from({ length: most }, () => ({
      reset: new Float64Array(hidden),
      update: new Float64Array(hidden),
      candidate: new Float64Array(hidden),
      product: new Float64Array(hidden),
    }));
    this.#states = Array.from({ length: most + 1 }, () => new Float64Array(hidden));
    this.#gate = new Float64Array(6 * hidden);
    this.#back = {
      input: new Float64Array(3 * hidden),
      recurrent: new Float64Array(3 * hidden),
      state: new Float64Array(hidden),
      before: new Float64Array(hidden),
    };
  }

  /** The state that the next run begins with; zeroes for one of whom nothing is known. */
  begin(state: Float64Array | null): void {
    const first = this.#states[0] as Float64Array;
    if (state) first.set(state);
    else first.fill(0);
  }

  /** The state behind `steps` steps. */
  stateAfter(steps: number): Float64Array {
    return this.#states[steps] as Float64Array;
  }

  /** Takes step `step` over one row of inputs and gives its log-odds. */
  forward(parameters: Float64Array, rows: Float64Array, step: number): number {
    const { hidden, inputs } = this.#shape;
    const at = this.#at;
    const before = this.#states[step] as Float64Array;
    const after = this.#states[step + 1] as Float64Array;
    const { reset, update, candidate, product } = this.#steps[step] as Step;
    const row = step * inputs;
    let logOdds = parameters[at.outputBias] as number;
    const gate = this.#gate;
    for (let unit = 0; unit < 3 * hidden; unit++) {
      let given = parameters[at.bias + unit] as number;
      const weights = at.input + unit * inputs;
      for (let input = 0; input < inputs; input++)
        given += (parameters[weights + input] as number) * (rows[row + input] as number);
      let kept = unit < 2 * hidden ? 0 : (parameters[at.candidateBias + unit - 2 * hidden] as number);
      const recurrent = at.recurrent + unit * hidden;
      for (let from = 0; from < hidden; from++)
        kept += (parameters[recurrent + from] as number) * (before[from] as number);
      gate[unit] = given;
      gate[3 * hidden + unit] = kept;
    }
    for (let unit = 0; unit < hidden; unit++) {
      const r = sigmoid((gate[unit] as number) + (gate[3 * hidden + unit] as number));
      const z = sigmoid((gate[hidden + unit] as number) + (gate[4 * hidden + unit] as number));
      const q = gate[5 * hidden + unit] as number;
      const n = Math.tanh((gate[2 * hidden + unit] as number) + r * q);
      reset[unit] = r;
      update[unit] = z;
      product[unit] = q;
      candidate[unit] = n;
      const state = (1 - z) * n + z * (before[unit] as number);
      after[unit] = state;
      logOdds += (parameters[at.output + unit] as number) * state;
    }
    return logOdds;
  }

  /** Adds the gradient of a run of `slopes.length` steps, where `slopes[step]` is the loss's slope by that step's log-odds. */
  backward(parameters: Float64Array, rows: Float64Array, slopes: ArrayLike<number>, gradient: Float64Array): void {
    const { hidden } = this.#shape;
    const at = this.#at;
    const { state } = this.#back;
    state.fill(0);
    for (let step = slopes.length - 1; step >= 0; step--) {
      const slope = slopes[step] as number;
      const after = this.#states[step + 1] as Float64Array;
      gradient[at.outputBias] = (gradient[at.outputBias] as number) + slope;
      for (let unit = 0; unit < hidden; unit++) {
        const output = at.output + unit;
        gradient[output] = (gradient[output] as number) + slope * (after[unit] as number);
        state[unit] = (state[unit] as number) + slope * (parameters[output] as number);
      }
      this.#backOneStep(parameters, rows, step, gradient);
    }
  }

  #backOneStep(parameters: Float64Array, rows: Float64Array, step: number, gradient: Float64Array): void {
    const { hidden, inputs } = this.#shape;
    const at = this.#at;
    const { input, recurrent, state, before } = this.#back;
    const { reset, update, candidate, product } = this.#steps[step] as Step;
    const previous = this.#states[step] as Float64Array;
    for (let unit = 0; unit < hidden; unit++) {
      const [r, z] = [reset[unit] as number, update[unit] as number];
      const [n, slope] = [candidate[unit] as number, state[unit] as number];
      const toCandidate = slope * (1 - z) * (1 - n * n);
      input[unit] = recurrent[unit] = toCandidate * (product[unit] as number) * r * (1 - r);
      input[hidden + unit] = recurrent[hidden + unit] = slope * ((previous[unit] as number) - n) * z * (1 - z);
      input[2 * hidden + unit] = toCandidate;
      recurrent[2 * hidden + unit] = toCandidate * r;
      before[unit] = slope * z;
      const bias = at.candidateBias + unit;
      gradient[bias] = (gradient[bias] as number) + toCandidate * r;
    }
    for (let unit = 0; unit < 3 * hidden; unit++) {
      const given = input[unit] as number;
      const kept = recurrent[unit] as number;
      gradient[at.bias + unit] = (gradient[at.bias + unit] as number) + given;
      const weights = at.input + unit * inputs;
      for (let from = 0; from < inputs; from++)
        gradient[weights + from] =
          (gradient[weights + from] as number) + given * (rows[step * inputs + from] as number);
      const turned = at.recurrent + unit * hidden;
      for (let from = 0; from < hidden; from++) {
        gradient[turned + from] = (gradient[turned + from] as number) + kept * (previous[from] as number);
        before[from] = (before[from] as number) + kept * (parameters[turned + from] as number);
      }
    }
    state.set(before);
  }
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
