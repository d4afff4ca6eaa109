import { Ring, Time, useLocale } from '@acquaint/kit';
import type { Home, ListRow } from '@acquaint/sdk';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';

const TONES = { current: 'jade', stale: 'amber', refused: 'seal' } as const;
const ARCS = { current: 1, stale: 0.5, refused: 0.25 } as const;

/** Each list with the age of its last good version. */
export function Freshness({ lists }: { lists: ListRow[] }): ReactElement {
  const { t } = useLocale();
  return (
    <ul className="fresh">
      {lists.map((row) => (
        <li key={row.list}>
          <Ring
            value={ARCS[row.status] ?? 0}
            size={14}
            tone={TONES[row.status] ?? 'amber'}
            label={t(`list.status.${row.status}`)}
          />
          <span className="fresh-title" title={row.title}>
            {row.title}
          </span>
          <span className="quiet">
            <Time at={row.loaded_at} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The log's last seal: closed once there is a signed checkpoint over all entries. */
export function LogSeal({ log }: { log: Home['log'] }): ReactElement {
  const { t, rich, format } = useLocale();
  return (
    <Link to="/audit" className="log-seal">
      <Ring value={log.checkpoint_at ? 1 : null} size={40} />
      <span>
        <strong>{t('home.log.entries', { count: log.size })}</strong>
        <span className="quiet">
          {log.checkpoint_at
            ? rich('home.log.sealed', {
                when: (
                  <time title={format.exact(log.checkpoint_at)}>{format.relative(log.checkpoint_at, Date.now())}</time>
                ),
              })
            : t('home.log.unsealed')}
        </span>
      </span>
    </Link>
  );
}
