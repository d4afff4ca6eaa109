import type { TransactionNetwork } from '@acquaint/sdk';

type Node = TransactionNetwork['nodes'][number];
type Edge = TransactionNetwork['edges'][number];
export type Placed = { node: Node; x: number; y: number };
export type Line = { edge: Edge; from: Placed; to: Placed; bend: number };
export type Plan = { width: number; height: number; placed: Placed[]; lines: Line[]; left: number };

const NODES_MAX = 26;
const [WIDTH, ROW, COLUMN_TOP] = [640, 54, 40] as const;
/** From where the money comes to where it goes. */
const COLUMN: Readonly<Record<string, number>> = {
  source: 0,
  chain: 0,
  peer: 1,
  middle: 1,
  payer: 1,
  payee: 2,
  shares: 1,
};

/**
 * Where each node of a network stands: a circle of payments as a circle, beginning at the top with the payer and going with the clock; else
 * from sources on the left to the payee on the right. Who shares something with the payer stands below.
 */
export function planOf({ nodes, edges }: TransactionNetwork): Plan {
  const shown = nodes.slice(0, NODES_MAX);
  const round = cycleOrder(shown, edges);
  const sharing = shown.filter((node) => node.part === 'shares');
  const main = shown.filter((node) => node.part !== 'shares');
  const upper = round.length > 2 ? onCircle(round, main) : inColumns(main, edges);
  const top = Math.max(...upper.map(({ y }) => y), COLUMN_TOP) + ROW * 1.6;
  const perRow = 4;
  const lower = sharing.map((node, at) => ({
    node,
    x: (WIDTH / (perRow + 1)) * ((at % perRow) + 1),
    y: top + Math.floor(at / perRow) * ROW,
  }));
  const placed = [...upper, ...lower];
  const byKey = new Map(placed.map((one) => [one.node.key, one]));
  const pairs = new Map<string, number>();
  const lines = edges.flatMap((edge): Line[] => {
    const [from, to] = [byKey.get(edge.from), byKey.get(edge.to)];
    if (!from || !to) return [];
    const pair = `${edge.from}|${edge.to}`;
    const bend = pairs.get(pair) ?? 0;
    pairs.set(pair, bend + 1);
    return [{ edge, from, to, bend }];
  });
  const height = Math.max(...placed.map(({ y }) => y), COLUMN_TOP) + 48;
  return { width: WIDTH, height, placed, lines, left: nodes.length - shown.length };
}

/** The nodes of the circle in the order of its payments, the payer first; empty when there is none. */
function cycleOrder(nodes: readonly Node[], edges: readonly Edge[]): Node[] {
  const next = new Map(edges.filter((edge) => edge.in_path).map((edge) => [edge.from, edge.to]));
  const order: Node[] = [];
  let at = nodes.find((node) => node.part === 'payer')?.key;
  while (at !== undefined && !order.some((node) => node.key === at)) {
    const node = nodes.find((one) => one.key === at);
    if (!node || !next.has(at)) break;
    order.push(node);
    at = next.get(at);
  }
  return order;
}

function onCircle(round: readonly Node[], all: readonly Node[]): Placed[] {
  const [middle, rx, ry] = [WIDTH / 2, 190, 44 + round.length * 16] as const;
  const circle = round.map((node, at) => {
    const angle = (2 * Math.PI * at) / round.length - Math.PI / 2;
    return { node, x: middle + rx * Math.cos(angle), y: COLUMN_TOP + ry + ry * Math.sin(angle) };
  });
  const rest = all.filter((node) => !round.includes(node));
  const beside = rest.map((node, at) => ({
    node,
    x: at % 2 === 0 ? 70 : WIDTH - 70,
    y: COLUMN_TOP + Math.floor(at / 2) * ROW,
  }));
  return [...circle, ...beside];
}

function inColumns(nodes: readonly Node[], edges: readonly Edge[]): Placed[] {
  const column = new Map(nodes.map((node) => [node.key, COLUMN[node.part] ?? 1]));
  const isChain = nodes.some((node) => node.part === 'chain');
  // A chain has as many columns as it has accounts: each stands right of the one that paid it.
  if (isChain)
    for (let pass = 0; pass < nodes.length; pass += 1)
      for (const { from, to, kind } of edges)
        if (kind === 'payment' && (column.get(to) ?? 0) <= (column.get(from) ?? 0))
          column.set(to, (column.get(from) ?? 0) + 1);
  const columns = [...new Set(column.values())].sort((a, b) => a - b);
  const tallest = Math.max(...columns.map((one) => nodes.filter((node) => column.get(node.key) === one).length));
  return columns.flatMap((one, at) => {
    const inside = nodes.filter((node) => column.get(node.key) === one);
    const x = columns.length === 1 ? WIDTH / 2 : 90 + ((WIDTH - 180) * at) / (columns.length - 1);
    return inside.map((node, row) => ({ node, x, y: COLUMN_TOP + ROW * (row + (tallest - inside.length) / 2) }));
  });
}
