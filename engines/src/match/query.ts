import { analyseName, looksLikeOrganization, type NameToken } from '../names/index.ts';
import type { WeighedPart } from './align.ts';
import type { Expander, Expansion } from './expand.ts';
import { KIND_WEIGHT } from './kinds.ts';
import type { IndexTables } from './tables.ts';
import type { Part } from './token-similarity.ts';
import { soundsOfToken } from './vocabulary.ts';
import { UNKNOWN_WEIGHT } from './weights.ts';

/** One part of a query with the vocabulary entries it may stand for. */
export type QueryPart = Part & WeighedPart & { token: NameToken; expansion: Expansion; known: Map<number, number> };

/** One reading of a query: its parts as written, or with words joined or split. `shown` names the written words of each part. */
export type Reading = { parts: QueryPart[]; joined: ReadonlySet<number> };

const ORGANIZATION_SCHEMAS: ReadonlySet<string> = new Set([
  'Organization',
  'Company',
  'Vessel',
  'Airplane',
  'PublicBody',
  'LegalEntity',
]);
const NOTHING: Expansion = { tokens: new Uint32Array(), similarities: new Float32Array() };

/** Whether to read a name as an organization's. */
export function readsAsOrganization(name: string, schema: string | undefined): boolean {
  if (schema === undefined || schema === 'Thing') return looksLikeOrganization(name);
  return ORGANIZATION_SCHEMAS.has(schema);
}

/** Takes the query apart and looks every part up; the other readings try words joined and split. */
export class QueryReader {
  readonly #tables: IndexTables;
  readonly #expander: Expander;

  constructor(tables: IndexTables, expander: Expander) {
    this.#tables = tables;
    this.#expander = expander;
  }

  /** The readings of a query, the written one first; none when the name has no parts. */
  read(name: string, organization: boolean, rules: { floor: number; splits: boolean }): Reading[] {
    const tokens = analyseName(name, { organization });
    if (tokens.length === 0) return [];
    const written: Reading = { parts: tokens.map((token) => this.#part(token, rules.floor)), joined: new Set() };
    return rules.splits
      ? [written, ...this.#joinedReadings(written, rules.floor), ...this.#splitReadings(written, rules.floor)]
      : [written];
  }

  #part(token: NameToken, floor: number): QueryPart {
    const part = { text: token.text, sounds: soundsOfToken(token.text) };
    const fixed = KIND_WEIGHT[token.kind];
    const small = token.kind !== 'word' && token.kind !== 'number';
    const expansion = small ? this.#onlyItself(token.text) : this.#expander.expand(part, floor);
    const known = new Map<number, number>();
    expansion.tokens.forEach((entry, at) => {
      known.set(entry, expansion.similarities[at] as number);
    });
    return { ...part, token, small, weight: fixed ?? this.#weightOf(expansion), expansion, known };
  }

  #onlyItself(text: string): Expansion {
    const [token] = this.#expander.exact(text);
    return token === undefined ? NOTHING : { tokens: Uint32Array.of(token), similarities: Float32Array.of(1) };
  }

  /** A part that no list knows is as rare as can be, unless it is a near spelling of one that is known. */
  #weightOf(expansion: Expansion): number {
    const nearest = expansion.tokens[0];
    if (nearest === undefined) return UNKNOWN_WEIGHT;
    const similarity = expansion.similarities[0] as number;
    const weight = this.#tables.tokenWeight[nearest] as number;
    return similarity >= 0.9 ? weight : Math.max(weight, UNKNOWN_WEIGHT * 0.8);
  }

  #joinedReadings(written: Reading, floor: number): Reading[] {
    const readings: Reading[] = [];
    for (let at = 0; at + 1 < written.parts.length && readings.length < 3; at++) {
      const [left, right] = [written.parts[at] as QueryPart, written.parts[at + 1] as QueryPart];
      if (!joinable(left) || !joinable(right) || left.text.length + right.text.length > 24) continue;
      const joined = this.#part(
        {
          ...left.token,
          text: left.text + right.text,
          shown: `${left.token.shown} ${right.token.shown}`,
          kind: 'word',
        },
        Math.max(floor, 0.86),
      );
      if (joined.expansion.tokens.length === 0) continue;
      readings.push({
        parts: [...written.parts.slice(0, at), joined, ...written.parts.slice(at + 2)],
        joined: new Set([at]),
      });
    }
    return readings;
  }

  #splitReadings(written: Reading, floor: number): Reading[] {
    const readings: Reading[] = [];
    for (let at = 0; at < written.parts.length && readings.length < 3; at++) {
      const part = written.parts[at] as QueryPart;
      if (part.small || part.token.bare || part.text.length < 6 || (part.expansion.similarities[0] ?? 0) >= 0.97)
        continue;
      for (const [first, second] of this.#splitsOf(part.text)) {
        const halves = [first, second].map((text) => this.#part({ ...part.token, text, kind: 'word' }, floor));
        readings.push({
          parts: [...written.parts.slice(0, at), ...halves, ...written.parts.slice(at + 1)],
          joined: new Set([at, at + 1]),
        });
      }
    }
    return readings.slice(0, 4);
  }

  /** The two likeliest ways to cut a word into two known ones. */
  #splitsOf(text: string): [string, string][] {
    const found: { halves: [string, string]; weight: number }[] = [];
    for (let cut = 2; cut <= text.length - 2; cut++) {
      const halves: [string, string] = [text.slice(0, cut), text.slice(cut)];
      const tokens = halves.map((half) => this.#expander.exact(half)[0]);
      if (tokens.some((token) => token === undefined)) continue;
      found.push({ halves, weight: Math.min(...halves.map((half) => half.length)) });
    }
    return found
      .sort((a, b) => b.weight - a.weight || (a.halves[0] < b.halves[0] ? -1 : 1))
      .slice(0, 2)
      .map((each) => each.halves);
  }
}

function joinable(part: QueryPart): boolean {
  return (
    (part.token.kind === 'word' || part.token.kind === 'particle' || part.token.kind === 'initial') && !part.token.bare
  );
}
