import type { NameToken } from '../names/index.ts';
import type { Alignment } from './align.ts';
import type { Part } from './part.ts';
import { ruleOf } from './token-similarity.ts';
import type { AlignedPart, AlignmentRule } from './types.ts';

/** One side of an alignment for people: parts with the written words they came from. */
export type ShownSide = readonly { part: Part; token: NameToken; weight: number }[];

/** The alignment in the query's order, then what only the list has. `joined` are query parts that were joined or split. */
export function explain(
  alignment: Alignment,
  query: ShownSide,
  listed: ShownSide,
  joined: ReadonlySet<number>,
): AlignedPart[] {
  const lines: AlignedPart[] = [];
  query.forEach((part, at) => {
    const pair = alignment.pairs.find((each) => each.left === at);
    const other = pair ? listed[pair.right] : undefined;
    if (!pair || !other) {
      lines.push({
        query: part.token.shown,
        listed: null,
        similarity: 0,
        rule: 'missing_listed',
        weight: round(part.weight),
      });
      return;
    }
    const rule: AlignmentRule = joined.has(at)
      ? 'joined'
      : ruleOf(part.part, other.part, part.token.script === other.token.script);
    lines.push({
      query: part.token.shown,
      listed: other.token.shown,
      similarity: round(pair.similarity),
      rule,
      weight: round(pair.weight),
    });
  });
  listed.forEach((part, at) => {
    if (alignment.pairs.some((each) => each.right === at)) return;
    lines.push({
      query: null,
      listed: part.token.shown,
      similarity: 0,
      rule: 'missing_query',
      weight: round(part.weight),
    });
  });
  return lines;
}

/** Scores are given with four digits: enough to sort by, and the same on every machine. */
export function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
