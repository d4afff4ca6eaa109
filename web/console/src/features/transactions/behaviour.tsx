import { Time, useLocale } from '@acquaint/kit';
import type { Behaviour, Transaction, TransactionRow } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { ChartTable } from '../../ui/chart.tsx';
import { Answer, Bones, Empty } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import { Amounts } from './amounts.tsx';
import { useBehaviour, useNewest } from './api.ts';
import './transactions.css';

type UsualProps = {
  customerId: string;
  /** The payment that is looked at: it is ringed in the pictures. */
  marked?: Transaction;
};

/** What the customer usually does, drawn: amounts, hours, places, other sides. */
export function Usual({ customerId, marked }: UsualProps): ReactElement {
  const { t } = useLocale();
  const behaviour = useBehaviour(customerId);
  const newest = useNewest(customerId);
  return (
    <Answer query={behaviour} bones={<Bones rows={6} />}>
      {(usual) =>
        usual.payments === 0 ? (
          <Empty says={t('txn.usual.empty')} />
        ) : (
          <div className="usual">
            <Amounts rows={newest.data ?? []} behaviour={usual} marked={marked ?? null} />
            <Hours behaviour={usual} marked={marked ?? null} />
            <Others behaviour={usual} marked={marked ?? null} />
            <Places behaviour={usual} marked={marked ?? null} />
          </div>
        )
      }
    </Answer>
  );
}

type PartProps = { behaviour: Behaviour; marked: Transaction | null };

const HOURS_NAMED = [0, 6, 12, 18];

/** Twenty-four bars; the hour of the payment that is looked at stands out. */
function Hours({ behaviour, marked }: PartProps): ReactElement {
  const { t, format } = useLocale();
  const most = Math.max(1, ...behaviour.by_hour);
  const hour = marked ? new Date(marked.at).getUTCHours() : null;
  const night = behaviour.by_hour.slice(0, 6).reduce((sum, one) => sum + one, 0);
  const title = t('txn.usual.hours', { share: format.percent(night / Math.max(1, behaviour.payments)) });
  const named = (at: number) => format.number(at, { minimumIntegerDigits: 2 });
  return (
    <figure className="chart">
      <figcaption>{title}</figcaption>
      <div className="hours ltr" aria-hidden="true">
        {behaviour.by_hour.map((count, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the hours of a day stand in their order.
          <span key={at} data-marked={at === hour || undefined} data-night={at < 6 || undefined}>
            <i className="hours-bar" style={{ height: `${(count / most) * 100}%` }} />
            <small>{HOURS_NAMED.includes(at) ? named(at) : ' '}</small>
          </span>
        ))}
      </div>
      <p className="quiet small">{t('txn.usual.utc')}</p>
      <ChartTable
        title={title}
        table={{
          head: [t('txn.usual.hour'), t('txn.usual.payments')],
          rows: behaviour.by_hour.map((count, at) => [named(at), format.number(count)]),
        }}
      />
    </figure>
  );
}

/** Whom they pay, in counts: nobody is named. */
function Others({ behaviour, marked }: PartProps): ReactElement {
  const { t, format } = useLocale();
  const { known, payments_to_new } = behaviour.counterparties;
  return (
    <dl className="said">
      <dt>{t('txn.usual.parties')}</dt>
      <dd>{t('txn.usual.parties_says', { known, fresh: payments_to_new })}</dd>
      {marked && marked.counterparty_before !== null && (
        <>
          <dt>{t('txn.party')}</dt>
          <dd>
            <Before count={marked.counterparty_before} />
          </dd>
        </>
      )}
      <dt>{t('txn.usual.devices')}</dt>
      <dd>
        <bdi className="figure">{format.number(behaviour.devices)}</bdi>
        {marked && marked.device_before !== null && (
          <>
            {' · '}
            <Before count={marked.device_before} />
          </>
        )}
      </dd>
    </dl>
  );
}

/** New or known, and how well. */
export function Before({ count }: { count: number }): ReactElement {
  const { t } = useLocale();
  return count === 0 ? (
    <span className="tone" data-tone="amber">
      {t('txn.new')}
    </span>
  ) : (
    <span>{t('txn.known', { count })}</span>
  );
}

function Places({ behaviour, marked }: PartProps): ReactElement | null {
  const { t, format } = useLocale();
  const word = useWords();
  if (behaviour.places.length === 0) return null;
  const most = Math.max(1, ...behaviour.places.map((one) => one.payments));
  return (
    <div className="places-ways">
      <table className="table places">
        <caption className="sr-only">{t('txn.usual.places')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('txn.usual.places')}</th>
            <th scope="col" data-align="end">
              {t('txn.usual.payments')}
            </th>
            <th scope="col" data-align="end">
              {t('txn.usual.last')}
            </th>
          </tr>
        </thead>
        <tbody>
          {behaviour.places.slice(0, 6).map((one) => (
            <tr key={one.country} data-marked={isHere(marked, one.country) || undefined}>
              <td>
                {format.country(one.country)}
                {isHere(marked, one.country) && <span className="quiet"> · {t('txn.usual.here')}</span>}
              </td>
              <td data-align="end">
                <span className="share-bar" aria-hidden="true">
                  <i style={{ width: `${(one.payments / most) * 100}%` }} />
                </span>
                <bdi className="figure">{format.number(one.payments)}</bdi>
              </td>
              <td data-align="end">
                <Time at={one.last_at} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet small">
        {format.list(
          behaviour.channels.map(
            (one) => `${word('txn.channel', one.channel)} ${format.percent(one.payments / behaviour.payments)}`,
          ),
        )}
      </p>
    </div>
  );
}

function isHere(marked: TransactionRow | null, country: string): boolean {
  return marked?.country === country;
}
