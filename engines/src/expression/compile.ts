import { type Expression, ExpressionInvalid } from './ast.ts';
import { FUNCTIONS } from './functions.ts';
import { parseExpression } from './parse.ts';
import { nearestName } from './suggest.ts';
import { BOOL, NULL, NUMBER, nameOfType, SELF, STRING, sameType, type Type, type Value } from './types.ts';

/** What an expression may speak of: the names at its root and their types. */
export type Names = Readonly<Record<string, Type>>;
export type Scope = Readonly<Record<string, Value>>;
/** A checked expression: `run` takes the values of the names and never throws; what is unknown or divided by zero is null. */
export type Compiled = { type: Type; run: (scope: Scope) => Value };

/** Checks an expression against the names it may use and turns it into closures. Throws `ExpressionInvalid` with line and column. */
export function compileExpression(text: string, names: Names): Compiled {
  return compile(parseExpression(text), names);
}

/** The same, for a condition: anything but a truth value is refused. */
export function compileCondition(text: string, names: Names): (scope: Scope) => boolean {
  const expression = parseExpression(text);
  const { type, run } = compile(expression, names);
  if (type.kind !== 'bool') throw wrongType(expression, `a condition is true or false, this is a ${nameOfType(type)}`);
  return (scope) => run(scope) === true;
}

function wrongType(at: Expression, message: string): ExpressionInvalid {
  return new ExpressionInvalid('expression.type', message, at);
}

function compile(expression: Expression, names: Names): Compiled {
  switch (expression.kind) {
    case 'literal':
      return literal(expression.value);
    case 'list':
      return list(expression, names);
    case 'name':
      return root(expression, names);
    case 'member':
      return member(expression, names);
    case 'call':
      return call(expression, names);
    case 'unary':
      return unary(expression, names);
    case 'binary':
      return binary(expression, names);
    case 'choice':
      return choice(expression, names);
  }
}

type Of<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

function literal(value: number | string | boolean | null): Compiled {
  const type = value === null ? NULL : typeof value === 'number' ? NUMBER : typeof value === 'string' ? STRING : BOOL;
  return { type, run: () => value };
}

function list(expression: Of<'list'>, names: Names): Compiled {
  const items = expression.items.map((item) => compile(item, names));
  const of = items[0]?.type ?? NULL;
  items.forEach((item, at) => {
    if (!sameType(item.type, of))
      throw wrongType(expression.items[at] ?? expression, 'the items of a list are all of one type');
  });
  const runs = items.map((item) => item.run);
  return { type: { kind: 'list', of }, run: (scope) => runs.map((run) => run(scope)) };
}

function root(expression: Of<'name'>, names: Names): Compiled {
  const { name } = expression;
  const type = names[name];
  if (!type) throw unknown(expression, name, Object.keys(names));
  if (type.kind === 'record' && type[SELF]) return { type, run: (scope) => scope };
  return { type, run: (scope) => scope[name] ?? null };
}

function unknown(at: Expression, name: string, known: readonly string[]): ExpressionInvalid {
  return new ExpressionInvalid('expression.unknown_name', `"${name}" is not known`, at, nearestName(name, known));
}

function member(expression: Of<'member'>, names: Names): Compiled {
  const of = compile(expression.of, names);
  const { name } = expression;
  if (of.type.kind !== 'record') throw wrongType(expression, `a ${nameOfType(of.type)} has no "${name}"`);
  const type = of.type.fields[name];
  if (!type) throw unknown(expression, name, Object.keys(of.type.fields));
  const read = of.type.read?.[name];
  if (read) return { type, run: () => read() ?? null };
  const outer = of.run;
  return {
    type,
    run: (scope) => {
      const record = outer(scope) as { readonly [key: string]: Value } | null;
      return record === null ? null : (record[name] ?? null);
    },
  };
}

/** What CEL has and this language has not: work that is not bounded by the text. */
const COMPREHENSIONS = new Set(['all', 'exists', 'exists_one', 'filter', 'map', 'matches', 'reduce']);

function call(expression: Of<'call'>, names: Names): Compiled {
  if (expression.name === 'list') return namedList(expression, names);
  if (COMPREHENSIONS.has(expression.name))
    throw wrongType(expression, `"${expression.name}" is not allowed: there are no loops; count with an aggregate`);
  const args = expression.args.map((arg) => compile(arg, names));
  if (expression.name === 'has') return has(expression, args);
  const found = FUNCTIONS[expression.name];
  if (!found) throw unknown(expression, expression.name, ['has', ...Object.keys(FUNCTIONS)]);
  if (args.length !== found.args.length)
    throw wrongType(expression, `"${expression.name}" takes ${found.args.length} arguments`);
  args.forEach((arg, at) => {
    const wanted = found.args[at] as Type;
    if (!sameType(arg.type, wanted))
      throw wrongType(
        expression.args[at] ?? expression,
        `"${expression.name}" takes a ${nameOfType(wanted)} here, not a ${nameOfType(arg.type)}`,
      );
  });
  const runs = args.map((arg) => arg.run);
  const run = found.run as unknown as (...values: Value[]) => Value;
  return {
    type: found.gives,
    run: (scope) => {
      const values = runs.map((each) => each(scope));
      return values.includes(null) ? null : finite(run(...values));
    },
  };
}

/** `list('name')`: a list that is kept elsewhere, under a version. */
function namedList(expression: Of<'call'>, names: Names): Compiled {
  const [name] = expression.args;
  if (expression.args.length !== 1 || name?.kind !== 'literal' || typeof name.value !== 'string')
    throw wrongType(expression, '"list" takes the name of a list, in quotes');
  const lists = names.list?.kind === 'record' ? names.list.fields : {};
  const type = lists[name.value];
  if (!type) throw unknown(name, name.value, Object.keys(lists));
  return { type, run: () => null };
}

/** A number that is none (an overflow) is unknown. */
function finite(value: Value): Value {
  return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}

function has(expression: Of<'call'>, args: readonly Compiled[]): Compiled {
  const [one] = args;
  if (!one || args.length !== 1) throw wrongType(expression, '"has" takes one value');
  return { type: BOOL, run: (scope) => one.run(scope) !== null };
}

function unary(expression: Of<'unary'>, names: Names): Compiled {
  const operand = compile(expression.operand, names);
  const wanted = expression.operator === '!' ? BOOL : NUMBER;
  if (!sameType(operand.type, wanted))
    throw wrongType(
      expression,
      `"${expression.operator}" takes a ${nameOfType(wanted)}, not a ${nameOfType(operand.type)}`,
    );
  const { run } = operand;
  if (expression.operator === '!') return { type: BOOL, run: (scope) => run(scope) !== true };
  return {
    type: NUMBER,
    run: (scope) => {
      const value = run(scope);
      return value === null ? null : -(value as number);
    },
  };
}

type Run = (scope: Scope) => Value;
type Numbers = (a: number, b: number) => number;
const ARITHMETIC: Readonly<Record<string, Numbers>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
};

function binary(expression: Of<'binary'>, names: Names): Compiled {
  const left = compile(expression.left, names);
  const right = compile(expression.right, names);
  const { operator } = expression;
  const refuse = () =>
    wrongType(expression, `"${operator}" does not go with a ${nameOfType(left.type)} and a ${nameOfType(right.type)}`);
  const both = (type: Type) => sameType(left.type, type) && sameType(right.type, type);
  if (operator === '&&' || operator === '||') {
    if (!both(BOOL)) throw refuse();
    return { type: BOOL, run: logic(operator, left.run, right.run) };
  }
  if (operator === 'in') {
    if (right.type.kind !== 'list' || !(right.type.of.kind === 'null' || sameType(left.type, right.type.of)))
      throw refuse();
    const { has } = right.type;
    if (has) return { type: BOOL, run: (scope) => has(left.run(scope)) };
    return { type: BOOL, run: within(left.run, right.run, expression.right) };
  }
  if (operator === '==' || operator === '!=') {
    const comparable = sameType(left.type, right.type) || left.type.kind === 'null' || right.type.kind === 'null';
    if (!comparable || left.type.kind === 'list' || left.type.kind === 'record') throw refuse();
    return { type: BOOL, run: equality(operator, left, right) };
  }
  const arithmetic = ARITHMETIC[operator];
  if (arithmetic) {
    if (operator === '+' && both(STRING)) return { type: STRING, run: joined(left.run, right.run) };
    if (!both(NUMBER)) throw refuse();
    return { type: NUMBER, run: computed(arithmetic, left.run, right.run) };
  }
  if (!both(NUMBER) && !both(STRING)) throw refuse();
  return { type: BOOL, run: ordered(operator, left.run, right.run) };
}

function logic(operator: '&&' | '||', left: Run, right: Run): Run {
  return operator === '&&'
    ? (scope) => left(scope) === true && right(scope) === true
    : (scope) => left(scope) === true || right(scope) === true;
}

function within(left: Run, right: Run, written: Expression): Run {
  const isFixed = written.kind === 'list' && written.items.every((item) => item.kind === 'literal');
  if (isFixed) {
    const values = new Set(right({}) as readonly Value[]);
    return (scope) => {
      const value = left(scope);
      return value !== null && values.has(value);
    };
  }
  return (scope) => {
    const [value, list] = [left(scope), right(scope) as readonly Value[] | null];
    return value !== null && (list?.includes(value) ?? false);
  };
}

/** A comparison with what is unknown is false, unless it asks for null itself. */
function equality(operator: '==' | '!=', left: Compiled, right: Compiled): Run {
  const asksForNull = left.type.kind === 'null' || right.type.kind === 'null';
  const equal = operator === '==';
  return (scope) => {
    const [a, b] = [left.run(scope), right.run(scope)];
    if (!asksForNull && (a === null || b === null)) return false;
    return (a === b) === equal;
  };
}

function ordered(operator: string, left: Run, right: Run): Run {
  const compare = (holds: (a: number | string, b: number | string) => boolean): Run => {
    return (scope) => {
      const [a, b] = [left(scope) as number | string | null, right(scope) as number | string | null];
      return a !== null && b !== null && holds(a, b);
    };
  };
  if (operator === '<') return compare((a, b) => a < b);
  if (operator === '<=') return compare((a, b) => a <= b);
  if (operator === '>') return compare((a, b) => a > b);
  return compare((a, b) => a >= b);
}

function computed(arithmetic: Numbers, left: Run, right: Run): Run {
  return (scope) => {
    const [a, b] = [left(scope) as number | null, right(scope) as number | null];
    if (a === null || b === null) return null;
    const result = arithmetic(a, b);
    return Number.isFinite(result) ? result : null;
  };
}

function joined(left: Run, right: Run): Run {
  return (scope) => {
    const [a, b] = [left(scope) as string | null, right(scope) as string | null];
    return a === null || b === null ? null : (a + b).slice(0, 4000);
  };
}

function choice(expression: Of<'choice'>, names: Names): Compiled {
  const condition = compile(expression.condition, names);
  const then = compile(expression.then, names);
  const otherwise = compile(expression.otherwise, names);
  if (condition.type.kind !== 'bool') throw wrongType(expression.condition, 'what stands before "?" is true or false');
  const isNull = then.type.kind === 'null';
  if (!isNull && otherwise.type.kind !== 'null' && !sameType(then.type, otherwise.type))
    throw wrongType(expression.otherwise, 'both sides of ":" are of one type');
  return {
    type: isNull ? otherwise.type : then.type,
    run: (scope) => (condition.run(scope) === true ? then.run(scope) : otherwise.run(scope)),
  };
}
