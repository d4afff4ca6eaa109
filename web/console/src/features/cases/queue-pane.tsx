import { useLocale, useNow } from '@acquaint/kit';
import type { CaseRow, QueueRow } from '@acquaint/sdk';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Named } from '../../evidence/named.tsx';
import { More, type Paged } from '../../ui/more.tsx';
import { Answer, Bones, Empty } from '../../ui/states.tsx';
import type { CaseFilter } from './api.ts';
import { Clock, timeLeft, wholeMinutes } from './clock.tsx';

export type QueuePaneProps = {
  filter: CaseFilter;
  queues: readonly Pick<QueueRow, 'code' | 'title'>[];
  cases: Paged<CaseRow>;
  chosen: string | null;
  /** On narrow screens a row leads to the case's own page. */
  narrow: boolean;
};

const SHOWN = ['all', 'mine', 'unassigned', 'approvals', 'resolved'] as const;

/** What waits, the most pressing first. */
export function QueuePane({ filter, queues, cases, chosen, narrow }: QueuePaneProps): ReactElement {
  const { t } = useLocale();
  return (
    <section className="queue" aria-label={t('queue.label')}>
      <QueueFilter filter={filter} queues={queues} />
      <Answer query={cases} bones={<Bones rows={9} height={56} />}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty says={t('queue.empty')} />
          ) : (
            <ul>
              {rows.map((row) => (
                <QueueLine key={row.id} row={row} filter={filter} chosen={row.id === chosen} narrow={narrow} />
              ))}
            </ul>
          )
        }
      </Answer>
      <More paged={cases} />
    </section>
  );
}

function QueueFilter({ filter, queues }: Pick<QueuePaneProps, 'filter' | 'queues'>): ReactElement {
  const { t } = useLocale();
  const navigate = useNavigate();
  const show = (next: CaseFilter) => {
    const search = { ...filter, ...next };
    void navigate({ to: '/queue', search: Object.fromEntries(Object.entries(search).filter(([, value]) => value)) });
  };
  return (
    <div className="queue-head">
      <select
        aria-label={t('queue.which')}
        value={filter.queue ?? ''}
        onChange={(event) => show({ queue: event.currentTarget.value })}
      >
        <option value="">{t('queue.all')}</option>
        {queues.map((queue) => (
          <option key={queue.code} value={queue.code}>
            {queue.title}
          </option>
        ))}
      </select>
      <select
        aria-label={t('queue.show')}
        value={filter.show ?? 'all'}
        onChange={(event) => show({ show: event.currentTarget.value === 'all' ? '' : event.currentTarget.value })}
      >
        {SHOWN.map((each) => (
          <option key={each} value={each}>
            {t(`queue.show.${each}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

type LineProps = { row: CaseRow; filter: CaseFilter; chosen: boolean; narrow: boolean };

function QueueLine({ row, filter, chosen, narrow }: LineProps): ReactElement {
  const { t, format } = useLocale();
  const current = chosen ? { 'aria-current': true as const } : {};
  const body = (
    <>
      <Clock found={row} size={18} />
      <span className="queue-what">
        {row.customer ? <Named name={row.customer.name_masked} /> : row.title}
        <span className="quiet">{row.customer ? row.title : t('case.number', { number: row.number })}</span>
      </span>
      <span className="queue-when">
        <Left row={row} />
        <span className="quiet">
          {[row.country, row.assignee && initials(row.assignee.name)].filter(Boolean).join(' · ')}
        </span>
      </span>
    </>
  );
  const title = `${t('case.number', { number: row.number })} · ${format.exact(row.due_at)}`;
  return (
    <li>
      {narrow ? (
        <Link className="queue-line" to="/cases/$id" params={{ id: row.id }} title={title}>
          {body}
        </Link>
      ) : (
        <Link
          className="queue-line"
          to="/queue"
          search={{ ...filter, case: row.id }}
          replace
          title={title}
          {...current}
        >
          {body}
        </Link>
      )}
    </li>
  );
}

function Left({ row }: { row: CaseRow }): ReactElement {
  const { t, format } = useLocale();
  const now = useNow();
  if (row.status === 'resolved') return <span className="quiet">{t('clock.stopped')}</span>;
  const { ms, tone } = timeLeft(row, now);
  return (
    <span className="tone" data-tone={tone === 'jade' ? undefined : tone}>
      {ms > 0 ? format.duration(largest(ms)) : t('queue.late')}
    </span>
  );
}

const HOUR_MS = 3_600_000;

/** In the queue one unit is enough: whole hours, else whole minutes. */
const largest = (ms: number) => (ms < HOUR_MS ? wholeMinutes(ms) : ms - (ms % HOUR_MS));

const initials = (name: string) =>
  name
    .split(/\s+/)
    .map((part) => [...part][0] ?? '')
    .slice(0, 2)
    .join('');
