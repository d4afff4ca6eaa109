import { createHash } from 'node:crypto';
import { MoneyGraph } from '@acquaint/engines/graph';
import {
  checkRule,
  type Ground,
  type MeasureSet,
  PAYMENT_EVENT,
  type Rule,
  RuleSet,
  readRule,
  vocabularyOf,
  type Word,
} from '@acquaint/engines/rules';
import { parse } from 'yaml';
import { allPacks, packCodes, packFor } from '#modules/regulation';
import type { Db, Facilities } from '#platform/db';
import { facility } from '#platform/db';
import type { ReleasedRule, RuleMode } from './schema/index.ts';
import { latestRelease, ownVersions, releaseInForce } from './store/index.ts';

type Use = { use: Facilities['use'] };
/** Rules in force together, named by a hash of what they say. */
export type Release = { id: string; number: number; rules: readonly { rule: Rule; mode: RuleMode }[]; ground: Ground };
export type ShippedRule = { code: string; text: string; rule: Rule; pack: string };

/** What was read and compiled once: shipped rules, the release that each tenant has in force, and rules by their text. */
type Compiled = {
  shipped: ReadonlyMap<string, ShippedRule> | null;
  byTenant: Map<string, Release>;
  byText: Map<string, Rule>;
};
const RULES_KEPT = 2000;
const compiled = facility<Compiled>('compiled rules');

export function provideCompiledRules(facilities: Facilities): void {
  facilities.provide(compiled, { shipped: null, byTenant: new Map(), byText: new Map() });
}

/** Every rule of every pack, by code; a bad one stops the start. */
export function shippedRules(holder: Use): ReadonlyMap<string, ShippedRule> {
  const held = holder.use(compiled);
  if (held.shipped) return held.shipped;
  const found = new Map<string, ShippedRule>();
  // Packs share the rules that they inherit: each is read once.
  const files = new Map(allPacks(holder).flatMap((pack) => pack.rules.map((file) => [file, pack.code] as const)));
  for (const [{ text }, pack] of files) {
    const rule = ruleOf(holder, text);
    if (!found.has(rule.id)) found.set(rule.id, { code: rule.id, text, rule, pack });
  }
  held.shipped = found;
  return found;
}

/** The rule that a text says, each text read once; throws `RuleInvalid`. */
export function ruleOf(holder: Use, text: string): Rule {
  const { byText } = holder.use(compiled);
  const known = byText.get(text);
  if (known) return known;
  const rule = readRule(parse(text, { maxAliasCount: 0 }));
  const [oldest] = byText.keys();
  if (byText.size >= RULES_KEPT && oldest !== undefined) byText.delete(oldest);
  byText.set(text, rule);
  return rule;
}

/** What rules may speak of beside the event: values and lists of the packs, and payees that the institution blocks. */
export function groundOf(holder: Use, blocked: ReadonlySet<string> = new Set()): Ground {
  const base = packFor(holder, null);
  const region = [...base.values].flatMap(([name, { value }]) =>
    Array.isArray(value) ? [] : [[name, value] as const],
  );
  const list = (name: string) => ({ version: base.version, values: new Set(packCodes(base, name)) });
  return {
    region: Object.fromEntries(region),
    lists: {
      risk_countries: list('fatf_call_for_action'),
      fatf_call_for_action: list('fatf_call_for_action'),
      fatf_increased_monitoring: list('fatf_increased_monitoring'),
      blocked_payees: { version: 'own', values: blocked },
    },
    // A rule of a region is asked about customers of that region alone; which those are is looked at when it fires.
    codes: allPacks(holder).map((pack) => pack.country ?? pack.code.toUpperCase()),
  };
}

/** The codes of the packs that hold for a country: its own, then what it inherits. */
export function regionsOf(holder: Use, country: string | null): ReadonlySet<string> {
  const pack = packFor(holder, country);
  return new Set([pack.country ?? pack.code.toUpperCase(), ...pack.parents.map((code) => code.toUpperCase())]);
}

/** The release that holds for the tenant now: the one of the highest number, or what is shipped. */
export async function currentRelease(db: Db): Promise<Release> {
  const { byTenant } = db.use(compiled);
  const inForce = await releaseInForce(db);
  const held = byTenant.get(db.tenantId);
  if (held && held.number === (inForce?.number ?? 0)) return held;
  const release = inForce ? await compileRelease(db) : shippedRelease(db);
  byTenant.set(db.tenantId, release);
  return release;
}

function shippedRelease(holder: Use): Release {
  const shipped = [...shippedRules(holder).values()];
  const rules = shipped.map(({ rule }) => ({ rule, mode: 'active' as const }));
  return { id: `shipped@${hashOf(shipped.map(({ text }) => text))}`, number: 0, rules, ground: groundOf(holder) };
}

async function compileRelease(db: Db): Promise<Release> {
  const stored = await latestRelease(db);
  const listed = stored?.rules ?? [];
  const texts = await textsOf(db, listed);
  const rules = listed.flatMap(({ code, mode }) => {
    const text = texts.get(code);
    return text && mode !== 'disabled' ? [{ rule: ruleOf(db, text), mode }] : [];
  });
  const id = `rel@${hashOf(listed.map((one) => `${one.mode} ${texts.get(one.code) ?? ''}`))}`;
  return { id, number: stored?.number ?? 0, rules, ground: groundOf(db) };
}

/** The texts that a release names. */
export async function textsOf(db: Db, listed: readonly ReleasedRule[]): Promise<Map<string, string>> {
  const shipped = shippedRules(db);
  const own = new Map((await ownVersions(db)).map((one) => [`${one.code}|${one.version}`, one.text]));
  return new Map(
    listed.flatMap(({ code, version }) => {
      const text = version === null ? shipped.get(code)?.text : own.get(`${code}|${version}`);
      return text === undefined ? [] : [[code, text] as const];
    }),
  );
}

/** What the tenant's rules would be without any release of its own. */
export function shippedList(holder: Use): ReleasedRule[] {
  return [...shippedRules(holder).keys()].map((code) => ({ code, version: null, mode: 'active' }));
}

/** Everything that is in force of a list, as a short hash of the texts themselves. */
export function hashOf(texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('hex').slice(0, 12);
}

/** What joins customers, as rules ask for it. */
type Joined = { graph: MoneyGraph; blocked: ReadonlySet<string> };

/** A fresh memory for the rules of a release; throws `RuleInvalid` when one does not fit what is known of an event. */
export function rulesInMemory({ rules, ground }: Release, { graph, blocked }: Joined, measures: MeasureSet): RuleSet {
  return new RuleSet(
    rules.map(({ rule }) => rule),
    PAYMENT_EVENT,
    { ...ground, graph, lists: { ...ground.lists, blocked_payees: { version: 'own', values: blocked } } },
    measures,
  );
}

/** Every word that a rule may use here. */
export function wordsOf(holder: Use): Word[] {
  return vocabularyOf(PAYMENT_EVENT, { ...groundOf(holder), graph: new MoneyGraph() });
}

export function checkText(holder: Use, text: string): ReturnType<typeof checkRule> {
  return checkRule(text, PAYMENT_EVENT, { ...groundOf(holder), graph: new MoneyGraph() });
}
