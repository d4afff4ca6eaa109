import type { ListedSchema } from '../lists/index.ts';
import { analyseName } from '../names/index.ts';
import { explain, type ShownSide } from './explain.ts';
import { identifierHash, identifierKey } from './identifiers.ts';
import type { Hit } from './name-search.ts';
import { riskOf } from './risk.ts';
import { stringAt } from './strings.ts';
import { firstOf, type IndexTables } from './tables.ts';
import type { MatchResult, Qualifier } from './types.ts';
import type { VocabularyReader } from './vocabulary-reader.ts';

/** What an index keeps of a listed entity beside its names. */
export type Entity = {
  id: string;
  list: string;
  schema: ListedSchema;
  birthDates: string[];
  countries: string[];
  topics: string[];
};

/** Reads entities out of an index and writes the results that people see. */
export class EntityReader {
  readonly #tables: IndexTables;
  readonly #vocabulary: VocabularyReader;

  constructor(tables: IndexTables, vocabulary: VocabularyReader) {
    this.#tables = tables;
    this.#vocabulary = vocabulary;
  }

  /** The facts of entity `number`. */
  entity(number: number): Entity {
    const stored = JSON.parse(stringAt(this.#tables.entities, number)) as [
      string,
      string,
      ListedSchema,
      string[],
      string[],
      string[],
    ];
    const [id, list, schema, birthDates, countries, topics] = stored;
    return { id, list, schema, birthDates, countries, topics };
  }

  /** A result with its explanation; without a hit (found by identifier) the first listed name is shown. */
  result(number: number, hit: Hit | null, rating: { score: number; qualifiers: Qualifier[] }): MatchResult {
    const entity = this.entity(number);
    const row = hit?.name ?? this.#tables.nameEntity.indexOf(number);
    // A wallet may be listed without any name: its number is then all there is to show.
    const name = row < 0 ? entity.id : stringAt(this.#tables.names, row);
    const alignment = hit
      ? explain(hit.alignment, hit.reading.parts, this.#shown(hit.name, name, entity), hit.reading.joined)
      : [];
    return {
      entity_id: entity.id,
      list: entity.list,
      name,
      match_score: rating.score,
      risk_score: riskOf(entity.topics),
      schema: entity.schema,
      topics: entity.topics,
      alignment,
      qualifiers: rating.qualifiers,
    };
  }

  /** The listed name's parts with their written words: the name is analysed again, since an index keeps only numbers. */
  #shown(name: number, text: string, entity: Entity): ShownSide {
    const { offsets, values } = this.#tables.nameTokens;
    const start = offsets[name] as number;
    return analyseName(text, { organization: entity.schema !== 'Person' }).map((token, at) => {
      const number = values[start + at] as number;
      return { part: this.#vocabulary.part(number), token, weight: this.#tables.tokenWeight[number] as number };
    });
  }

  /** The entities that have exactly this identifier. */
  withIdentifier(identifier: string): number[] {
    const key = identifierKey(identifier);
    if (key === null) return [];
    const { hashes, tokens } = this.#tables.identifiers;
    const hash = identifierHash(key);
    const found: number[] = [];
    for (let at = firstOf(this.#tables.identifiers, hash); at < hashes.length && hashes[at] === hash; at++) {
      const entity = tokens[at] as number;
      // A hash may be shared by chance; an identifier match must not be.
      if (stringAt(this.#tables.entityIdentifiers, entity).split('\n').includes(key)) found.push(entity);
    }
    return found;
  }
}
