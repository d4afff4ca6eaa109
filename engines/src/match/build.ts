import type { ListedEntity, ListedName } from '../lists/index.ts';
import {
  analyseName,
  isOrganizational,
  type NameToken,
  plain,
  SIGN,
  signOf,
  skeletonOf,
  soundsOf,
} from '../names/index.ts';
import { identifierHash, identifierKey } from './identifiers.ts';
import { KIND_WEIGHT, NAME_BITS, TOKEN_KINDS } from './kinds.ts';
import { recordsOf } from './records.ts';
import { StringTableBuilder } from './strings.ts';
import { type IndexTables, keyTableFrom, rowsFrom } from './tables.ts';
import { keysOfEntry, soundsOfToken } from './vocabulary.ts';

const NAME_KINDS: Readonly<Record<ListedName['kind'], number>> = { primary: 0, strong: 1, weak: 2, original_script: 3 };

/** Numbers that grow: a plain typed array with room to spare. */
class Numbers {
  #values = new Uint32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Uint32Array(this.#values.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length++] = value;
  }

  build(): Uint32Array {
    return this.#values.slice(0, this.length);
  }
}

/** Collects entities one by one, so that no more than one list need be in memory, and builds the tables. */
export class IndexBuilder {
  readonly #entities = new StringTableBuilder();
  readonly #entityIdentifiers = new StringTableBuilder();
  readonly #names = new StringTableBuilder();
  readonly #nameEntity = new Numbers();
  readonly #nameKind = new Numbers();
  readonly #rows = new Numbers();
  readonly #values = new Numbers();
  readonly #vocabulary = new Map<string, number>();
  readonly #tokenKind = new Numbers();
  readonly #identifierHashes = new Numbers();
  readonly #identifierEntities = new Numbers();

  /** Adds one entity with all its names and identifiers. */
  add(entity: ListedEntity): void {
    const number = this.#entities.add(
      JSON.stringify([
        entity.id,
        entity.list,
        entity.schema,
        entity.birth_dates,
        entity.countries,
        entity.topics,
        entity.genders,
      ]),
    );
    for (const name of uniqueNames(entity.names)) this.#addName(number, name, entity.schema !== 'Person');
    const keys = new Set(entity.identifiers.flatMap((each) => identifierKey(each.value) ?? []));
    this.#entityIdentifiers.add([...keys].join('\n'));
    for (const key of keys) {
      this.#identifierHashes.push(identifierHash(key));
      this.#identifierEntities.push(number);
    }
  }

  #addName(entity: number, name: ListedName, organization: boolean): void {
    const tokens = analyseName(name.text, { organization });
    if (tokens.length === 0) return;
    const row = this.#names.add(name.text);
    this.#nameEntity.push(entity);
    this.#nameKind.push(
      NAME_KINDS[name.kind] | (organization && isOrganizational(tokens) ? NAME_BITS.organizational : 0),
    );
    for (const token of tokens) {
      this.#rows.push(row);
      this.#values.push(this.#numberOf(token));
    }
  }

  #numberOf(token: NameToken): number {
    const known = this.#vocabulary.get(token.text);
    if (known !== undefined) return known;
    const number = this.#vocabulary.size;
    this.#vocabulary.set(token.text, number);
    this.#tokenKind.push(TOKEN_KINDS.indexOf(token.kind));
    return number;
  }

  /**
   * The vocabulary in the order of its sounds, and each name's parts by their numbers in it. Entries that sound alike are compared with the
   * same query parts, so they lie beside each other in memory.
   */
  #sortedVocabulary(): { texts: string[]; kinds: Uint32Array; values: Uint32Array } {
    const texts = [...this.#vocabulary.keys()];
    const keys = texts.map(soundOrderOf);
    const order = Uint32Array.from(texts, (_, at) => at);
    order.sort((a, b) => {
      const [one, other] = [keys[a] as string, keys[b] as string];
      return one < other ? -1 : one > other ? 1 : a - b;
    });
    const places = new Uint32Array(order.length);
    for (let at = 0; at < order.length; at++) places[order[at] as number] = at;
    const kinds = this.#tokenKind.build();
    return {
      texts: Array.from(order, (each) => texts[each] as string),
      kinds: order.map((each) => kinds[each] as number),
      values: this.#values.build().map((each) => places[each] as number),
    };
  }

  /** The finished tables. */
  build(): IndexTables {
    const rows = this.#rows.build();
    const { texts, kinds, values } = this.#sortedVocabulary();
    const names = this.#names.build();
    const nameCount = names.offsets.length - 1;
    const nameTokens = rowsFrom(nameCount, { rows, values });
    const vocabulary = buildVocabulary(texts, kinds, values, nameCount);
    return {
      ...vocabulary,
      entities: this.#entities.build(),
      entityIdentifiers: this.#entityIdentifiers.build(),
      names,
      nameEntity: this.#nameEntity.build(),
      nameKind: Uint8Array.from(this.#nameKind.build()),
      nameWeight: totalWeights(nameTokens, vocabulary.tokenWeight),
      nameTokens,
      postings: withoutRepeats(rowsFrom(this.#vocabulary.size, { rows: values, values: rows })),
      identifiers: keyTableFrom(this.#identifierHashes.build(), this.#identifierEntities.build()),
    };
  }
}

/** Sorts texts by their consonants and then by all their sounds. */
function soundOrderOf(text: string): string {
  const sounds = soundsOfToken(text);
  return `${skeletonOf(sounds, false)} ${String.fromCharCode(...sounds)}`;
}

/** Names of one entity that differ in writing; a name given twice keeps its stronger kind. */
function uniqueNames(names: readonly ListedName[]): ListedName[] {
  const kept = new Map<string, ListedName>();
  for (const name of names) {
    const before = kept.get(name.text);
    if (!before || NAME_KINDS[name.kind] < NAME_KINDS[before.kind]) kept.set(name.text, name);
  }
  return [...kept.values()];
}

function buildVocabulary(
  texts: readonly string[],
  tokenKind: Uint32Array,
  occurrences: Uint32Array,
  nameCount: number,
) {
  const tokens = new StringTableBuilder();
  const tokenSounds = new StringTableBuilder();
  const hashes = new Numbers();
  const owners = new Numbers();
  const kinds = Uint8Array.from(tokenKind);
  texts.forEach((text, number) => {
    const sounds = soundsOfToken(text);
    tokens.add(text);
    tokenSounds.addBytes(sounds);
    keysOfEntry(text, sounds, (hash) => {
      hashes.push(hash);
      owners.push(number);
    });
  });
  const written = tokens.build();
  const heard = tokenSounds.build();
  return {
    tokens: written,
    tokenSounds: heard,
    tokenRecords: recordsOf(written, heard, kinds),
    tokenKind: kinds,
    tokenWeight: weigh(texts, kinds, occurrences, nameCount),
    keys: keyTableFrom(hashes.build(), owners.build()),
  };
}

/** Spellings of one sound pattern share one frequency: "mohamad" is as common as all its spellings together. */
function clusterKey(text: string): string {
  const sign = signOf(text);
  if (sign !== null && sign !== SIGN.syllable) return text;
  let key = '';
  for (const sound of soundsOf(plain(text))) {
    key += String.fromCharCode(sound === 2 ? 1 : sound === 6 ? 3 : sound === 4 || sound === 7 ? 5 : sound);
  }
  return key;
}

/** Weight of each entry in 0..1: rarity among the listed names (inverse document frequency over its maximum), fixed for small words. */
function weigh(texts: readonly string[], kinds: Uint8Array, occurrences: Uint32Array, nameCount: number): Float32Array {
  const keys = texts.map(clusterKey);
  const counts = new Map<string, number>();
  for (const token of occurrences) {
    const key = keys[token] as string;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const rarest = Math.log((Math.max(nameCount, 20_000) + 1) / 2);
  return Float32Array.from(texts, (_, token) => {
    const fixed = KIND_WEIGHT[TOKEN_KINDS[kinds[token] as number] ?? 'word'];
    if (fixed !== null) return fixed;
    const rarity =
      Math.log((Math.max(nameCount, 20_000) + 1) / ((counts.get(keys[token] as string) ?? 0) + 1)) / rarest;
    return Math.min(1, Math.max(0.12, rarity));
  });
}

function totalWeights(nameTokens: { offsets: Uint32Array; values: Uint32Array }, weights: Float32Array): Float32Array {
  const totals = new Float32Array(nameTokens.offsets.length - 1);
  for (let name = 0; name < totals.length; name++) {
    let sum = 0;
    for (let at = nameTokens.offsets[name] as number; at < (nameTokens.offsets[name + 1] as number); at++)
      sum += weights[nameTokens.values[at] as number] as number;
    totals[name] = sum;
  }
  return totals;
}

/** A part that a name has twice is posted once. Rows are already in rising order. */
function withoutRepeats(rows: { offsets: Uint32Array; values: Uint32Array }) {
  const offsets = new Uint32Array(rows.offsets.length);
  const values = new Uint32Array(rows.values.length);
  let used = 0;
  for (let row = 0; row + 1 < rows.offsets.length; row++) {
    for (let at = rows.offsets[row] as number; at < (rows.offsets[row + 1] as number); at++) {
      if (at > (rows.offsets[row] as number) && rows.values[at] === rows.values[at - 1]) continue;
      values[used++] = rows.values[at] as number;
    }
    offsets[row + 1] = used;
  }
  return { offsets, values: values.slice(0, used) };
}
