/** Nothing: no edge, no node. */
export const NONE = -1;

/** What of a graph is kept: the edges of the last `windowMs` milliseconds, and no more than `most` of them. */
export type Bounds = { windowMs: number; most: number };

const START_SIZE = 1024;

/**
 * Edges between named nodes in the order in which they came, on typed arrays: a ring that forgets the oldest. Every node has a chain of its
 * edges out and one of its edges in, newest first; a chain ends where the ring has forgotten.
 */
export class Edges {
  readonly #bounds: Bounds;
  #ids = new Map<string, number>();
  #names: string[] = [];
  #outHead = new Float64Array(START_SIZE).fill(NONE);
  #inHead = new Float64Array(START_SIZE).fill(NONE);
  #size = START_SIZE;
  #from = new Int32Array(START_SIZE);
  #to = new Int32Array(START_SIZE);
  #time = new Float64Array(START_SIZE);
  #amount = new Float64Array(START_SIZE);
  #outNext = new Float64Array(START_SIZE);
  #inNext = new Float64Array(START_SIZE);
  /** Edges are counted since the beginning; those before `#start` are forgotten. */
  #start = 0;
  #end = 0;
  #latest = Number.NEGATIVE_INFINITY;

  constructor(bounds: Bounds) {
    this.#bounds = bounds;
  }

  get length(): number {
    return this.#end - this.#start;
  }

  /** The time of the newest edge, in milliseconds; before the first edge minus infinity. */
  get latest(): number {
    return this.#latest;
  }

  get nodes(): number {
    return this.#ids.size;
  }

  /** The node of a name that has an edge, or had one lately. */
  node(name: string): number {
    return this.#ids.get(name) ?? NONE;
  }

  nameOf(node: number): string {
    return this.#names[node] ?? '';
  }

  from(edge: number): number {
    return this.#from[edge & (this.#size - 1)] as number;
  }

  to(edge: number): number {
    return this.#to[edge & (this.#size - 1)] as number;
  }

  time(edge: number): number {
    return this.#time[edge & (this.#size - 1)] as number;
  }

  amount(edge: number): number {
    return this.#amount[edge & (this.#size - 1)] as number;
  }

  /** The newest edge out of a node, or into it; NONE when there is none. */
  lastOut(node: number): number {
    return this.#kept(node === NONE ? NONE : (this.#outHead[node] as number));
  }

  lastIn(node: number): number {
    return this.#kept(node === NONE ? NONE : (this.#inHead[node] as number));
  }

  /** The edge that came before in the same chain. */
  beforeOut(edge: number): number {
    return this.#kept(this.#outNext[edge & (this.#size - 1)] as number);
  }

  beforeIn(edge: number): number {
    return this.#kept(this.#inNext[edge & (this.#size - 1)] as number);
  }

  #kept(edge: number): number {
    return edge < this.#start ? NONE : edge;
  }

  add(edge: { from: string; to: string; time: number; amount: number }): void {
    if (this.#end - this.#start === Math.min(this.#size, this.#bounds.most)) this.#makeRoom();
    const [from, to] = [this.#nodeFor(edge.from), this.#nodeFor(edge.to)];
    const at = this.#end & (this.#size - 1);
    this.#from[at] = from;
    this.#to[at] = to;
    this.#time[at] = edge.time;
    this.#amount[at] = edge.amount;
    this.#outNext[at] = this.#outHead[from] as number;
    this.#inNext[at] = this.#inHead[to] as number;
    this.#outHead[from] = this.#end;
    this.#inHead[to] = this.#end;
    this.#end += 1;
    this.#latest = Math.max(this.#latest, edge.time);
    this.#forget(this.#latest - this.#bounds.windowMs);
  }

  #forget(before: number): void {
    while (this.#start < this.#end && this.time(this.#start) < before) this.#start += 1;
    // Names of nodes without edges go when half of all are such.
    if (this.#names.length > START_SIZE && this.#names.length > 4 * (this.#end - this.#start)) this.#renumber();
  }

  #makeRoom(): void {
    if (this.#size < this.#bounds.most) this.#grow();
    else this.#start += 1;
  }

  #grow(): void {
    const size = this.#size * 2;
    const moved = <T extends Int32Array | Float64Array>(old: T, made: T): T => {
      for (let edge = this.#start; edge < this.#end; edge += 1)
        made[edge & (size - 1)] = old[edge & (this.#size - 1)] as number;
      return made;
    };
    this.#from = moved(this.#from, new Int32Array(size));
    this.#to = moved(this.#to, new Int32Array(size));
    this.#time = moved(this.#time, new Float64Array(size));
    this.#amount = moved(this.#amount, new Float64Array(size));
    this.#outNext = moved(this.#outNext, new Float64Array(size));
    this.#inNext = moved(this.#inNext, new Float64Array(size));
    this.#size = size;
  }

  #nodeFor(name: string): number {
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    const node = this.#names.push(name) - 1;
    this.#ids.set(name, node);
    if (node === this.#outHead.length) {
      this.#outHead = twice(this.#outHead);
      this.#inHead = twice(this.#inHead);
    }
    return node;
  }

  /** Gives the nodes that still have edges new numbers, and lets go of the others. */
  #renumber(): void {
    const [names, old] = [this.#names, { out: this.#outHead, in: this.#inHead }];
    const numbers = new Int32Array(names.length).fill(NONE);
    [this.#ids, this.#names] = [new Map(), []];
    this.#outHead = new Float64Array(START_SIZE).fill(NONE);
    this.#inHead = new Float64Array(START_SIZE).fill(NONE);
    for (let edge = this.#start; edge < this.#end; edge += 1) {
      const at = edge & (this.#size - 1);
      for (const side of [this.#from, this.#to]) {
        const node = side[at] as number;
        if (numbers[node] === NONE) {
          const next = this.#nodeFor(names[node] as string);
          numbers[node] = next;
          this.#outHead[next] = old.out[node] as number;
          this.#inHead[next] = old.in[node] as number;
        }
        side[at] = numbers[node] as number;
      }
    }
  }

  /** Bytes of the arrays; names come on top. */
  get bytes(): number {
    return this.#size * 40 + this.#outHead.length * 16 + this.#names.length * 64;
  }
}

function twice(old: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(old.length * 2).fill(NONE);
  larger.set(old);
  return larger;
}
