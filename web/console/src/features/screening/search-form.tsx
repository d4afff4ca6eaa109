import { useLocale } from '@acquaint/kit';
import type { NameAsked } from '@acquaint/sdk';
import { TextInput } from '@mantine/core';
import { type FormEvent, type ReactElement, useState } from 'react';
import { Button } from '../../ui/button.tsx';

export type SearchFormProps = { busy: boolean; onAsk: (asked: NameAsked) => void };

const SCHEMAS = ['Person', 'Organization', 'Vessel'] as const;
const THRESHOLDS = ['0.9', '0.8', '0.7', '0.6'] as const;

/** A name, and what narrows it down. */
export function SearchForm({ busy, onAsk }: SearchFormProps): ReactElement {
  const { t, format } = useLocale();
  const [ready, setReady] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const text = (name: string) => String(given.get(name) ?? '').trim();
    const countries = text('countries')
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter((code) => code !== '');
    onAsk({
      name: text('name'),
      ...(text('schema') && { schema: text('schema') }),
      ...(text('birth_date') && { birth_date: text('birth_date') }),
      ...(countries.length > 0 && { countries }),
      ...(text('threshold') && { threshold: Number(text('threshold')) }),
    });
  };
  return (
    <form className="filters" onSubmit={submit}>
      <TextInput
        className="field-wide"
        name="name"
        type="search"
        label={t('screening.name')}
        autoFocus
        autoComplete="off"
        maxLength={400}
        onChange={(event) => setReady(event.currentTarget.value.trim() !== '')}
      />
      <label className="filter">
        {t('screening.schema')}
        <select name="schema">
          <option value="">{t('filter.any')}</option>
          {SCHEMAS.map((each) => (
            <option key={each} value={each}>
              {t(`schema.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <TextInput
        name="birth_date"
        label={t('screening.born')}
        placeholder="1970-01-31"
        pattern="\d{4}(-\d{2}(-\d{2})?)?"
        title={t('screening.born.form')}
        className="field-s"
        dir="ltr"
      />
      <TextInput
        name="countries"
        label={t('screening.countries')}
        placeholder="SY, LB"
        className="field-s"
        maxLength={60}
        dir="ltr"
      />
      <label className="filter">
        {t('screening.threshold')}
        <select name="threshold" defaultValue="">
          <option value="">{t('screening.threshold.own')}</option>
          {THRESHOLDS.map((each) => (
            <option key={each} value={each}>
              {format.number(Number(each), { minimumFractionDigits: 2 })}
            </option>
          ))}
        </select>
      </label>
      <Button type="submit" look="primary" busy={busy} disabled={!ready}>
        {t('screening.search')}
      </Button>
    </form>
  );
}
