import { useLocale } from '@acquaint/kit';
import type { Customer } from '@acquaint/sdk';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { isNamed } from '../evidence/named.tsx';
import { RiskFactors } from '../evidence/risk.tsx';
import { Timeline } from '../evidence/timeline.tsx';
import { Clock, TimeLeft } from '../features/cases/clock.tsx';
import { useCustomer, useTimeline } from '../features/customers/api.ts';
import { PersonalFields } from '../features/customers/personal-fields.tsx';
import { Consents, CustomerStanding, Documents, Restrictions } from '../features/customers/standing.tsx';
import { UsualPayments } from '../features/transactions/usual-payments.tsx';
import { VerificationsOfCustomer } from '../features/verification/of-customer.tsx';
import { Mono } from '../ui/mono.tsx';
import { More } from '../ui/more.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Answer, Bones } from '../ui/states.tsx';

const route = getRouteApi('/customers/$id');

/** One customer: how well we know them, what we hold, what happened. */
export function CustomerPage(): ReactElement {
  const { t, format } = useLocale();
  const { id } = route.useParams();
  const customer = useCustomer(id);
  const found = customer.data;
  return (
    <Page
      title={isNamed(found?.name_masked) ? found.name_masked : t(found ? 'evidence.nobody' : 'nav.customers')}
      says={
        found && (
          <>
            {found.country && `${format.country(found.country)} · `}
            <Mono>{found.id}</Mono>
          </>
        )
      }
    >
      <Answer query={customer} bones={<Bones rows={14} />}>
        {(known) => <CustomerMatter customer={known} />}
      </Answer>
    </Page>
  );
}

function CustomerMatter({ customer }: { customer: Customer }): ReactElement {
  const { t } = useLocale();
  const risk = customer.ratings.find((each) => each !== null);
  return (
    <>
      <Restrictions customer={customer} />
      <div className="customer">
        <div>
          <CustomerStanding customer={customer} />
          <PersonalFields customer={customer} />
          <Documents customer={customer} />
          <Consents customer={customer} />
        </div>
        <div>
          <VerificationsOfCustomer rows={customer.verifications} />
          <UsualPayments customerId={customer.id} />
          {customer.cases.length > 0 && <CustomerCases customer={customer} />}
          {risk && (
            <Section title={t('evidence.risk')}>
              <RiskFactors risk={risk} />
            </Section>
          )}
          <CustomerTimeline id={customer.id} />
        </div>
      </div>
    </>
  );
}

function CustomerCases({ customer }: { customer: Customer }): ReactElement {
  const { t } = useLocale();
  return (
    <Section title={t('customer.cases')}>
      <ul className="plain-list">
        {customer.cases.map((each) => (
          <li key={each.id} className="with-ring">
            <Clock found={each} size={16} />
            <Link to="/cases/$id" params={{ id: each.id }}>
              {t('case.number', { number: each.number })}
            </Link>
            {each.title}
            <span className="plain-list-end">
              <TimeLeft found={each} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function CustomerTimeline({ id }: { id: string }): ReactElement {
  const { t } = useLocale();
  const timeline = useTimeline(id);
  return (
    <Section title={t('evidence.timeline')}>
      <Answer query={timeline} bones={<Bones rows={6} height={30} />}>
        {(entries) => <Timeline entries={entries} />}
      </Answer>
      <More paged={timeline} />
    </Section>
  );
}
