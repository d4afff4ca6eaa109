import type { Names, NonEmpty, Place } from './lists.ts';

/** Lists written as `one|two|three`, so that a country takes a few lines. */
export function listOf(text: string): NonEmpty<string> {
  const [first = '', ...rest] = text.split('|');
  return [first, ...rest];
}

/** A place as `city/region/code/postcode/street;street`. */
function placeOf(text: string): Place {
  const [city = '', region = '', code = '', postcode = '', streets = ''] = text.split('/');
  return { city, region, code, postcode, streets: listOf(streets.replaceAll(';', '|')) };
}

export type Kin = Record<'surnames' | 'men' | 'women' | 'places', string> & Pick<Names, 'address' | 'numbers'>;

/** A country's names and places from their short writing. */
export function kin({ surnames, men, women, places, address, numbers }: Kin): Names {
  const [first = '', ...rest] = listOf(places);
  return {
    surnames: listOf(surnames),
    men: listOf(men),
    women: listOf(women),
    places: [placeOf(first), ...rest.map(placeOf)],
    ...(address ? { address } : {}),
    ...(numbers ? { numbers } : {}),
  };
}
