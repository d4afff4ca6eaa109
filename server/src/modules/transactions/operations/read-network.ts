import { type Explanation, GRAPH_LIMITS } from '@acquaint/engines/graph';
import { type CustomerId, maskedNames } from '#modules/customers';
import { DAY_MS } from '#platform/clock';
import type { Db } from '#platform/db';
import { brandId } from '#platform/ids';
import { transactionNotFound } from '../errors.ts';
import { eventOf } from '../event.ts';
import { lanesFacility } from '../lane/lanes.ts';
import type { NetworkView, TransactionId } from '../schema/index.ts';
import { findEntry, ownersOf } from '../store/index.ts';

const UUID = /^[0-9a-f-]{36}$/;
type Part = NetworkView['nodes'][number]['part'];
type Edge = NetworkView['edges'][number];

/** The network around a payment as it is known now: the circle it closes, how money was spread and gathered, who shares what with the payer. */
export async function readNetwork(db: Db, id: TransactionId): Promise<NetworkView> {
  const entry = await findEntry(db, id);
  if (!entry) throw transactionNotFound();
  const { graph } = await db.use(lanesFacility).network(db);
  const found = graph.explain(eventOf(entry, {}, null));
  const own = entry.accountToken?.toString('base64') ?? entry.customerId;
  const other = entry.counterpartyToken?.toString('base64') ?? null;
  const [payer, payee] = entry.direction === 'in' ? [other, own] : [own, other];
  const parts = partsOf(found, { payer, payee });
  const owners = await ownerOf(db, [...parts.keys()], { account: own, customerId: entry.customerId });
  const names = await maskedNames(db, [...new Set(owners.values())] as CustomerId[]);
  const [first, last] = [found.cycle[0], found.cycle.at(-1)];
  // The same customer is one node, whether known by an account or by what was shared.
  const nodes = new Map<string, NetworkView['nodes'][number]>();
  const keyOf = (name: string) => owners.get(name) ?? name;
  for (const [name, part] of parts) {
    const customerId = owners.get(name) ?? null;
    if (nodes.has(keyOf(name))) continue;
    const masked = customerId && (names.get(customerId as CustomerId) ?? null);
    nodes.set(keyOf(name), {
      key: keyOf(name),
      customerId: customerId === null ? null : brandId('cus', customerId),
      masked,
      part,
    });
  }
  return {
    nodes: [...nodes.values()],
    edges: edgesOf(found, { payer, payee, customer: entry.customerId })
      .map((edge) => ({ ...edge, from: keyOf(edge.from), to: keyOf(edge.to) }))
      .filter((edge) => edge.from !== edge.to),
    cycle:
      first && last
        ? {
            payments: found.cycle.length,
            days: Math.round(((last.time - first.time) / DAY_MS) * 10) / 10,
            share: Math.round((last.amount / first.amount) * 100) / 100,
          }
        : null,
    middles: found.middles.length,
    peers: found.peers.length,
    sharing: found.ring.length > 1 ? found.ring.length : 0,
    days: GRAPH_LIMITS.windowMs / DAY_MS,
  };
}

type Ends = { payer: string | null; payee: string | null };

/** Everybody around the payment by the graph's name, with the first thing that they are to it. */
function partsOf(found: Explanation, { payer, payee }: Ends): Map<string, Part> {
  const parts = new Map<string, Part>();
  const put = (names: readonly (string | null)[], part: Part) => {
    for (const name of names) if (name !== null && !parts.has(name)) parts.set(name, part);
  };
  put([payer], 'payer');
  put([payee], 'payee');
  put(
    found.cycle.flatMap(({ from, to }) => [from, to]),
    'cycle',
  );
  put([found.source, ...found.sources], 'source');
  put([...found.middles, ...found.stack], 'middle');
  put(found.peers, 'peer');
  put(found.chain.length > 1 ? found.chain.flatMap(({ from, to }) => [from, to]) : [], 'chain');
  put(found.ring.length > 1 ? found.ring : [], 'shares');
  return parts;
}

function edgesOf(found: Explanation, { payer, payee, customer }: Ends & { customer: string }): Edge[] {
  const edges = new Map<string, Edge>();
  const put = (edge: Edge) => {
    const key = `${edge.from}|${edge.to}|${edge.at?.getTime() ?? ''}|${edge.kind}`;
    if (!edges.has(key)) edges.set(key, edge);
  };
  const steps = [
    ...found.cycle.map((step) => ({ ...step, inPath: true })),
    ...found.chain.map((step) => ({ ...step, inPath: false })),
  ];
  for (const { from, to, time, amount, inPath } of steps)
    put({ from, to, kind: 'payment', at: new Date(time), amountUsd: amount, inPath });
  const flow = (from: string | null, to: string | null) => {
    if (from !== null && to !== null) put({ from, to, kind: 'flow', at: null, amountUsd: null, inPath: false });
  };
  for (const middle of found.middles) {
    flow(found.source, middle);
    flow(middle, payee);
  }
  for (const middle of found.stack) {
    for (const source of found.sources) flow(source, middle);
    flow(middle, payee);
  }
  for (const peer of found.peers) flow(peer, payee);
  for (const other of found.ring)
    if (other !== customer)
      put({ from: customer, to: other, kind: 'shares', at: null, amountUsd: null, inPath: false });
  if (steps.length === 0) flow(payer, payee);
  return [...edges.values()];
}

/** Whose account each name is, as far as it is known; customers are named by their id. */
async function ownerOf(
  db: Db,
  names: readonly string[],
  self: { account: string; customerId: string },
): Promise<Map<string, string>> {
  const tokens = names.filter((name) => !UUID.test(name)).map((name) => Buffer.from(name, 'base64'));
  const owners = await ownersOf(db, tokens);
  for (const name of names) if (UUID.test(name)) owners.set(name, name);
  owners.set(self.account, self.customerId);
  return owners;
}
