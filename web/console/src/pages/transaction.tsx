import { Time, useLocale } from '@acquaint/kit';
import type { Transaction } from '@acquaint/sdk';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Named } from '../evidence/named.tsx';
import { SnoozeVerb } from '../features/rules/snoozes.tsx';
import { Aftermath } from '../features/transactions/aftermath.tsx';
import { useTransaction } from '../features/transactions/api.ts';
import { Before, Usual } from '../features/transactions/behaviour.tsx';
import { Decision, Record } from '../features/transactions/decision.tsx';
import { Network } from '../features/transactions/network.tsx';
import { RulesFired } from '../features/transactions/rules-fired.tsx';
import { Amount, useReasons } from '../features/transactions/table.tsx';
import { Section, useTabTitle } from '../ui/page.tsx';
import { Answer, Bones } from '../ui/states.tsx';
import { useWords } from '../words.ts';
import '../features/transactions/transactions.css';

const route = getRouteApi('/transactions/$id');

/** One payment: what happened, what was seen, how it was decided, and what is usual for this customer. */
export function TransactionPage(): ReactElement {
  const { t } = useLocale();
  const { id } = route.useParams();
  const found = useTransaction(id);
  useTabTitle(t('nav.transactions'));
  return (
    <Answer query={found} bones={<Bones rows={14} />}>
      {(one) => <Seen found={one} />}
    </Answer>
  );
}

function Seen({ found }: { found: Transaction }): ReactElement {
  const { t, format } = useLocale();
  const word = useWords();
  const direction = found.direction ? word('txn.direction', found.direction) : word('txn.channel', found.type);
  return (
    <div className="page">
      <header className="transaction-head">
        <h1 className="transaction-amount">
          <span className="sr-only">{t('txn.one')} </span>
          <Amount row={found} />
        </h1>
        <div>
          <p>
            {direction}
            {found.channel && <> · {word('txn.channel', found.channel)}</>}
            {found.country && <> · {format.country(found.country)}</>}
          </p>
          <p className="quiet">
            <Link to="/customers/$id" params={{ id: found.customer_id }}>
              <Named name={found.customer_masked} />
            </Link>
            {' · '}
            <Time at={found.at} /> · {format.moment(found.at)}
          </p>
        </div>
      </header>
      <div className="transaction">
        <div>
          <Facts found={found} />
          {found.amount && <Network transactionId={found.id} />}
          <Section
            title={t('txn.usual')}
            aside={
              <Link to="/transactions" search={{ customer: found.customer_id }}>
                {t('txn.all_of_customer')}
              </Link>
            }
          >
            <Usual customerId={found.customer_id} marked={found} />
          </Section>
        </div>
        <aside>
          <Decision found={found} />
          <Aftermath found={found} />
          <OtherSide found={found} />
          <Record found={found} />
        </aside>
      </div>
    </div>
  );
}

function Facts({ found }: { found: Transaction }): ReactElement {
  const { t } = useLocale();
  const said = useReasons();
  const others = found.reasons.filter((code) => !code.startsWith('rule.'));
  return (
    <Section title={t('txn.seen')}>
      {others.length > 0 && <p>{said(others)}</p>}
      {found.rules.length === 0 && others.length === 0 ? (
        <p className="quiet">{t('txn.nothing_fired')}</p>
      ) : (
        <RulesFired found={found} verb={(code) => <SnoozeVerb code={code} customerId={found.customer_id} />} />
      )}
    </Section>
  );
}

function OtherSide({ found }: { found: Transaction }): ReactElement | null {
  const { t } = useLocale();
  if (!found.counterparty_masked) return null;
  return (
    <Section title={t('txn.party')}>
      <p className="row">
        <bdi>{found.counterparty_masked}</bdi>
        {found.counterparty_before !== null && <Before count={found.counterparty_before} />}
      </p>
    </Section>
  );
}
