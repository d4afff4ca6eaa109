import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Facilities, facility } from '#platform/db';
import { Problem } from '#platform/errors';
import { FlowFile, type Pack, PackFile, type PackRule, type PackValue } from './schema.ts';

type Packs = { byCode: ReadonlyMap<string, Pack>; byCountry: ReadonlyMap<string, Pack>; base: Pack };
export const packsFacility = facility<Packs>('packs');
type Use = { use: Facilities['use'] };

/** Reads every pack folder, fills in what each inherits and refuses a value without source or date. */
export function loadPacks(folder: string): Packs {
  const read = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'pack.yaml')))
    .map((entry) => readPack(folder, entry.name));
  const files = new Map(read.map((one) => [one.file.code, one]));
  const byCode = new Map([...files.keys()].map((code) => [code, resolve(files, code, 0)]));
  const base = byCode.get('base');
  if (!base) throw new Problem('pack.base_missing', 500);
  const byCountry = new Map(
    [...byCode.values()].flatMap((pack) => (pack.country ? [[pack.country, pack] as const] : [])),
  );
  return { byCode, byCountry, base };
}

type Read = {
  file: ReturnType<typeof PackFile.parse>;
  flow: ReturnType<typeof FlowFile.parse> | null;
  rules: readonly PackRule[];
  measures: string | null;
  digest: string;
};

function readPack(folder: string, code: string): Read {
  const text = readFileSync(join(folder, code, 'pack.yaml'), 'utf8');
  const flowPath = join(folder, code, 'flow.yaml');
  const flowText = existsSync(flowPath) ? readFileSync(flowPath, 'utf8') : '';
  const file = PackFile.safeParse(parse(text));
  const flow = flowText ? FlowFile.safeParse(parse(flowText)) : null;
  if (!file.success) throw new Problem('pack.invalid', 500, { pack: code }, { cause: file.error });
  if (flow && !flow.success) throw new Problem('pack.flow_invalid', 500, { pack: code }, { cause: flow.error });
  return {
    file: file.data,
    flow: flow ? flow.data : null,
    rules: readRules(join(folder, code, 'rules')),
    measures: readIf(join(folder, code, 'measures.yaml')),
    digest: createHash('sha256').update(text).update(flowText).digest('hex'),
  };
}

function readIf(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

function readRules(folder: string): PackRule[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return files.sort().map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
}

function resolve(files: ReadonlyMap<string, Read>, code: string, depth: number): Pack {
  const own = files.get(code);
  if (!own || depth > 5) throw new Problem('pack.parent_missing', 500, { pack: code });
  const parent = own.file.extends ? resolve(files, own.file.extends, depth + 1) : null;
  const flow = own.flow ?? parent?.flow;
  const tiers = own.file.tiers ?? parent?.tiers;
  if (!flow || !tiers) throw new Problem('pack.incomplete', 500, { pack: code });
  const digest = createHash('sha256')
    .update(own.digest)
    .update(parent?.version ?? '')
    .digest('hex');
  return {
    code,
    parents: parent ? [parent.code, ...parent.parents] : [],
    name: own.file.name,
    country: own.file.country,
    currency: own.file.currency,
    version: `${code}@${digest.slice(0, 12)}`,
    values: new Map([...(parent?.values ?? []), ...Object.entries(own.file.values)]),
    documents: own.file.documents.length > 0 ? own.file.documents : (parent?.documents ?? []),
    tiers,
    rates: { ...parent?.rates, ...own.file.rates?.per_usd },
    rules: [...(parent?.rules ?? []), ...own.rules],
    measures: own.measures ?? parent?.measures ?? null,
    flow,
  };
}

/** The pack of a country; the base pack where none is shipped. */
export function packFor(holder: Use, country: string | null): Pack {
  const packs = holder.use(packsFacility);
  return (country ? packs.byCountry.get(country) : undefined) ?? packs.base;
}

export function allPacks(holder: Use): readonly Pack[] {
  return [...holder.use(packsFacility).byCode.values()];
}

/** A number a regulator or tenant may change; a pack without it is a fault in the pack. */
export function packNumber(pack: Pack, name: string): number {
  const found = parameter(pack, name).value;
  if (typeof found !== 'number') throw new Problem('pack.value_not_a_number', 500, { pack: pack.code, value: name });
  return found;
}

export function packText(pack: Pack, name: string): string {
  return String(parameter(pack, name).value);
}

export function packCodes(pack: Pack, name: string): readonly string[] {
  const found = parameter(pack, name).value;
  return Array.isArray(found) ? found : [];
}

function parameter(pack: Pack, name: string): PackValue {
  const found = pack.values.get(name);
  if (!found) throw new Problem('pack.value_missing', 500, { pack: pack.code, value: name });
  return found;
}
