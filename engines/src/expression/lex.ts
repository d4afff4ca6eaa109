import { ExpressionInvalid, type Place } from './ast.ts';

export type Token = Place & { kind: 'number' | 'string' | 'name' | 'sign' | 'end'; text: string };

/** Longest expression, in characters. */
const MAX_TEXT = 4000;
const SPACE = /\s/;
const NUMBER = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const NAME = /[A-Za-z_]\w*/y;
const SIGNS = ['&&', '||', '==', '!=', '<=', '>=', '<', '>', '+', '-', '*', '/', '%', '!', '?', ':', '(', ')'] as const;
const MORE_SIGNS = ['[', ']', ',', '.'] as const;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', '\\': '\\', "'": "'", '"': '"' };

/** The tokens of an expression, an `end` last. */
export function lex(text: string): Token[] {
  if (text.length > MAX_TEXT)
    throw new ExpressionInvalid('expression.too_large', `an expression has at most ${MAX_TEXT} characters`, {
      line: 1,
      column: 1,
    });
  const tokens: Token[] = [];
  let [at, line, start] = [0, 1, 0];
  while (at < text.length) {
    const sign = text[at] as string;
    if (SPACE.test(sign)) {
      if (sign === '\n') [line, start] = [line + 1, at + 1];
      at += 1;
      continue;
    }
    const place = { line, column: at - start + 1 };
    const token = read(text, at, place);
    tokens.push({ ...place, ...token });
    at += token.length;
  }
  tokens.push({ line, column: at - start + 1, kind: 'end', text: '' });
  return tokens;
}

type Read = Pick<Token, 'kind' | 'text'> & { length: number };

function read(text: string, at: number, place: Place): Read {
  const first = text[at] as string;
  if (first === '"' || first === "'") return readString(text, at, place);
  const number = matchAt(NUMBER, text, at);
  if (number !== null) return { kind: 'number', text: number, length: number.length };
  const name = matchAt(NAME, text, at);
  if (name !== null) return { kind: 'name', text: name, length: name.length };
  const sign = [...SIGNS, ...MORE_SIGNS].find((each) => text.startsWith(each, at));
  if (sign) return { kind: 'sign', text: sign, length: sign.length };
  throw new ExpressionInvalid(
    'expression.syntax',
    `"${first}" has no meaning here`,
    place,
    first === '=' ? '==' : null,
  );
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

function readString(text: string, at: number, place: Place): Read {
  const quote = text[at];
  let value = '';
  let place2 = at + 1;
  while (place2 < text.length && text[place2] !== quote) {
    if (text[place2] === '\n') break;
    if (text[place2] === '\\') {
      const escaped = ESCAPES[text[place2 + 1] ?? ''];
      if (escaped === undefined) throw new ExpressionInvalid('expression.syntax', 'this escape is not known', place);
      value += escaped;
      place2 += 2;
    } else {
      value += text[place2];
      place2 += 1;
    }
  }
  if (text[place2] !== quote) throw new ExpressionInvalid('expression.syntax', 'this text is not closed', place);
  return { kind: 'string', text: value, length: place2 + 1 - at };
}
