import { useLocale } from '@acquaint/kit';
import { TextInput } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactElement, useEffect, useState } from 'react';
import { type CustomerFilter, useCustomers } from '../features/customers/api.ts';
import { CustomersTable } from '../features/customers/customers-table.tsx';
import { Filter } from '../ui/filter.tsx';
import { More } from '../ui/more.tsx';
import { Page } from '../ui/page.tsx';
import { Answer, Bones, Empty } from '../ui/states.tsx';

const RATINGS = ['low', 'medium', 'high', 'prohibited'];
const STATUSES = ['prospect', 'active', 'frozen', 'closed'];
const TIERS = ['0', '1', '2', '3'];
const TYPING_MS = 250;

const route = getRouteApi('/customers');

/** Everybody we have or had to do with; names stay masked. */
export function CustomersPage(): ReactElement {
  const { t } = useLocale();
  const filter = route.useSearch();
  const navigate = useNavigate();
  const show = (next: CustomerFilter) =>
    void navigate({
      to: '/customers',
      search: Object.fromEntries(Object.entries({ ...filter, ...next }).filter(([, value]) => value)),
      replace: true,
    });
  // A name stays on the page: an address is kept by the browser's history and by whatever stands between.
  const [query, setQuery] = useState('');
  const customers = useCustomers(filter, query);
  const filtered = query.trim() !== '' || Object.keys(filter).length > 0;
  return (
    <Page title={t('nav.customers')} says={t('customers.says')}>
      <div className="filters">
        <Search query={query} onQuery={setQuery} />
        <Filter
          name={t('customer.rating')}
          group="rating"
          codes={RATINGS}
          value={filter.rating}
          onPick={(rating) => show({ rating })}
        />
        <Filter name={t('customer.tier')} codes={TIERS} value={filter.tier} onPick={(tier) => show({ tier })} />
        <Filter
          name={t('customer.status')}
          group="customer.status"
          codes={STATUSES}
          value={filter.status}
          onPick={(status) => show({ status })}
        />
      </div>
      <Answer query={customers} bones={<Bones rows={14} />}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty says={filtered ? t('customers.none_fit') : t('customers.none')} />
          ) : (
            <CustomersTable rows={rows} />
          )
        }
      </Answer>
      <More paged={customers} />
    </Page>
  );
}

/** Asks while someone types, a moment after the last letter. */
function Search({ query, onQuery }: { query: string; onQuery: (query: string) => void }): ReactElement {
  const { t } = useLocale();
  const [text, setText] = useState(query);
  useEffect(() => {
    if (text === query) return;
    const timer = setTimeout(() => onQuery(text), TYPING_MS);
    return () => clearTimeout(timer);
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onQuery(text);
  };
  return (
    <form onSubmit={submit} className="field-wide">
      <TextInput
        type="search"
        label={t('customers.search')}
        placeholder={t('customers.search.example')}
        value={text}
        maxLength={200}
        autoFocus
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </form>
  );
}
