// Countries by their names in the reader's language, found whether or not one types the accents.

export type Country = { code: string; name: string };

/** Sorted as the language sorts. Names by CLDR; a code without a name stands for itself. */
export function countriesIn(tag: string, codes: readonly string[]): Country[] {
  const names = new Intl.DisplayNames(tag, { type: 'region', fallback: 'code' });
  const order = new Intl.Collator(tag);
  return codes
    .map((code) => ({ code, name: nameOf(names, code) }))
    .sort((one, other) => order.compare(one.name, other.name));
}

function nameOf(names: Intl.DisplayNames, code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code;
}

export type CountryIndex = ReadonlyMap<string, string>;

/** What each country may be found by: its name here, in English and in its own language, without accents. */
export function indexCountries(countries: readonly Country[]): CountryIndex {
  const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });
  const own = ownNames();
  return new Map(countries.map(({ code, name }) => [code, fold([name, nameOf(english, code), own(code)].join('\n'))]));
}

/** Those that contain what was typed, or have it as their code; all when nothing was typed. */
export function searchCountries(countries: readonly Country[], index: CountryIndex, typed: string): Country[] {
  const wanted = fold(typed.trim());
  return countries.filter(({ code }) => code.toLowerCase() === wanted || index.get(code)?.includes(wanted));
}

/** "Deutschland" for DE: the name in the language most spoken there. */
function ownNames(): (code: string) => string {
  const made = new Map<string, Intl.DisplayNames>();
  return (code) => {
    if (!/^[A-Z]{2}$/.test(code)) return code;
    const language = new Intl.Locale(`und-${code}`).maximize().language;
    const names = made.get(language) ?? new Intl.DisplayNames(language, { type: 'region', fallback: 'code' });
    made.set(language, names);
    return nameOf(names, code);
  };
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The country to begin with: chosen before, suggested by the server, the browser's region, or the only one. */
export function firstCountry(offered: readonly string[], wishes: readonly (string | null)[]): string | null {
  return (
    wishes.find((code) => code !== null && offered.includes(code)) ?? (offered.length === 1 ? offered[0] : null) ?? null
  );
}

/** The region of the browser's languages: pt-BR says BR, de alone says DE by CLDR's likely subtags. */
export function regionsOf(languages: readonly string[]): string[] {
  return languages.flatMap((tag) => {
    try {
      return new Intl.Locale(tag).maximize().region ?? [];
    } catch {
      return [];
    }
  });
}
