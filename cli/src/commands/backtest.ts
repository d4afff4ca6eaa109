import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Hit, PAYMENT_EVENT, type Rule, RuleInvalid, RuleSet, readRule } from '@acquaint/engines/rules';
import { AggregateInvalid } from '@acquaint/engines/windows';
import { parse as parseYaml, YAMLParseError } from 'yaml';
import { writeLine } from '../lists/json-lines.ts';
import { csvEvents } from '../transactions/csv-events.ts';
import { rowsOf } from '../transactions/csv-rows.ts';
import { type RowLabel, Tally } from '../transactions/labels.ts';
import { type Account, Mapping, mappingFor, sidesOf } from '../transactions/mapping.ts';
import { WrongUse } from '../usage.ts';

const SHIPPED = resolve(dirname(fileURLToPath(import.meta.url)), '../../../packs/base/rules');
/** Scores at which a payment is asked about, and held, whatever its rules ask for. */
const CHALLENGE_AT = 50;
const HOLD_AT = 70;
const CHUNK = 65_536;
const SAID_EVERY = 100_000;

/** `backtest <transactions.csv[.gz]>`: the rules over a history, in its order, each payment as its rules would have found it. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...({ rules: { type: 'string' }, accounts: { type: 'string' }, mapping: { type: 'string' } } as const),
      ...({ json: { type: 'boolean' }, explain: { type: 'boolean' } } as const),
    },
  });
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new WrongUse('one file of transactions is needed');
  const rules = await readRules(values.rules ?? SHIPPED);
  const accounts = values.accounts ? await readAccounts(values.accounts) : new Map<string, Account>();
  const said = values.mapping ? await readMapping(values.mapping) : null;
  const { types, events } = await csvEvents(file, said ? { id: said.id, time: said.time } : {});
  const mapping = said ?? mappingFor(Object.keys(types));
  const set = toldAsWrongUse(() => new RuleSet(rules, PAYMENT_EVENT));
  const tally = new Tally(rules.map((rule) => rule.id));
  let [lines, rows, ms] = ['', 0, 0];
  for await (const event of events) {
    const started = performance.now();
    const hits = sidesOf(event, mapping, accounts).flatMap((fields) => set.push({ time: event.time, fields }));
    ms += performance.now() - started;
    rows += 1;
    tally.take(hits, labelOf(event.fields, mapping));
    lines += `${lineOf(event.id, hits, { json: values.json === true, explain: values.explain === true })}\n`;
    if (rows % SAID_EVERY === 0) process.stderr.write(`acquaint: ${rows} transactions\n`);
    if (lines.length < CHUNK) continue;
    await writeLine(lines.slice(0, -1));
    lines = '';
  }
  if (lines !== '') await writeLine(lines.slice(0, -1));
  const summary = {
    rows,
    rules: rules.length,
    us_per_row: rows === 0 ? null : Math.round((ms * 10_000) / rows) / 10,
    ...tally.summary(),
  };
  await writeLine(JSON.stringify({ summary }));
  return 0;
}

function lineOf(id: string, hits: readonly Hit[], { json, explain }: { json: boolean; explain: boolean }): string {
  const score = Math.min(
    100,
    hits.reduce((sum, hit) => sum + hit.score, 0),
  );
  const rules = [...new Set(hits.map((hit) => hit.rule))];
  const outcome = outcomeOf(score, hits);
  if (!json) return [id, outcome, score, rules.join(' ')].join('\t');
  // Without a model there is no probability.
  const line = { tx_id: id, outcome, score, p: null, rules };
  return JSON.stringify(explain ? { ...line, reasons: hits.map((hit) => hit.reason) } : line);
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

async function readRules(folder: string): Promise<Rule[]> {
  const names = await readdir(folder).catch(() => {
    throw new WrongUse(`${folder} is no folder of rules`);
  });
  const files = names.filter((name) => /\.ya?ml$/.test(name)).sort();
  if (files.length === 0) throw new WrongUse(`${folder} holds no rule (.yaml)`);
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.map((text, at) => toldAsWrongUse(() => readRule(parseYaml(text, { maxAliasCount: 0 })), files[at]));
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

function toldAsWrongUse<T>(make: () => T, file?: string): T {
  try {
    return make();
  } catch (error) {
    const isTheirs = [RuleInvalid, AggregateInvalid, YAMLParseError].some((one) => error instanceof one);
    if (!(isTheirs && error instanceof Error)) throw error;
    throw new WrongUse(file ? `${file}: ${error.message}` : error.message);
  }
}
