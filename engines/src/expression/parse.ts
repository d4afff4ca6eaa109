import { type BinaryOperator, type Expression, ExpressionInvalid, type Place } from './ast.ts';
import { lex, type Token } from './lex.ts';

/** How strongly operators bind, as in CEL. */
const BINDS: Readonly<Record<string, number>> = {
  ...{ '||': 1, '&&': 2, '==': 3, '!=': 3, '<': 3, '<=': 3, '>': 3, '>=': 3, in: 3 },
  ...{ '+': 4, '-': 4, '*': 5, '/': 5, '%': 5 },
};
const CONSTANTS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);
const MAX_DEPTH = 60;

/** Reads an expression; throws `ExpressionInvalid` with its place. */
export function parseExpression(text: string): Expression {
  return new Parser(lex(text)).whole();
}

/** The fields of `roots` that an expression speaks of, as "root.field", each once. */
export function fieldsIn(expression: Expression, roots: readonly string[]): string[] {
  const found = new Set<string>();
  const walk = (one: Expression): void => {
    if (one.kind === 'member' && one.of.kind === 'name' && roots.includes(one.of.name))
      found.add(`${one.of.name}.${one.name}`);
    const [name] = one.kind === 'call' && one.name === 'list' ? one.args : [];
    if (name?.kind === 'literal' && roots.includes('list')) found.add(`list.${name.value}`);
    partsOf(one).forEach(walk);
  };
  walk(expression);
  return [...found];
}

function partsOf(one: Expression): readonly Expression[] {
  switch (one.kind) {
    case 'literal':
    case 'name':
      return [];
    case 'list':
      return one.items;
    case 'member':
      return [one.of];
    case 'call':
      return one.args;
    case 'unary':
      return [one.operand];
    case 'binary':
      return [one.left, one.right];
    case 'choice':
      return [one.condition, one.then, one.otherwise];
  }
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Expression {
    const found = this.#choice();
    if (this.#now.kind !== 'end') throw this.#unexpected();
    return found;
  }

  get #now(): Token {
    return this.#tokens[Math.min(this.#at, this.#tokens.length - 1)] as Token;
  }

  #unexpected(): ExpressionInvalid {
    const { kind, text } = this.#now;
    const what = kind === 'end' ? 'the expression ends too early' : `"${text}" is not expected here`;
    return new ExpressionInvalid('expression.syntax', what, this.#now);
  }

  #is(sign: string): boolean {
    return this.#now.kind === 'sign' && this.#now.text === sign;
  }

  #accept(sign: string): boolean {
    if (!this.#is(sign)) return false;
    this.#at += 1;
    return true;
  }

  #expect(sign: string): void {
    if (!this.#accept(sign)) throw this.#unexpected();
  }

  #choice(): Expression {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH)
      throw new ExpressionInvalid('expression.too_large', `an expression is at most ${MAX_DEPTH} deep`, this.#now);
    const condition = this.#binary(1);
    let found = condition;
    if (this.#accept('?')) {
      const then = this.#choice();
      this.#expect(':');
      found = { ...placeOf(condition), kind: 'choice', condition, then, otherwise: this.#choice() };
    }
    this.#depth -= 1;
    return found;
  }

  #binary(least: number): Expression {
    let left = this.#unary();
    for (;;) {
      const operator = this.#operator();
      const binds = operator === null ? 0 : (BINDS[operator] ?? 0);
      if (operator === null || binds < least) return left;
      const place = this.#now;
      this.#at += 1;
      const right = this.#binary(binds + 1);
      left = { line: place.line, column: place.column, kind: 'binary', operator, left, right };
    }
  }

  #operator(): BinaryOperator | null {
    const { kind, text } = this.#now;
    const operator = (kind === 'sign' && text in BINDS) || (kind === 'name' && text === 'in');
    return operator ? (text as BinaryOperator) : null;
  }

  #unary(): Expression {
    const place = placeOf(this.#now);
    for (const operator of ['!', '-'] as const) {
      if (!this.#accept(operator)) continue;
      this.#depth += 1;
      if (this.#depth > MAX_DEPTH) throw this.#unexpected();
      const operand = this.#unary();
      this.#depth -= 1;
      return { ...place, kind: 'unary', operator, operand };
    }
    return this.#members(this.#primary());
  }

  #members(start: Expression): Expression {
    let found = start;
    while (this.#is('.')) {
      this.#at += 1;
      const { kind, text } = this.#now;
      if (kind !== 'name') throw this.#unexpected();
      const place = placeOf(this.#now);
      this.#at += 1;
      // A function of a name space ("geo.km(a, b)") and one of a value ("tx.country.startsWith('G')").
      if (this.#accept('(')) {
        const args = this.#list(')');
        found =
          found.kind === 'name' && found.name === 'geo'
            ? { ...place, kind: 'call', name: `geo.${text}`, args }
            : { ...place, kind: 'call', name: text, args: [found, ...args] };
      } else found = { ...place, kind: 'member', of: found, name: text };
    }
    return found;
  }

  #primary(): Expression {
    const { kind, text } = this.#now;
    const place = placeOf(this.#now);
    if (this.#accept('(')) {
      const inner = this.#choice();
      this.#expect(')');
      return inner;
    }
    if (this.#accept('[')) return { ...place, kind: 'list', items: this.#list(']') };
    this.#at += 1;
    if (kind === 'number') return { ...place, kind: 'literal', value: Number(text) };
    if (kind === 'string') return { ...place, kind: 'literal', value: text };
    if (kind === 'name') {
      const constant = CONSTANTS.get(text);
      if (constant !== undefined) return { ...place, kind: 'literal', value: constant };
      return this.#accept('(')
        ? { ...place, kind: 'call', name: text, args: this.#list(')') }
        : { ...place, kind: 'name', name: text };
    }
    this.#at -= 1;
    throw this.#unexpected();
  }

  #list(close: string): Expression[] {
    const items: Expression[] = [];
    if (this.#accept(close)) return items;
    do items.push(this.#choice());
    while (this.#accept(','));
    this.#expect(close);
    return items;
  }
}

function placeOf({ line, column }: Place): Place {
  return { line, column };
}
