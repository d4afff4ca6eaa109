import { useLocale } from '@acquaint/kit';
import type { NameAsked } from '@acquaint/sdk';
import { TextInput } from '@mantine/core';
import { type FormEvent, type ReactElement, useEffect, useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { ProfileChoice } from './profile-choice.tsx';

export type SearchFormProps = {
  busy: boolean;
  /** Told what the form asks for; null while that is too little. */
  onAsk: (asked: NameAsked | null) => void;
};

const SCHEMAS = ['Person', 'Organization', 'Vessel'] as const;
const THRESHOLDS = ['0.9', '0.8', '0.7', '0.6'] as const;
/** A pause in typing after which is asked. */
const PAUSE_MS = 350;
/** The API searches from two letters on: a Chinese name has no more. */
const LEAST_LETTERS = 2;
const MOST_LETTERS = 300;

/** A name, and what narrows it down. Asks while it is typed, and at once when it is sent. */
export function SearchForm({ busy, onAsk }: SearchFormProps): ReactElement {
  const { t, format } = useLocale();
  const form = useRef<HTMLFormElement>(null);
  const { ask, askLater } = useAsking(form, onAsk);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask();
  };
  return (
    <form ref={form} className="stack" onSubmit={submit} onInput={askLater} onCompositionEnd={askLater}>
      <div className="filters">
        <TextInput
          className="field-wide"
          name="name"
          type="search"
          label={t('screening.name')}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          maxLength={MOST_LETTERS}
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
          autoComplete="off"
          dir="ltr"
        />
        <TextInput
          name="countries"
          label={t('screening.countries')}
          placeholder="SY, LB"
          className="field-s"
          autoComplete="off"
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
        <Button type="submit" look="primary" busy={busy}>
          {t('screening.search')}
        </Button>
      </div>
      <ProfileChoice />
    </form>
  );
}

type Form = { current: HTMLFormElement | null };

function useAsking(form: Form, onAsk: SearchFormProps['onAsk']) {
  const later = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(later.current), []);
  const ask = () => {
    clearTimeout(later.current);
    if (form.current) onAsk(askedBy(form.current));
  };
  const askLater = (event: FormEvent) => {
    // Half a character of an input method is no name yet.
    if (event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing) return;
    clearTimeout(later.current);
    later.current = setTimeout(ask, PAUSE_MS);
  };
  return { ask, askLater };
}

/** What a form asks for; null while the name is too short or something in it is not as it has to be. */
function askedBy(form: HTMLFormElement): NameAsked | null {
  const given = new FormData(form);
  const text = (name: string) => String(given.get(name) ?? '').trim();
  if (text('name').length < LEAST_LETTERS || !form.checkValidity()) return null;
  const countries = text('countries')
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter((code) => code !== '');
  return {
    name: text('name'),
    profile: (text('profile') || 'balanced') as NonNullable<NameAsked['profile']>,
    ...(text('schema') && { schema: text('schema') }),
    ...(text('birth_date') && { birth_date: text('birth_date') }),
    ...(countries.length > 0 && { countries }),
    ...(text('threshold') && { threshold: Number(text('threshold')) }),
  };
}
