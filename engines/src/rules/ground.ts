import { BOOL, type Names, NUMBER, STRING, type Type, type Value } from '../expression/index.ts';
import type { WindowEvent } from '../windows/index.ts';
import type { ParamValue, Rule } from './rule.ts';

/** A list that rules name, in the version that is in force. */
export type RuleList = { version: string; values: ReadonlySet<string> };
/** Facts about the network around a payment, worked out when a rule asks. */
export type GraphFacts = {
  types: Names;
  ask: (event: WindowEvent) => void;
  value: (name: string) => Value;
  apply: (event: WindowEvent) => void;
};
/** What rules may speak of beside the event: a pack's values, lists by name, the graph. `codes` are the packs in force, "DE" and "EU". */
export type Ground = {
  region?: Readonly<Record<string, ParamValue>>;
  lists?: Readonly<Record<string, RuleList>>;
  graph?: GraphFacts;
  codes?: readonly string[];
};

/** What a rule needs and this ground has not; empty when it can run. */
export function missingOf(rule: Rule, event: Names, ground: Ground): string[] {
  const has = (need: string): boolean => {
    const [root, name = ''] = need.split('.');
    if (root === 'graph') return ground.graph !== undefined && (name === '' || name in ground.graph.types);
    if (root === 'region') return name in (ground.region ?? {});
    if (root === 'list') return name in (ground.lists ?? {});
    return need in event;
  };
  const missing = rule.needs.filter((need) => !has(need));
  const isHere = rule.regions === null || rule.regions.some((code) => ground.codes?.includes(code));
  return isHere ? missing : [...missing, `one of ${rule.regions?.join(', ')}`];
}

export function typeOfParam(value: ParamValue): Type {
  return typeof value === 'number' ? NUMBER : typeof value === 'string' ? STRING : BOOL;
}

/** The names `region`, `graph` and `list` as expressions find them. */
export function groundNames({ region = {}, lists = {}, graph }: Ground): Names {
  const values = Object.entries(region);
  const names: Record<string, Type> = {
    region: {
      kind: 'record',
      fields: Object.fromEntries(values.map(([name, value]) => [name, typeOfParam(value)])),
      read: Object.fromEntries(values.map(([name, value]) => [name, () => value])),
    },
    list: {
      kind: 'record',
      fields: Object.fromEntries(
        Object.entries(lists).map(([name, { values: held }]): [string, Type] => [
          name,
          { kind: 'list', of: STRING, has: (value) => typeof value === 'string' && held.has(value) },
        ]),
      ),
    },
  };
  if (graph)
    names.graph = {
      kind: 'record',
      fields: graph.types,
      read: Object.fromEntries(Object.keys(graph.types).map((name) => [name, () => graph.value(name)])),
    };
  return names;
}

const CONSTANT = /('(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")|\b(params|region)\.(\w+)/g;

/** The text of a window's expression with the values of parameters and region written into it: windows know events only. */
export function withConstants(text: string, rule: Rule, { region = {} }: Ground): string {
  return text.replace(CONSTANT, (whole: string, quoted: string | undefined, root: string, name: string) => {
    if (quoted !== undefined) return whole;
    const value = root === 'params' ? rule.params[name] : region[name];
    return value === undefined ? whole : JSON.stringify(value);
  });
}
