import { analyseName, looksLikeOrganization, type NameToken } from '../names/index.ts';
import { type Alignment, align, type WeighedPart } from './align.ts';
import { explain, round } from './explain.ts';
import { isSmall, KIND_WEIGHT } from './kinds.ts';
import { type Part, partOf } from './part.ts';
import { partSimilarity } from './token-similarity.ts';
import type { AlignedPart } from './types.ts';

type PairPart = WeighedPart & { part: Part; token: NameToken };

/** Weight of what stays alone on either side when no index says which side is the query. */
const MISSING = 0.55;

/** Compares two names without an index (0..1), the same either way round. */
export function matchNames(
  a: string,
  b: string,
  options: { schema?: string } = {},
): { match_score: number; alignment: AlignedPart[] } {
  const organization =
    options.schema === undefined ? looksLikeOrganization(a) || looksLikeOrganization(b) : options.schema !== 'Person';
  const left = partsOf(a, organization);
  const right = partsOf(b, organization);
  const best = bestAlignment(left, right);
  return { match_score: round(best.score), alignment: explain(best, left, right, new Set()) };
}

function bestAlignment(left: readonly PairPart[], right: readonly PairPart[]): Alignment {
  return align(left, right, (i, j) => partSimilarity((left[i] as PairPart).part, (right[j] as PairPart).part), {
    left: MISSING,
    right: MISSING,
  });
}

function partsOf(name: string, organization: boolean): PairPart[] {
  return analyseName(name, { organization }).map((token) => ({
    token,
    part: partOf(token.text),
    weight: KIND_WEIGHT[token.kind] ?? 0.7,
    small: isSmall(token.kind),
    initial: token.kind === 'initial',
    known: false,
  }));
}
