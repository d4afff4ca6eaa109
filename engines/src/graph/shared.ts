import { type Edges, NONE } from './edges.ts';

/** How far back, how many accounts one device may have before it says nothing (a public network), and how many are looked at. */
export type SharedLimits = { windowMs: number; hub: number; most: number };

/** Accounts that used something (a device, an address, a number) within the window, each once. */
export function accountsOf(edges: Edges, thing: string, { windowMs, most }: SharedLimits, now: number): string[] {
  const found = new Set<number>();
  for (let edge = edges.lastIn(edges.node(thing)); edge !== NONE && found.size < most; edge = edges.beforeIn(edge)) {
    if (edges.time(edge) < now - windowMs) break;
    found.add(edges.from(edge));
  }
  return [...found].map((node) => edges.nameOf(node));
}

/** Accounts joined to one by things they share, over as many steps as it takes, `most` at most; the account itself is the first. */
export function ringOf(edges: Edges, account: string, limits: SharedLimits, now: number): string[] {
  const found = new Set([account]);
  const things = new Set<string>();
  for (const each of found) {
    if (found.size >= limits.most) break;
    let edge = edges.lastOut(edges.node(each));
    for (; edge !== NONE && found.size < limits.most; edge = edges.beforeOut(edge)) {
      if (edges.time(edge) < now - limits.windowMs) break;
      const thing = edges.nameOf(edges.to(edge));
      if (things.has(thing)) continue;
      things.add(thing);
      const theirs = accountsOf(edges, thing, { ...limits, most: limits.hub + 1 }, now);
      if (theirs.length > limits.hub) continue;
      for (const one of theirs) found.add(one);
    }
  }
  return [...found].slice(0, limits.most);
}
