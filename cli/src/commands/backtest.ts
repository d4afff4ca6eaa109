import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Hit, PAYMENT_EVENT, type Rule, RuleSet } from '@acquaint/engines/rules';
import { parse as parseYaml } from 'yaml';
import { writeLine } from '../lists/json-lines.ts';
import { csvEvents } from '../transactions/csv-events.ts';
import { rowsOf } from '../transactions/csv-rows.ts';
import { readLists, readPacks, readRules, toldAsWrongUse } from '../transactions/ground.ts';
import { type RowLabel, Tally } from '../transactions/labels.ts';
import { type Account, Mapping, mappingFor, sidesOf } from '../transactions/mapping.ts';
import { type Sweep, sweepOf } from '../transactions/sweep.ts';
import { WrongUse } from '../usage.ts';

/** Scores at which a payment is asked about, and held, whatever its rules ask for. */
const CHALLENGE_AT = 50;
const HOLD_AT = 70;
/** What an officer needs for an alert, unless it is said. */
const MINUTES_AN_ALERT = 15;
const CHUNK = 65_536;
const SAID_EVERY = 100_000;
/** Keys that no window can see any more are let go so often. */
const SWEEP_EVERY = 50_000;

/** `backtest <transactions.csv[.gz]>`: the rules over a history, in its order, each payment as its rules would have found it. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...({ rules: { type: 'string' }, accounts: { type: 'string' }, mapping: { type: 'string' } } as const),
      ...({ region: { type: 'string' }, list: { type: 'string', multiple: true }, sweep: { type: 'string' } } as const),
      ...({ minutes: { type: 'string' }, json: { type: 'boolean' }, explain: { type: 'boolean' } } as const),
    },
  });
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new WrongUse('one file of transactions is needed');
  const packs = await readPacks(values.region ?? 'base');
  const rules = await readRules(values.rules ? [values.rules] : packs.folders);
  const lists = { ...packs.ground.lists, ...(await readLists(values.list ?? [])) };
  const ground = { ...packs.ground, lists };
  const accounts = values.accounts ? await readAccounts(values.accounts) : new Map<string, Account>();
  const said = values.mapping ? await readMapping(values.mapping) : null;
  const { types, events } = await csvEvents(file, said ? { id: said.id, time: said.time } : {});
  const mapping = said ?? mappingFor(Object.keys(types));
  const set = toldAsWrongUse(() => new RuleSet(rules, PAYMENT_EVENT, ground));
  const sweep = values.sweep ? toldAsWrongUse(() => sweepOf(values.sweep ?? '', rules, ground)) : null;
  const tally = new Tally(rules.filter((rule) => set.asleep.every((one) => one.rule !== rule.id)));
  let [lines, rows, ms] = ['', 0, 0];
  for await (const event of events) {
    const started = performance.now();
    const sides = sidesOf(event, mapping, accounts);
    const found = sides.flatMap((fields) => set.push({ time: event.time, fields }));
    ms += performance.now() - started;
    rows += 1;
    const hits = isFlagged(found) ? found : [];
    const label = labelOf(event.fields, mapping);
    tally.take(hits, { ...label, id: event.id, time: event.time, account: String(sides[0]?.account ?? '') });
    sweep?.take(sides, event.time, label);
    const signals = hits.length > 0 ? [] : found.map((hit) => hit.rule);
    lines += `${lineOf(event.id, found, { signals, json: values.json === true, explain: values.explain === true })}\n`;
    if (rows % SAID_EVERY === 0) process.stderr.write(`acquaint: ${rows} transactions\n`);
    if (rows % SWEEP_EVERY === 0) set.windows.sweep(event.time);
    if (lines.length < CHUNK) continue;
    await writeLine(lines.slice(0, -1));
    lines = '';
  }
  if (lines !== '') await writeLine(lines.slice(0, -1));
  const usPerRow = rows === 0 ? null : Math.round((ms * 10_000) / rows) / 10;
  await writeLine(
    JSON.stringify({ summary: summaryOf({ rows, usPerRow, rules, set, tally, sweep }, minutesOf(values.minutes)) }),
  );
  return 0;
}

type Told = {
  rows: number;
  usPerRow: number | null;
  rules: readonly Rule[];
  set: RuleSet;
  tally: Tally;
  sweep: Sweep | null;
};

function summaryOf({ rows, usPerRow, rules, set, tally, sweep }: Told, minutes: number) {
  return {
    ...{ rows, rules: rules.length, us_per_row: usPerRow },
    ...(set.asleep.length > 0 ? { asleep: set.asleep } : {}),
    ...tally.summary(minutes),
    ...(sweep ? { sweep: sweep.summary() } : {}),
  };
}

function minutesOf(said: string | undefined): number {
  const minutes = said === undefined ? MINUTES_AN_ALERT : Number(said);
  if (!(minutes > 0 && minutes <= 1000)) throw new WrongUse('--minutes is what an officer needs for an alert');
  return minutes;
}

/** Signals alone add up to nothing that anybody is told, unless they add up to a question. */
function isFlagged(hits: readonly Hit[]): boolean {
  return hits.some((hit) => hit.actions.length > 0) || scoreOf(hits) >= CHALLENGE_AT;
}

function scoreOf(hits: readonly Hit[]): number {
  const sum = hits.reduce((points, hit) => points + hit.score, 0);
  return Math.min(100, sum);
}

type Form = { signals: readonly string[]; json: boolean; explain: boolean };

function lineOf(id: string, hits: readonly Hit[], { signals, json, explain }: Form): string {
  const score = scoreOf(hits);
  const rules = signals.length > 0 ? [] : [...new Set(hits.map((hit) => hit.rule))];
  const outcome = outcomeOf(score, hits);
  if (!json) return [id, outcome, score, rules.join(' ')].join('\t');
  // Without a model there is no probability.
  const line = { tx_id: id, outcome, score, p: null, rules, ...(signals.length > 0 ? { signals } : {}) };
  if (!explain) return JSON.stringify(line);
  return JSON.stringify({ ...line, reasons: hits.map((hit) => hit.reason), facts: hits.map((hit) => hit.facts) });
}

function outcomeOf(score: number, hits: readonly Hit[]): 'allow' | 'challenge' | 'hold' {
  const asks = (action: 'challenge' | 'hold') => hits.some((hit) => hit.actions.includes(action));
  if (score >= HOLD_AT || asks('hold')) return 'hold';
  return score >= CHALLENGE_AT || asks('challenge') ? 'challenge' : 'allow';
}

function labelOf(fields: Readonly<Record<string, unknown>>, mapping: Mapping): RowLabel {
  const label = mapping.label === undefined ? null : fields[mapping.label];
  const alert = mapping.alert === undefined ? null : fields[mapping.alert];
  return {
    odd: label === null || label === undefined ? null : Number(label) === 1,
    alert: alert ? String(alert) : null,
  };
}

async function readMapping(file: string): Promise<Mapping> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new WrongUse(`${file} cannot be read`);
  });
  const parsed = Mapping.safeParse(parseYaml(text, { maxAliasCount: 0 }));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new WrongUse(`${file}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is no mapping'}`);
}

async function readAccounts(file: string): Promise<Map<string, Account>> {
  const accounts = new Map<string, Account>();
  for await (const row of await rowsOf(file)) {
    const id = row.account_id ?? row.id;
    if (!id) throw new WrongUse(`${file} has no column account_id`);
    const [opened, income] = [Date.parse(row.opened ?? ''), Number(row.monthly_income_usd || Number.NaN)];
    accounts.set(id, {
      kind: row.kind || null,
      openedAt: Number.isNaN(opened) ? null : opened,
      income: Number.isNaN(income) ? null : income,
    });
  }
  return accounts;
}
