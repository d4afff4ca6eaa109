import { useLocale } from '@acquaint/kit';
import { TextInput } from '@mantine/core';
import type { FormEvent, ReactElement } from 'react';
import { Button } from '../../ui/button.tsx';
import type { AuditFilter } from './api.ts';

export type EntryFilterProps = { filter: AuditFilter; onFilter: (filter: AuditFilter) => void };

const NAMES = ['customer', 'actor', 'action', 'subject', 'from', 'to'] as const;
/** A filter becomes part of the page's address, so that only ids are taken: nobody's name. */
const PATTERNS: Partial<Record<(typeof NAMES)[number], string>> = {
  customer: 'cus_[a-z]+_[0-9A-Za-z]+',
  subject: '[a-z]{2,4}_[0-9A-Za-z_\\-]+',
};

/** Finds entries by whom they concern, who acted, what was done and when. */
export function EntryFilter({ filter, onFilter }: EntryFilterProps): ReactElement {
  const { t } = useLocale();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const entries = NAMES.map((name) => [name, String(given.get(name) ?? '').trim()] as const);
    onFilter(Object.fromEntries(entries.filter(([, value]) => value !== '')));
  };
  return (
    <form key={JSON.stringify(filter)} className="filters" onSubmit={submit}>
      {NAMES.map((name) => (
        <TextInput
          key={name}
          name={name}
          type={name === 'from' || name === 'to' ? 'date' : name === 'customer' ? 'search' : 'text'}
          label={t(`audit.filter.${name}`)}
          defaultValue={filter[name] ?? ''}
          pattern={PATTERNS[name]}
          className={name === 'customer' ? 'field-l' : 'field-m'}
          dir={name === 'actor' ? undefined : 'ltr'}
        />
      ))}
      <Button type="submit">{t('action.search')}</Button>
      {Object.keys(filter).length > 0 && (
        <Button look="quiet" onClick={() => onFilter({})}>
          {t('filter.clear')}
        </Button>
      )}
    </form>
  );
}
