import { z } from 'zod';

/**
 * The wire speaks snake_case, the code camelCase; the schema says which keys are names and which are a record's own.
 * A span of time is a word of its own: `calls24h` is `calls_24h`, while `p95Ms` stays `p95_ms`.
 */
export function snakeName(name: string): string {
  return name
    .replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    .replace(/(?<=[a-z])\d+[a-z]/g, (span) => `_${span}`);
}

type Direction = 'in' | 'out';
type AnySchema = z.core.$ZodType;

export function fromWire(schema: AnySchema, value: unknown): unknown {
  return rename(schema, value, 'in');
}

export function toWire(schema: AnySchema, value: unknown): unknown {
  return rename(schema, value, 'out');
}

function rename(schema: AnySchema, value: unknown, direction: Direction): unknown {
  if (value === null || value === undefined || typeof value !== 'object') return value;
  const def = (schema as z.core.$ZodTypes)._zod.def;
  switch (def.type) {
    case 'object':
      return renameObject([def.shape], value, direction);
    case 'array':
      return Array.isArray(value) ? value.map((item) => rename(def.element, item, direction)) : value;
    case 'record':
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, rename(def.valueType, item, direction)]),
      );
    case 'union':
      return renameUnion(def.options, value, direction);
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return rename(def.innerType, value, direction);
    case 'lazy':
      return rename(def.getter(), value, direction);
    case 'pipe':
      return rename(def.in, value, direction);
    default:
      return value;
  }
}

function renameUnion(options: readonly AnySchema[], value: object, direction: Direction): unknown {
  if (Array.isArray(value)) {
    const array = options.find((option) => typeOf(option) === 'array');
    return array ? rename(array, value, direction) : value;
  }
  const shapes = options.flatMap((option) => {
    const def = (option as z.core.$ZodTypes)._zod.def;
    return def.type === 'object' ? [def.shape] : [];
  });
  return shapes.length > 0 ? renameObject(shapes, value, direction) : value;
}

function typeOf(schema: AnySchema): string {
  return (schema as z.core.$ZodTypes)._zod.def.type;
}

/** Keys that no shape knows keep their spelling, so that a strict schema can name them. */
function renameObject(
  shapes: readonly Readonly<Record<string, AnySchema>>[],
  value: object,
  direction: Direction,
): unknown {
  const [first] = shapes;
  const known = shapes.length === 1 && first ? knownNames(first, direction) : namesOf(shapes, direction);
  const given = value as Readonly<Record<string, unknown>>;
  const renamed: Record<string, unknown> = {};
  for (const name of Object.keys(given)) {
    const found = known.get(name);
    if (found) renamed[found.key] = rename(found.schema, given[name], direction);
    // Defined, not assigned: a member called __proto__ is one like any other, and no prototype.
    else Object.defineProperty(renamed, name, { ...MEMBER, value: given[name] });
  }
  return renamed;
}

const MEMBER = { enumerable: true, configurable: true, writable: true } as const;

type Names = ReadonlyMap<string, { key: string; schema: AnySchema }>;
type Shape = Readonly<Record<string, AnySchema>>;
/** Schemas are made once, at start: the names of each are worked out once as well. */
const KNOWN = { in: new WeakMap<Shape, Names>(), out: new WeakMap<Shape, Names>() };

function knownNames(shape: Shape, direction: Direction): Names {
  const known = KNOWN[direction].get(shape) ?? namesOf([shape], direction);
  KNOWN[direction].set(shape, known);
  return known;
}

function namesOf(shapes: readonly Shape[], direction: Direction): Names {
  const known = new Map<string, { key: string; schema: AnySchema }>();
  for (const shape of shapes) {
    for (const [key, schema] of Object.entries(shape))
      known.set(direction === 'in' ? snakeName(key) : key, { key: direction === 'in' ? key : snakeName(key), schema });
  }
  return known;
}

type JsonSchema = Record<string, unknown>;

/** The wire's JSON Schema (2020-12) of a schema: codecs show their outside, property names are snake_case. */
export function wireJsonSchema(schema: AnySchema): JsonSchema {
  const made: JsonSchema = { ...z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) };
  delete made.$schema;
  // Only schemas that contain themselves are defined apart (any JSON value, say); inside a document their references
  // would point nowhere, so they are described as a value of any shape.
  delete made.$defs;
  return renameProperties(made) as JsonSchema;
}

function renameProperties(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(renameProperties);
  if (!node || typeof node !== 'object') return node;
  if ('$ref' in node && String(node.$ref).startsWith('#')) return {};
  const out: JsonSchema = {};
  for (const [key, value] of Object.entries(node)) {
    if (key === 'properties' && value && typeof value === 'object') {
      out[key] = Object.fromEntries(
        Object.entries(value).map(([name, item]) => [snakeName(name), renameProperties(item)]),
      );
    } else if (key === 'required' && Array.isArray(value)) {
      out[key] = value.map((name) => snakeName(String(name)));
    } else if (key === 'enum' || key === 'const' || key === 'default' || key === 'examples') {
      out[key] = value;
    } else out[key] = renameProperties(value);
  }
  return out;
}
