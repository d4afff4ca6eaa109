import type { DecisionView } from '../schema/index.ts';
import type { Item } from './item.ts';

/** An event that waits for its decision, and who waits for it. */
export type Waiting = { item: Item; resolve: (view: DecisionView) => void; reject: (error: unknown) => void };

/** Events in the order of their arrival. Of a customer about whom a batch is being decided nothing is given out meanwhile. */
export class Queue {
  #waiting: Waiting[] = [];
  readonly #busy = new Set<string>();

  get length(): number {
    return this.#waiting.length;
  }

  add(one: Waiting): void {
    this.#waiting.push(one);
  }

  isBusy(customerId: string): boolean {
    return this.#busy.has(customerId);
  }

  /** Takes up to `most` events, each customer's in their order; none when there are fewer than `least`. Their customers are busy until `free`. */
  take(most: number, least: number): Waiting[] {
    if (this.#waiting.length < least) return [];
    const taken: Waiting[] = [];
    const left: Waiting[] = [];
    for (const one of this.#waiting)
      (taken.length < most && !this.#busy.has(one.item.customerId) ? taken : left).push(one);
    if (taken.length < least) return [];
    this.#waiting = left;
    for (const one of taken) this.#busy.add(one.item.customerId);
    return taken;
  }

  free(batch: readonly Waiting[]): void {
    for (const one of batch) this.#busy.delete(one.item.customerId);
  }
}
