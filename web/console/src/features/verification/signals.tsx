import { Time, useLocale } from '@acquaint/kit';
import type { Signal } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { Mono } from '../../ui/mono.tsx';
import { useWords } from '../../words.ts';

/** From where and on what each step was done. */
export function Signals({ signals }: { signals: readonly Signal[] }): ReactElement {
  const { t, format } = useLocale();
  const word = useWords();
  if (signals.length === 0) return <p className="quiet">{t('signals.none')}</p>;
  return (
    <ul className="signals">
      {signals.map((each) => (
        <li key={`${each.at} ${each.step} ${each.device_id_short}`}>
          <span>
            {word('step', each.step)}{' '}
            <span className="quiet">
              <Time at={each.at} />
            </span>
          </span>
          <span>
            <Mono>{each.ip_masked}</Mono>
            {each.ip_country && ` ${format.country(each.ip_country)}`}
            {each.time_zone && (
              <span className="quiet" data-verbatim>
                {' '}
                {each.time_zone}
              </span>
            )}
          </span>
          <span className="signals-agent quiet" title={each.user_agent}>
            <Mono>{each.device_id_short}</Mono> <bdi>{each.user_agent}</bdi>
          </span>
          {each.flags.map((flag) => (
            <span key={flag} className="flag">
              {word('signal', flag)}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
