import { type Agreement, agreementsOf, type Said, type Source } from './agreement.ts';

/** What one source says of a person, field by field; `origin` tells two of one kind apart, such as two sides of a card. */
export type Testimony = { source: Source; origin: string; fields: Readonly<Record<string, string>> };

/**
 * Each pair of sources over all sides of a document, what was typed and what a register said. Where one source has the whole name and
 * another its parts, the parts are put together. Pairs that one side holds within itself are not repeated: `readDocument` lists them.
 */
export function compareAcross(testimonies: readonly Testimony[]): Agreement[] {
  const whole = testimonies.map(withFullName);
  const names = new Set(whole.flatMap(({ fields }) => Object.keys(fields)));
  const pairs = [...names].flatMap((field) => {
    const said = whole.flatMap(({ source, origin, fields }) => {
      const value = fields[field];
      return value === undefined ? [] : [{ source, origin, value }];
    });
    return said.flatMap((a, i) =>
      said.slice(i + 1).flatMap((b) => (a.origin === b.origin ? [] : agreementsOf(field, [plainly(a), plainly(b)]))),
    );
  });
  return pairs.filter((pair) => pair.field !== 'full_name' || needsWhole(pair, testimonies));
}

function plainly({ source, value }: Said): Said {
  return { source, value };
}

function withFullName(testimony: Testimony): Testimony {
  const { full_name, given_names, surname } = testimony.fields;
  if (full_name !== undefined || surname === undefined) return testimony;
  return { ...testimony, fields: { ...testimony.fields, full_name: [given_names, surname].filter(Boolean).join(' ') } };
}

/** Whole names made of parts are compared only with names that have no parts: else the parts were compared already. */
function needsWhole(pair: Agreement, testimonies: readonly Testimony[]): boolean {
  const has = (value: string): boolean => testimonies.some(({ fields }) => fields.full_name === value);
  return has(pair.a.value) || has(pair.b.value);
}
