import { useLocale } from '@acquaint/kit';
import { type ReactElement, useState } from 'react';
import { BlockForm, Payees } from '../features/transactions/payees.tsx';
import { useMay } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';

/** Accounts to which no customer's payment goes before a person has looked. */
export function PayeesPage(): ReactElement {
  const { t } = useLocale();
  const may = useMay();
  const [adding, setAdding] = useState(false);
  return (
    <Page
      title={t('payee.title')}
      says={t('payee.says')}
      actions={
        may('rules.write') && (
          <Button look="primary" onClick={() => setAdding(true)}>
            {t('payee.block')}
          </Button>
        )
      }
    >
      <Payees />
      {adding && <BlockForm onClose={() => setAdding(false)} />}
    </Page>
  );
}
