import { type Edges, NONE } from './edges.ts';

/** Money on its way now: from a node to another (NONE where it has no edges yet), when and how much. */
export type Flow = { from: number; to: number; time: number; amount: number };
/**
 * What a chain may be: how long, how many payments, which part of the money each carries on, and how many payments are looked at. In the
 * order of time as a rule; in any order where books are squared after the fact.
 */
export type ChainLimits = {
  windowMs: number;
  hops: number;
  least: number;
  most: number;
  looked: number;
  order: 'time' | 'any';
};
/** A chain of payments, oldest first, as edges; the payment now comes after them. `isCut` when not everything was looked at. */
export type Chain = { edges: number[]; isCut: boolean };

type Found = { edge: number; next: number; hops: number };

/**
 * The payments that the money of `flow` may have come by, backwards: each no later than the next, each carried on by at least `least` and no
 * more than `most` of it. A cycle when one begins where the flow ends. Breadth first, each payment once, so the shortest is found.
 */
export function followBack(edges: Edges, flow: Flow, limits: ChainLimits): { cycle: Chain | null; longest: Chain } {
  const found: Found[] = [];
  const seen = new Set<number>();
  let looked = 0;
  const isCarried = (before: number, amount: number) =>
    amount >= limits.least * before && amount <= limits.most * before;
  const take = (node: number, before: Flow, next: number, hops: number): number => {
    for (let edge = edges.lastIn(node); edge !== NONE; edge = edges.beforeIn(edge)) {
      looked += 1;
      if (looked > limits.looked) return NONE;
      if (edges.time(edge) < flow.time - limits.windowMs) break;
      const isLater = limits.order === 'time' && edges.time(edge) > before.time;
      if (isLater || seen.has(edge) || !isCarried(edges.amount(edge), before.amount)) continue;
      if (isThrough(edges, found, next, edges.from(edge))) continue;
      seen.add(edge);
      found.push({ edge, next, hops });
      if (edges.from(edge) === flow.to && hops >= 3) return found.length - 1;
    }
    return NONE;
  };
  let closing = take(flow.from, flow, NONE, 2);
  for (let at = 0; at < found.length && closing === NONE && looked <= limits.looked; at += 1) {
    const { edge, hops } = found[at] as Found;
    if (hops === limits.hops || edges.from(edge) === flow.to) continue;
    const before = { ...flow, time: edges.time(edge), amount: edges.amount(edge) };
    closing = take(edges.from(edge), before, at, hops + 1);
  }
  const isCut = looked > limits.looked;
  const chainFrom = (at: number): Chain => {
    const chain: number[] = [];
    for (let step = at; step !== NONE; step = (found[step] as Found).next) chain.push((found[step] as Found).edge);
    return { edges: chain, isCut };
  };
  return { cycle: closing === NONE ? null : chainFrom(closing), longest: chainFrom(found.length - 1) };
}

/** Whether a chain has already passed through a node: a walk to and fro is none. */
function isThrough(edges: Edges, found: readonly Found[], next: number, node: number): boolean {
  for (let step = next; step !== NONE; step = (found[step] as Found).next)
    if (edges.to((found[step] as Found).edge) === node) return true;
  return false;
}
