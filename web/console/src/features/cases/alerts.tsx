import { useLocale } from '@acquaint/kit';
import type { Alert } from '@acquaint/sdk';
import type { ReactElement } from 'react';

/** Why the case is here: each alert's reasons and the facts that fired it. */
export function Alerts({ alerts }: { alerts: readonly Alert[] }): ReactElement {
  return (
    <ul className="alerts">
      {alerts.map((alert) => (
        <li key={alert.id}>
          {alert.reasons.map((reason) => (
            <p key={reason.code}>{reason.text}</p>
          ))}
          <Facts facts={alert.facts} />
        </li>
      ))}
    </ul>
  );
}

function Facts({ facts }: Pick<Alert, 'facts'>): ReactElement | null {
  const { t, format, has } = useLocale();
  // What has no word here is said elsewhere on the desk, such as the country.
  const entries = Object.entries(facts).filter(([name]) => has(`fact.${name}`));
  if (entries.length === 0) return null;
  const shown = (value: string | number | boolean | null) => {
    if (typeof value === 'number') return format.number(value, { maximumFractionDigits: 3 });
    if (typeof value === 'boolean') return value ? t('yes') : t('no');
    return value ?? '—';
  };
  return (
    <p className="quiet small facts">
      {entries.map(([name, value]) => (
        <span key={name}>
          {t(`fact.${name}`)} <bdi>{shown(value)}</bdi>
        </span>
      ))}
    </p>
  );
}
