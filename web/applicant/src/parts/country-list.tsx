import { intlTag, useLocale } from '@acquaint/kit';
import { useId, useMemo, useState } from 'react';
import { countriesIn, indexCountries, searchCountries } from '../words/countries.ts';
import { ChoiceList } from './choice-list.tsx';

export type CountryListProps = { codes: readonly string[]; chosen: string | null; onChoose: (code: string) => void };

const SEARCH_FROM = 8;

/** Countries by name, the chosen one first, with a search once there are more than fit a screen. */
export function CountryList({ codes, chosen, onChoose }: CountryListProps) {
  const { t, locale } = useLocale();
  const [typed, setTyped] = useState('');
  const [first] = useState(chosen);
  const search = useId();
  const all = useMemo(() => countriesIn(intlTag(locale), codes), [locale, codes]);
  const ordered = [...all.filter(({ code }) => code === first), ...all.filter(({ code }) => code !== first)];
  const searching = typed.trim() !== '';
  // Made at the first letter: it takes a moment that most people, who find their country chosen, need not wait.
  const index = useMemo(() => (searching ? indexCountries(all) : null), [searching, all]);
  const found = index ? searchCountries(ordered, index, typed) : ordered;
  return (
    <div className="countries">
      {codes.length >= SEARCH_FROM && (
        <div className="search">
          <label htmlFor={search} className="label">
            {t('country.search')}
          </label>
          <input
            id={search}
            className="input"
            type="search"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            // Enter in the search is no answer to the question yet.
            onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          />
          <p className="sr-only" role="status">
            {searching && t('country.found', { count: found.length })}
          </p>
        </div>
      )}
      <ChoiceList
        name="country"
        label={t('country.title')}
        choices={found.map(({ code, name }) => ({ code, title: name }))}
        chosen={chosen}
        onChoose={onChoose}
      />
      {found.length === 0 && <p>{t('country.none')}</p>}
    </div>
  );
}
