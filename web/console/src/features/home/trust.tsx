import { Ring, Time, useLocale } from '@acquaint/kit';
import type { Home, ListRow } from '@acquaint/sdk';
import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { useMay } from '../../session.ts';

/** How many lists are good; a stale or refused one is named. The ring closes when all are. */
export function ListsSeal({ lists }: { lists: ListRow[] }): ReactElement {
  const { t, format } = useLocale();
  const open = useMay()('lists.read');
  const bad = lists.filter((row) => row.status !== 'current');
  const good = lists.length - bad.length;
  const names = lists.reduce((sum, row) => sum + row.names, 0);
  const newest = lists
    .map((row) => row.loaded_at)
    .sort()
    .at(-1);
  return (
    <>
      <Seal to={open ? '/lists' : undefined}>
        <Ring
          value={lists.length === 0 ? null : good / lists.length}
          size={40}
          tone={bad.length > 0 ? 'amber' : 'jade'}
        />
        <span>
          <strong>{t('home.lists.current', { good, all: lists.length })}</strong>
          <span className="quiet">
            {t('home.lists.names', { names: format.number(names) })}
            {newest && (
              <>
                {' · '}
                <Time at={newest} />
              </>
            )}
          </span>
        </span>
      </Seal>
      <ul className="troubled">
        {bad.map((row) => (
          <li key={row.list}>
            <span className="tone" data-tone={row.status === 'refused' ? 'seal' : 'amber'}>
              {t(`list.status.${row.status}`)}
            </span>{' '}
            <bdi>{row.title}</bdi>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The log's last seal: closed once there is a signed checkpoint over all entries. */
export function LogSeal({ log }: { log: Home['log'] }): ReactElement {
  const { t } = useLocale();
  const open = useMay()('audit.read');
  return (
    <Seal to={open ? '/audit' : undefined}>
      <Ring value={log.checkpoint_at ? 1 : null} size={40} />
      <span>
        <strong>{t('home.log.entries', { count: log.size })}</strong>
        <span className="quiet">
          {log.checkpoint_at ? (
            <>
              {t('home.log.sealed')} <Time at={log.checkpoint_at} />
            </>
          ) : (
            t('home.log.unsealed')
          )}
        </span>
      </span>
    </Seal>
  );
}

/** A seal leads to its room for whoever may enter it. */
function Seal({ to, children }: { to: '/lists' | '/audit' | undefined; children: ReactNode }): ReactElement {
  if (!to) return <div className="seal-line">{children}</div>;
  return (
    <Link to={to} className="seal-line">
      {children}
    </Link>
  );
}
