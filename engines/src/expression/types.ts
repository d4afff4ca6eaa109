/** What a value can be. Every value may also be null: what is not known. Numbers are doubles, times are milliseconds since 1970. */
export type Type =
  | { kind: 'number' | 'string' | 'bool' | 'null' | 'geo' }
  /** `has` answers for a list that is too long to be written out: only "in" can ask it. */
  | { kind: 'list'; of: Type; has?: (value: Value) => boolean }
  | {
      kind: 'record';
      fields: Readonly<Record<string, Type>>;
      /** The name stands for all that an expression may speak of, not for one of them. */
      [SELF]?: true;
      /** Where a field is not kept in the record but worked out when it is asked for. */
      read?: Readonly<Record<string, () => Value>>;
    };

export const SELF: unique symbol = Symbol('self');

export const NUMBER: Type = { kind: 'number' };
export const STRING: Type = { kind: 'string' };
export const BOOL: Type = { kind: 'bool' };
export const NULL: Type = { kind: 'null' };
export const GEO: Type = { kind: 'geo' };

/** A place on earth, in degrees. */
export type Geo = { lat: number; lon: number };
export type Value = number | string | boolean | null | Geo | readonly Value[] | { readonly [name: string]: Value };

export function sameType(a: Type, b: Type): boolean {
  if (a.kind === 'list' && b.kind === 'list')
    return a.of.kind === 'null' || b.of.kind === 'null' || sameType(a.of, b.of);
  return a.kind === b.kind;
}

export function nameOfType(type: Type): string {
  return type.kind === 'list' ? `list of ${nameOfType(type.of)}` : type.kind;
}
