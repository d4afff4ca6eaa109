import { BOOL, type Names, NUMBER, type Value } from '../expression/index.ts';
import type { WindowEvent } from '../windows/index.ts';
import { type Chain, type ChainLimits, type Flow, followBack } from './chain.ts';
import { Edges, NONE } from './edges.ts';
import { type LayerLimits, type Layers, layersOf } from './layers.ts';
import { accountsOf, ringOf, type SharedLimits } from './shared.ts';

/** What a graph keeps and how far it looks. `channels` are those by which one account pays another. */
export type GraphLimits = {
  windowMs: number;
  mostEdges: number;
  channels: readonly string[];
  chain: ChainLimits;
  layers: LayerLimits;
  shared: SharedLimits;
};

const DAY_MS = 86_400_000;
/** Typologies of AMLSim as the literature has them: six payments of a cycle in two weeks, at least 85 % carried on by each. */
export const GRAPH_LIMITS: GraphLimits = {
  windowMs: 31 * DAY_MS,
  mostEdges: 2 ** 22,
  channels: ['transfer', 'wire_intl', 'wallet'],
  chain: { windowMs: 14 * DAY_MS, hops: 6, least: 0.85, most: 1.02, looked: 20_000, order: 'time' },
  layers: { windowMs: 14 * DAY_MS, hub: 40 },
  shared: { windowMs: 7 * DAY_MS, hub: 50, most: 200 },
};

/** Of what rules may speak as `graph.…`, for the payment that is asked about. */
export const GRAPH_FACTS: Names = {
  /** Payments of the cycle that this one closes, this one with them; 0 for none. The days it took, and what part of the first came back. */
  ...{ cycle_hops: NUMBER, cycle_days: NUMBER, cycle_share: NUMBER },
  /** Payments in a row by which the money came, this one with them, each carrying on most of the one before. */
  chain_hops: NUMBER,
  /** Accounts by which one source reaches this payee; by several sources, and how many these are. */
  ...{ middles: NUMBER, stack: NUMBER, stack_sources: NUMBER },
  /** Other payers of this payee who paid another payee of this payer too. */
  peers: NUMBER,
  /** Different payers of this payee and payees of this payer, this payment with them. */
  ...{ fan_in: NUMBER, fan_out: NUMBER },
  /** Accounts on this device, telephone number and network address; accounts joined by any of them, over several steps. */
  ...{ device_accounts: NUMBER, phone_accounts: NUMBER, ip_accounts: NUMBER, ring: NUMBER },
  /** Whether the search was cut short: a cycle may have been missed. */
  is_cut: BOOL,
};

/** A payment of an explanation. */
export type Step = { from: string; to: string; time: number; amount: number };
/** What was found around a payment, to be shown: the payments of the cycle or chain, the accounts of each layer, those who share something. */
export type Explanation = {
  cycle: Step[];
  chain: Step[];
  source: string | null;
  middles: string[];
  stack: string[];
  sources: string[];
  peers: string[];
  ring: string[];
};

type Payment = { from: string; to: string; time: number; amount: number };
const SHARED = ['device', 'phone', 'ip'] as const;

/** The money that flowed between accounts, and what accounts share, of the last weeks. A payment that is seen from both sides counts once. */
export class MoneyGraph {
  readonly types = GRAPH_FACTS;
  readonly #limits: GraphLimits;
  readonly #money: Edges;
  readonly #shared: Edges;
  #event: WindowEvent | null = null;
  #chains: { cycle: Chain | null; longest: Chain } | null = null;
  #layers: Layers | null = null;

  constructor(limits: Partial<GraphLimits> = {}) {
    this.#limits = { ...GRAPH_LIMITS, ...limits };
    const { windowMs, mostEdges, shared } = this.#limits;
    this.#money = new Edges({ windowMs, most: mostEdges });
    this.#shared = new Edges({ windowMs: shared.windowMs, most: mostEdges });
  }

  /** Turns to an event; nothing is worked out before a value is asked for, and nothing changes. */
  ask(event: WindowEvent): void {
    this.#event = event;
    this.#chains = null;
    this.#layers = null;
  }

  /** A fact about the event that was asked about; null when it is no payment between accounts. */
  value(name: string): Value {
    const event = this.#event;
    if (!event) return null;
    if (name === 'ring') return this.#ring(event).length;
    for (const thing of SHARED) if (name === `${thing}_accounts`) return this.#accountsOn(event, thing);
    const payment = this.#paymentOf(event);
    return payment ? this.#about(name, payment) : null;
  }

  #about(name: string, payment: Payment): Value {
    if (name === 'cycle_hops') return this.#cycle(payment).length;
    if (name === 'chain_hops') return this.#search(payment).longest.edges.length + 1;
    if (name === 'is_cut') return this.#search(payment).longest.isCut;
    if (name === 'cycle_days' || name === 'cycle_share') {
      const [first] = this.#cycle(payment);
      if (!first) return null;
      return name === 'cycle_days' ? (payment.time - first.time) / DAY_MS : payment.amount / first.amount;
    }
    const layers = this.#around(payment);
    if (name === 'middles') return layers.middles.length;
    if (name === 'stack') return layers.stack.length;
    if (name === 'stack_sources') return layers.sources.length;
    if (name === 'peers') return layers.peers.length;
    return name === 'fan_in' ? layers.payers : layers.payees;
  }

  /** The event counts for those that follow. */
  apply(event: WindowEvent): void {
    const payment = this.#paymentOf(event);
    // What came too late for any search would only stand in the way of what is newer.
    if (payment && payment.time >= this.#money.latest - this.#limits.windowMs && !this.#isKnown(payment))
      this.#money.add(payment);
    const account = event.fields.direction === 'in' ? null : textOf(event, 'account');
    for (const thing of SHARED) {
      const value = textOf(event, thing);
      if (account !== null && value !== null) this.#share(account, `${thing} ${value}`, event.time);
    }
    this.#event = null;
  }

  /** What was seen around the event that was asked about, with its payments. */
  explain(event: WindowEvent): Explanation {
    this.ask(event);
    const payment = this.#paymentOf(event);
    const layers = payment ? this.#around(payment) : null;
    const named = (nodes: readonly number[] | undefined) =>
      (nodes ?? []).map((node) => (node === NONE && payment ? payment.from : this.#money.nameOf(node)));
    return {
      cycle: payment ? this.#cycle(payment) : [],
      chain: payment ? this.#steps(this.#search(payment).longest, payment) : [],
      source: layers && layers.source !== NONE ? this.#money.nameOf(layers.source) : null,
      middles: named(layers?.middles),
      stack: named(layers?.stack),
      sources: named(layers?.sources),
      peers: named(layers?.peers),
      ring: this.#ring(event),
    };
  }

  size(): { accounts: number; payments: number; bytes: number } {
    const bytes = this.#money.bytes + this.#shared.bytes;
    return { accounts: this.#money.nodes, payments: this.#money.length, bytes };
  }

  #paymentOf({ time, fields }: WindowEvent): Payment | null {
    const { counterparty, direction, channel, amount, declined, type } = fields;
    // Of a customer with several accounts the one that pays or is paid; named as others name it when they pay it.
    const account = fields.own_account ?? fields.account;
    const isPayment = (type === undefined || type === null || type === 'payment') && declined !== true;
    if (!isPayment || typeof account !== 'string' || typeof counterparty !== 'string') return null;
    if (typeof amount !== 'number' || amount <= 0 || account === counterparty) return null;
    if (typeof channel === 'string' && !this.#limits.channels.includes(channel)) return null;
    const isOut = direction !== 'in';
    return { from: isOut ? account : counterparty, to: isOut ? counterparty : account, time, amount };
  }

  /** Whether the other side of the payment came before. */
  #isKnown({ from, to, time, amount }: Payment): boolean {
    const money = this.#money;
    const target = money.node(to);
    for (let edge = money.lastOut(money.node(from)); edge !== NONE; edge = money.beforeOut(edge)) {
      if (money.time(edge) < time) return false;
      if (money.time(edge) === time && money.to(edge) === target && money.amount(edge) === amount) return true;
    }
    return false;
  }

  /** What is used again within the window is kept once a day, not once a payment. */
  #share(account: string, thing: string, time: number): void {
    const edges = this.#shared;
    const target = edges.node(thing);
    let edge = edges.lastOut(edges.node(account));
    for (let looked = 0; edge !== NONE && looked < SHARED.length * 4; edge = edges.beforeOut(edge)) {
      looked += 1;
      if (edges.time(edge) < time - DAY_MS) break;
      if (edges.to(edge) === target) return;
    }
    edges.add({ from: account, to: thing, time, amount: 0 });
  }

  #flowOf({ from, to, time, amount }: Payment): Flow {
    return { from: this.#money.node(from), to: this.#money.node(to), time, amount };
  }

  #search(payment: Payment): { cycle: Chain | null; longest: Chain } {
    const found = this.#chains ?? followBack(this.#money, this.#flowOf(payment), this.#limits.chain);
    this.#chains = found;
    return found;
  }

  #around(payment: Payment): Layers {
    const found = this.#layers ?? layersOf(this.#money, this.#flowOf(payment), this.#limits.layers);
    this.#layers = found;
    return found;
  }

  #cycle(payment: Payment): Step[] {
    const { cycle } = this.#search(payment);
    return cycle ? this.#steps(cycle, payment) : [];
  }

  #steps({ edges }: Chain, payment: Payment): Step[] {
    const money = this.#money;
    const before = edges.map((edge) => ({
      from: money.nameOf(money.from(edge)),
      to: money.nameOf(money.to(edge)),
      time: money.time(edge),
      amount: money.amount(edge),
    }));
    return [...before, payment];
  }

  /** A device is the payer's: who is paid does not use it. */
  #accountsOn(event: WindowEvent, thing: (typeof SHARED)[number]): Value {
    if (event.fields.direction === 'in') return null;
    const [account, value] = [textOf(event, 'account'), textOf(event, thing)];
    if (account === null || value === null) return null;
    const others = accountsOf(this.#shared, `${thing} ${value}`, this.#limits.shared, event.time);
    return new Set([...others, account]).size;
  }

  /** The accounts joined to this one, by what it used before and by what it uses now. */
  #ring(event: WindowEvent): string[] {
    const account = textOf(event, 'account');
    if (account === null || event.fields.direction === 'in') return [];
    const { shared } = this.#limits;
    const found = new Set(ringOf(this.#shared, account, shared, event.time));
    for (const thing of SHARED) {
      const value = textOf(event, thing);
      const [first] =
        value === null ? [] : accountsOf(this.#shared, `${thing} ${value}`, { ...shared, most: 1 }, event.time);
      if (first !== undefined && !found.has(first))
        for (const each of ringOf(this.#shared, first, shared, event.time)) found.add(each);
    }
    return [...found].slice(0, shared.most);
  }
}

function textOf({ fields }: WindowEvent, name: string): string | null {
  const value = fields[name];
  return typeof value === 'string' && value !== '' ? value : null;
}
