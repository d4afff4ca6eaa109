import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MoneyGraph } from '@acquaint/engines/graph';
import { type Ground, type ParamValue, type Rule, RuleInvalid, type RuleList, readRule } from '@acquaint/engines/rules';
import { AggregateInvalid } from '@acquaint/engines/windows';
import { parse as parseYaml, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { WrongUse } from '../usage.ts';

const PACKS = resolve(dirname(fileURLToPath(import.meta.url)), '../../../packs');
const Pack = z.object({
  code: z.string(),
  extends: z.string().nullable(),
  values: z.record(z.string(), z.object({ value: z.unknown() })),
});
/** A pack inherits from few others. */
const DEEPEST = 5;

/** Packs in force, the base first: their folders, values and lists. */
export type Packs = { folders: readonly string[]; ground: Ground };

/** What the pack of a region and those it inherits say, with a graph that is still empty. Throws `WrongUse` for a region without a pack. */
export async function readPacks(region: string): Promise<Packs> {
  const codes: string[] = [];
  const packs: z.output<typeof Pack>[] = [];
  for (let code: string | null = region.toLowerCase(); code && codes.length < DEEPEST; ) {
    const file = join(PACKS, code, 'pack.yaml');
    if (!/^[a-z]{2,8}$/.test(code) || !existsSync(file)) throw new WrongUse(`there is no pack "${code}"`);
    const pack: z.output<typeof Pack> = Pack.parse(parseYaml(await readFile(file, 'utf8'), { maxAliasCount: 0 }));
    codes.unshift(code);
    packs.unshift(pack);
    code = pack.extends;
  }
  const values: Record<string, ParamValue> = {};
  const lists: Record<string, RuleList> = { blocked_payees: { version: 'none', values: new Set() } };
  for (const pack of packs)
    for (const [name, { value }] of Object.entries(pack.values)) {
      if (Array.isArray(value)) lists[name] = { version: pack.code, values: new Set(value.map(String)) };
      else if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean')
        values[name] = value;
    }
  return {
    folders: codes.map((code) => join(PACKS, code, 'rules')).filter((folder) => existsSync(folder)),
    ground: { region: values, lists, codes: codes.map((code) => code.toUpperCase()), graph: new MoneyGraph() },
  };
}

/** A list of the institution's own, as `name=file`, a value a line. */
export async function readLists(said: readonly string[]): Promise<Record<string, RuleList>> {
  const read = said.map(async (one): Promise<[string, RuleList]> => {
    const [name = '', file = ''] = one.split('=', 2);
    const text = await readFile(file, 'utf8').catch(() => {
      throw new WrongUse(`--list is name=file, and "${file}" cannot be read`);
    });
    const values = text.split(/\r?\n/).map((line) => line.trim());
    return [name, { version: file, values: new Set(values.filter((value) => value !== '')) }];
  });
  return Object.fromEntries(await Promise.all(read));
}

/** The rules of some folders, those of later ones in the place of earlier ones of the same id. */
export async function readRules(folders: readonly string[]): Promise<Rule[]> {
  const rules = new Map<string, Rule>();
  for (const folder of folders) for (const rule of await rulesOf(folder)) rules.set(rule.id, rule);
  return [...rules.values()];
}

async function rulesOf(folder: string): Promise<Rule[]> {
  const names = await readdir(folder).catch(() => {
    throw new WrongUse(`${folder} is no folder of rules`);
  });
  const files = names.filter((name) => /\.ya?ml$/.test(name)).sort();
  if (files.length === 0) throw new WrongUse(`${folder} holds no rule (.yaml)`);
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.map((text, at) => toldAsWrongUse(() => readRule(parseYaml(text, { maxAliasCount: 0 })), files[at]));
}

/** What is wrong in a rule is wrong use, told with its place. */
export function toldAsWrongUse<T>(make: () => T, file?: string): T {
  try {
    return make();
  } catch (error) {
    const isTheirs = [RuleInvalid, AggregateInvalid, YAMLParseError].some((one) => error instanceof one);
    if (!(isTheirs && error instanceof Error)) throw error;
    throw new WrongUse(file ? `${file}: ${error.message}` : error.message);
  }
}
