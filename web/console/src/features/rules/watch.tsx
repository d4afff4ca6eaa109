import { Ring, Time, useLocale } from '@acquaint/kit';
import type { Rule, RuleShadow } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { ChartTable } from '../../ui/chart.tsx';
import { Answer, Bones } from '../../ui/states.tsx';
import { useShadow } from './api.ts';
import { Version } from './change.tsx';

const DAYS_SHOWN = 30;

/** What a rule that watches would have done beside those that decide; nothing for one that never watched. */
export function Watch({ rule }: { rule: Rule }): ReactElement {
  const { t } = useLocale();
  const found = useShadow(rule.code);
  return (
    <Answer query={found} bones={<Bones rows={4} />}>
      {(seen) => (seen ? <Seen seen={seen} /> : <p className="quiet">{t('watch.never')}</p>)}
    </Answer>
  );
}

function Seen({ seen }: { seen: RuleShadow }): ReactElement {
  const { t, format } = useLocale();
  const share = (value: number) => format.number(value, { style: 'percent', maximumFractionDigits: 2 });
  const rows = [
    ['hits', format.number(seen.hits), t('watch.hits.says', { events: format.number(seen.events) })],
    ['share', share(seen.share), t('watch.share.says', { share: share(seen.stop_share) })],
    ['customers', format.number(seen.customers), null],
    ['only_shadow', format.number(seen.only_shadow), t('watch.only_shadow.says')],
    ['also_live', format.number(seen.also_live), t('watch.also_live.says')],
    ['only_live', format.number(seen.only_live), t('watch.only_live.says')],
    [
      'precision',
      seen.fraud + seen.genuine === 0 ? '—' : format.percent(seen.fraud / (seen.fraud + seen.genuine)),
      t('watch.precision.says', { count: seen.fraud + seen.genuine }),
    ],
    ['missed', format.number(seen.fraud_missed), t('watch.missed.says')],
  ] as const;
  return (
    <div className="back-test">
      <p className="row">
        <Ring value={Math.min(1, seen.share / seen.stop_share)} size={18} tone={seen.ended ? 'ink' : 'amber'} />
        <span>
          <Version version={seen.version} /> · {t('watch.since')} <Time at={seen.since} />
          {seen.until && (
            <>
              {' '}
              · {t(seen.ended === 'stopped' ? 'watch.stopped' : 'watch.until')} <Time at={seen.until} />
            </>
          )}
        </span>
        <span className="quiet">{t(seen.is_enough ? 'watch.enough' : 'watch.not_enough')}</span>
      </p>
      <dl className="back-test-figures">
        {rows.map(([name, figure, says]) => (
          <div key={name}>
            <dt>{t(`watch.${name}`)}</dt>
            <dd>
              <bdi className="figure">{figure}</bdi>
              {says && <small>{says}</small>}
            </dd>
          </div>
        ))}
      </dl>
      <Days seen={seen} />
    </div>
  );
}

/** Hits of each day beside those of the rules that decide, read from the left in every language. */
function Days({ seen }: { seen: RuleShadow }): ReactElement | null {
  const { t, format } = useLocale();
  const days = seen.days.slice(-DAYS_SHOWN);
  if (days.length < 2) return null;
  const most = Math.max(1, ...days.flatMap((one) => [one.hits, one.live]));
  const title = t('watch.days');
  return (
    <figure className="watch-days">
      <figcaption>
        {title}
        <span className="quiet small">
          <i data-of="own" /> {t('watch.own')} <i data-of="live" /> {t('watch.live')}
        </span>
      </figcaption>
      <div className="ltr" aria-hidden="true">
        {days.map((one) => (
          <span
            key={one.day}
            title={`${format.date(one.day)}: ${format.number(one.hits)} · ${format.number(one.live)}`}
          >
            <i data-of="own" style={{ height: `${(one.hits / most) * 100}%` }} />
            <i data-of="live" style={{ height: `${(one.live / most) * 100}%` }} />
          </span>
        ))}
      </div>
      <p className="watch-ends ltr quiet small" aria-hidden="true">
        <span>{format.date(days[0]?.day ?? '')}</span>
        <span>{format.date(days.at(-1)?.day ?? '')}</span>
      </p>
      <ChartTable
        title={title}
        table={{
          head: [t('watch.day'), t('txn.figures.events'), t('watch.own'), t('watch.live')],
          rows: days.map((one) => [
            format.date(one.day),
            ...[one.events, one.hits, one.live].map((count) => format.number(count)),
          ]),
        }}
      />
    </figure>
  );
}
