import { type Expression, parseExpression } from '@acquaint/engines/expression';
import type { Compared } from './schema/figures.ts';

type Seen = Readonly<Record<string, string | number | boolean | null>>;
const HOLDS: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '==': (left, right) => left === right,
};

/**
 * The comparisons that a condition joins by "and", with the numbers that a hit saw. One that does not hold for these numbers is of
 * another version of the rule, and is left out, as is one whose numbers were not kept.
 */
export function comparisonsOf(when: string, seen: Seen): Compared[] {
  return conjunctsOf(parseExpression(when)).flatMap((one): Compared[] => {
    const holds = one.kind === 'binary' ? HOLDS[one.operator] : undefined;
    if (one.kind !== 'binary' || !holds) return [];
    const [value, threshold] = [numberOf(one.left, seen), numberOf(one.right, seen)];
    if (value === null || threshold === null || !holds(value, threshold)) return [];
    if (one.left.kind === 'literal') return [];
    return [{ left: written(one.left), operator: one.operator, right: written(one.right), value, threshold }];
  });
}

function conjunctsOf(one: Expression): Expression[] {
  if (one.kind === 'binary' && one.operator === '&&') return [...conjunctsOf(one.left), ...conjunctsOf(one.right)];
  return [one];
}

function numberOf(one: Expression, seen: Seen): number | null {
  if (one.kind === 'literal') return typeof one.value === 'number' ? one.value : null;
  if (one.kind === 'member') {
    const value = seen[written(one)];
    return typeof value === 'number' ? value : null;
  }
  if (one.kind !== 'binary') return null;
  const [left, right] = [numberOf(one.left, seen), numberOf(one.right, seen)];
  if (left === null || right === null) return null;
  if (one.operator === '*') return left * right;
  if (one.operator === '+') return left + right;
  return one.operator === '-' ? left - right : null;
}

/** An expression as a reader knows it: names with points, numbers, and what is done with them. */
function written(one: Expression): string {
  if (one.kind === 'name') return one.name;
  if (one.kind === 'literal') return String(one.value);
  if (one.kind === 'member') return `${written(one.of)}.${one.name}`;
  return one.kind === 'binary' ? `${written(one.left)} ${one.operator} ${written(one.right)}` : '';
}
