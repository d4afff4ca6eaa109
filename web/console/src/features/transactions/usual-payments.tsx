import { useLocale } from '@acquaint/kit';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useMay } from '../../session.ts';
import { Section } from '../../ui/page.tsx';
import { Usual } from './behaviour.tsx';

/** What is usual for a customer, as a part of their page; nothing for whom payments are not open. */
export function UsualPayments({ customerId }: { customerId: string }): ReactElement | null {
  const { t } = useLocale();
  const may = useMay();
  if (!may('transactions.read')) return null;
  return (
    <Section
      title={t('txn.usual')}
      aside={
        <Link to="/transactions" search={{ customer: customerId }}>
          {t('txn.all_of_customer')}
        </Link>
      }
    >
      <Usual customerId={customerId} />
    </Section>
  );
}
