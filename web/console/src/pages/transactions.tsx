import { useLocale } from '@acquaint/kit';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useCustomer } from '../features/customers/api.ts';
import { type TransactionFilter, useStatistics, useTransactions } from '../features/transactions/api.ts';
import { TransactionTable } from '../features/transactions/table.tsx';
import { useMay } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { Filter } from '../ui/filter.tsx';
import { More } from '../ui/more.tsx';
import { Page } from '../ui/page.tsx';
import { Answer, Bones, Empty } from '../ui/states.tsx';

const OUTCOMES = ['allow', 'challenge', 'hold', 'block'];

const route = getRouteApi('/transactions');

/** Every payment that was decided, newest first, as they come. */
export function TransactionsPage(): ReactElement {
  const { t } = useLocale();
  const filter = route.useSearch();
  const navigate = useNavigate();
  const may = useMay();
  const show = (next: TransactionFilter) =>
    void navigate({
      to: '/transactions',
      search: Object.fromEntries(Object.entries({ ...filter, ...next }).filter(([, value]) => value)),
      replace: true,
    });
  const found = useTransactions(filter);
  const fired = useStatistics().data?.rules.map((one) => one.rule) ?? [];
  const rules = filter.rule && !fired.includes(filter.rule) ? [filter.rule, ...fired] : fired;
  const filtered = Object.keys(filter).length > 0;
  return (
    <Page
      title={t('nav.transactions')}
      says={t('txn.says')}
      actions={
        <>
          {may('rules.read') && (
            <>
              <Link to="/rules" className="button">
                {t('rules.title')}
              </Link>
              <Link to="/models" className="button">
                {t('models.title')}
              </Link>
              <Link to="/payees" className="button">
                {t('payee.title')}
              </Link>
            </>
          )}
          <Link to="/monitoring" className="button">
            {t('txn.figures.title')}
          </Link>
        </>
      }
    >
      <div className="filters">
        <Filter
          name={t('txn.decision')}
          group="txn.outcome"
          codes={OUTCOMES}
          value={filter.outcome}
          onPick={(outcome) => show({ outcome })}
        />
        <Filter
          name={t('txn.figures.rule')}
          group="rule"
          codes={rules}
          value={filter.rule}
          onPick={(rule) => show({ rule })}
        />
        {filter.customer && <OfOne id={filter.customer} onClear={() => show({ customer: '' })} />}
      </div>
      <Answer query={found} bones={<Bones rows={14} />}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty says={filtered ? t('txn.none_fit') : t('txn.none')} />
          ) : (
            <TransactionTable rows={rows} />
          )
        }
      </Answer>
      <More paged={found} />
    </Page>
  );
}

function OfOne({ id, onClear }: { id: string; onClear: () => void }): ReactElement {
  const { t } = useLocale();
  const customer = useCustomer(id);
  return (
    <Button look="quiet" onClick={onClear}>
      <bdi>{customer.data?.name_masked ?? '…'}</bdi> · {t('filter.clear')}
    </Button>
  );
}
