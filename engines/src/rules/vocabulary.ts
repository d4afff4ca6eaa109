import { FUNCTIONS, type Names, nameOfType, type Type } from '../expression/index.ts';
import { FUNCTIONS as WINDOWS } from '../windows/index.ts';
import { type Ground, groundNames } from './ground.ts';
import { ACTIONS, RULE_KEYS } from './rule.ts';

/** A word that the text of a rule may hold: as it is written, and of what type it is or what it takes and gives. */
export type Word = {
  word: string;
  kind: 'key' | 'field' | 'region' | 'list' | 'graph' | 'function' | 'window' | 'action';
  type: string;
};

/** Every word that a rule may use here, beside the names that it declares itself (`agg.…`, `params.…`). */
export function vocabularyOf(event: Names, ground: Ground): Word[] {
  const roots = groundNames(ground);
  const inside = (kind: 'region' | 'list' | 'graph'): Word[] => {
    const root = roots[kind];
    return root?.kind === 'record'
      ? fields(root.fields).map(([name, type]) => ({ word: `${kind}.${name}`, kind, type }))
      : [];
  };
  return [
    ...RULE_KEYS.map((word): Word => ({ word, kind: 'key', type: '' })),
    ...fields(event).map(([name, type]): Word => ({ word: `tx.${name}`, kind: 'field', type })),
    ...inside('region'),
    ...inside('list'),
    ...inside('graph'),
    ...Object.entries(FUNCTIONS).map(
      ([word, { args, gives }]): Word => ({
        word,
        kind: 'function',
        type: `(${args.map(nameOfType).join(', ')}) → ${nameOfType(gives)}`,
      }),
    ),
    ...WINDOWS.map((word): Word => ({ word, kind: 'window', type: '' })),
    ...ACTIONS.map((word): Word => ({ word, kind: 'action', type: '' })),
  ];
}

function fields(names: Readonly<Record<string, Type>>): (readonly [string, string])[] {
  return Object.entries(names).map(([name, type]) => [name, nameOfType(type)] as const);
}
