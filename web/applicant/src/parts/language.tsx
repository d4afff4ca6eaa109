import { LOCALE_NAMES, LOCALES, pickLocale, useLocale } from '@acquaint/kit';

/** The language, changed in place; each is named in its own words. */
export function LanguageChooser() {
  const { t, locale, setLocale } = useLocale();
  return (
    <label className="language">
      <span className="sr-only">{t('header.language')}</span>
      <select value={locale} onChange={(event) => void setLocale(pickLocale([event.target.value]))}>
        {LOCALES.map((each) => (
          <option key={each} value={each} lang={each}>
            {LOCALE_NAMES[each]}
          </option>
        ))}
      </select>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        <path d="M2.5 4.5 6 8l3.5-3.5" />
      </svg>
    </label>
  );
}
