import { analyseName, isFrequentWord, looksLikeOrganization, type NameToken, plain, signOf } from '../names/index.ts';
import { type Alignment, align, type WeighedPart } from './align.ts';
import { explain, round } from './explain.ts';
import { isSmall, KIND_WEIGHT } from './kinds.ts';
import { type Part, partOf } from './part.ts';
import { partSimilarity } from './token-similarity.ts';
import type { AlignedPart } from './types.ts';

type PairPart = WeighedPart & { part: Part; token: NameToken };
type Sides = { left: readonly PairPart[]; right: readonly PairPart[]; joined: ReadonlySet<number> };

/** Weights without an index: no frequencies are known, only which words are common in names everywhere. */
const PAIR = { missing: 0.5, word: 0.8, common: 0.5, joinedFloor: 0.86 } as const;

/** Compares two names without an index (0..1), the same either way round. */
export function matchNames(
  a: string,
  b: string,
  options: { schema?: string } = {},
): { match_score: number; alignment: AlignedPart[] } {
  const organization =
    options.schema === undefined ? looksLikeOrganization(a) || looksLikeOrganization(b) : options.schema !== 'Person';
  const written: Sides = { left: partsOf(a, organization), right: partsOf(b, organization), joined: new Set() };
  let best = { sides: written, alignment: alignSides(written) };
  for (const sides of [
    ...joinLeft(written),
    ...joinLeft({ ...written, left: written.right, right: written.left }).map(swap),
  ]) {
    const alignment = alignSides(sides);
    if (alignment.score > best.alignment.score) best = { sides, alignment };
  }
  return {
    match_score: round(best.alignment.score),
    alignment: explain(best.alignment, best.sides.left, best.sides.right, best.sides.joined),
  };
}

function alignSides({ left, right }: Sides): Alignment {
  const similarity = (i: number, j: number): number =>
    partSimilarity((left[i] as PairPart).part, (right[j] as PairPart).part);
  return align(left, right, similarity, { left: PAIR.missing, right: PAIR.missing });
}

/** The sides with two neighbours on the left written as one word, where the right has that word. */
function joinLeft({ left, right }: Sides): Sides[] {
  const found: Sides[] = [];
  for (let at = 0; at + 1 < left.length; at++) {
    const [first, second] = [(left[at] as PairPart).token, (left[at + 1] as PairPart).token];
    if (signOf(first.text) !== null || signOf(second.text) !== null) continue;
    const token: NameToken = {
      ...first,
      text: plain(first.text) + plain(second.text),
      shown: `${first.shown} ${second.shown}`,
      kind: 'word',
    };
    const joined = toPart(token);
    if (!right.some(({ part }) => partSimilarity(joined.part, part) >= PAIR.joinedFloor)) continue;
    found.push({ left: [...left.slice(0, at), joined, ...left.slice(at + 2)], right, joined: new Set([at]) });
  }
  return found;
}

function swap({ left, right }: Sides): Sides {
  return { left: right, right: left, joined: new Set() };
}

function partsOf(name: string, organization: boolean): PairPart[] {
  return analyseName(name, { organization }).map(toPart);
}

function toPart(token: NameToken): PairPart {
  const weight = KIND_WEIGHT[token.kind] ?? (isFrequentWord(plain(token.text)) ? PAIR.common : PAIR.word);
  return {
    part: partOf(token.text),
    token,
    weight,
    small: isSmall(token.kind),
    initial: token.kind === 'initial',
    known: false,
  };
}
