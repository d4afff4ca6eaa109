import type { Flow } from './chain.ts';
import { type Edges, NONE } from './edges.ts';

/** How far back, and how many payers or payees a node may have before it is taken for a shop or an employer and passed over. */
export type LayerLimits = { windowMs: number; hub: number };
/**
 * What stands around a payment. `middles`: accounts by which one source reaches the payee, this payer among them (scatter and gather). `stack`: the same by
 * any of the payer's sources, and how many these are. `peers`: other payers of the payee who paid another payee of the payer too (bipartite).
 */
export type Layers = {
  source: number;
  middles: number[];
  stack: number[];
  sources: number[];
  peers: number[];
  /** Different payers of the payee and payees of the payer, this payment's with them; one more than a hub may have, where it is one. */
  payers: number;
  payees: number;
};

/** Looks at a payment's surroundings: two steps each way. */
export function layersOf(edges: Edges, flow: Flow, limits: LayerLimits): Layers {
  const known = {
    payers: neighbours(edges, { node: flow.to, side: 'in', until: flow.time }, limits),
    payees: neighbours(edges, { node: flow.from, side: 'out', until: flow.time }, limits),
  };
  const payers = known.payers ?? new Map<number, number>();
  const payees = known.payees ?? new Map<number, number>();
  const all = new Map(payers).set(flow.from, flow.time);
  const own = new Set(neighbours(edges, { node: flow.from, side: 'in', until: flow.time }, limits)?.keys());
  const bySource = new Map<number, number[]>();
  const peers: number[] = [];
  if (known.payers)
    for (const [payer, paid] of all) {
      const theirs = neighbours(edges, { node: payer, side: 'in', until: paid }, limits);
      for (const source of theirs?.keys() ?? []) {
        if (!own.has(source) || source === flow.to) continue;
        const middles = bySource.get(source);
        if (middles) middles.push(payer);
        else bySource.set(source, [payer]);
      }
      if (payer !== flow.from && payees.size > 0 && hasOther(edges, { payer, payees, but: flow }, limits))
        peers.push(payer);
    }
  const best = [...bySource].reduce<[number, number[]]>((a, b) => (b[1].length > a[1].length ? b : a), [NONE, []]);
  const shared = [...bySource].filter(([, middles]) => middles.length > 1);
  return {
    source: best[0],
    middles: best[1],
    stack: [...new Set(shared.flatMap(([, middles]) => middles))],
    sources: shared.map(([source]) => source),
    peers,
    payers: known.payers ? all.size : limits.hub + 1,
    payees: known.payees ? new Set([...payees.keys(), flow.to]).size : limits.hub + 1,
  };
}

function hasOther(
  edges: Edges,
  { payer, payees, but }: { payer: number; payees: ReadonlyMap<number, number>; but: Flow },
  limits: LayerLimits,
): boolean {
  const theirs = neighbours(edges, { node: payer, side: 'out', until: but.time }, limits);
  for (const payee of theirs?.keys() ?? []) if (payee !== but.to && payees.has(payee)) return true;
  return false;
}

type Asked = { node: number; side: 'in' | 'out'; until: number };

/** Who paid a node, or was paid by it, and when last; null for a node with too many of them. */
function neighbours(
  edges: Edges,
  { node, side, until }: Asked,
  { windowMs, hub }: LayerLimits,
): Map<number, number> | null {
  const found = new Map<number, number>();
  const isIn = side === 'in';
  let edge = isIn ? edges.lastIn(node) : edges.lastOut(node);
  for (let looked = 0; edge !== NONE; edge = isIn ? edges.beforeIn(edge) : edges.beforeOut(edge)) {
    looked += 1;
    const time = edges.time(edge);
    if (time < until - windowMs || looked > 8 * hub) break;
    if (time > until) continue;
    const other = isIn ? edges.from(edge) : edges.to(edge);
    if (!found.has(other)) found.set(other, time);
    if (found.size > hub) return null;
  }
  return found;
}
