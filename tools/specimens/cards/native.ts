import type { Pair, ScriptNames } from '../people/scripts.ts';
import type { Person } from '../person.ts';
import { type Random, randomOf } from '../random.ts';

/** What a card in a script of its own prints of a person beside dates and sex. */
export type Native = { surname: string; given: string; address: string; place: Pair };

/** Names and address of an invented person in their script; a name of the caller's own stands as it is. */
export function nativeOf(person: Person, names: ScriptNames): Native {
  const random = seededBy(person);
  const spelled = (latin: string, among: readonly Pair[]) =>
    among.find(([native, spelling]) => spelling === latin || native === latin)?.[0] ?? latin;
  return {
    surname: spelled(person.surname, names.surnames),
    given: spelled(person.given_names, person.sex === 'M' ? names.men : names.women),
    address: random.pick(names.addresses).replace(/#/g, () => String(random.int(1, 9))),
    place: random.pick(names.places),
  };
}

/** The same source of chance for every side of a person's card. */
export function seededBy(person: Person): Random {
  const sum = [...`${person.birth_date}${person.issue_date}${person.document_number}`].reduce(
    (mixed, sign) => (Math.imul(mixed, 31) + sign.charCodeAt(0)) | 0,
    7,
  );
  return randomOf(sum, `native ${person.country}`);
}
