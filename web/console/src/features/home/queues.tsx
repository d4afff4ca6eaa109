import { Ring, Time, useLocale, useNow } from '@acquaint/kit';
import type { QueueRow } from '@acquaint/sdk';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Empty } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';

/** Every queue with the clock of the case that is due first, and a way in for whoever may read cases. */
export function Queues({ queues, enters }: { queues: QueueRow[]; enters: boolean }): ReactElement {
  const { t, format } = useLocale();
  const now = useNow();
  const columns: Column<QueueRow>[] = [
    {
      key: 'title',
      head: t('home.queue'),
      cell: (row) => {
        const clock = <QueueClock queue={row} now={now} />;
        if (!enters) {
          return (
            <span className="with-ring">
              {clock}
              {row.title}
            </span>
          );
        }
        return (
          <Link to="/queue" search={{ queue: row.code }} data-row-link className="with-ring">
            {clock}
            {row.title}
          </Link>
        );
      },
    },
    { key: 'waiting', head: t('home.waiting'), align: 'end', cell: (row) => format.number(row.waiting) },
    {
      key: 'warning',
      head: t('home.warning'),
      align: 'end',
      minor: true,
      cell: (row) => <Count value={row.warning} tone="amber" />,
    },
    {
      key: 'breached',
      head: t('home.breached'),
      align: 'end',
      cell: (row) => <Count value={row.breached} tone="seal" />,
    },
    {
      key: 'due',
      head: t('home.next_due'),
      align: 'end',
      cell: (row) =>
        row.next_due_at ? <Time at={row.next_due_at} /> : <span className="quiet">{t('home.none_due')}</span>,
    },
  ];
  if (queues.length === 0) return <Empty says={t('home.no_queues')} />;
  return <Table label={t('home.queues')} columns={columns} rows={queues} keyOf={(row) => row.code} />;
}

function QueueClock({ queue, now }: { queue: QueueRow; now: number }): ReactElement {
  const { t } = useLocale();
  if (!queue.next_due_at || !queue.next_opened_at) return <Ring value={1} size={18} label={t('home.clock.clear')} />;
  const due = Date.parse(queue.next_due_at);
  const left = (due - now) / Math.max(1, due - Date.parse(queue.next_opened_at));
  if (queue.breached > 0 || left <= 0) return <Ring value={0} size={18} tone="seal" label={t('clock.late')} />;
  return (
    <Ring
      value={Math.max(0.06, Math.min(1, left))}
      size={18}
      tone={queue.warning > 0 ? 'amber' : 'jade'}
      label={queue.warning > 0 ? t('clock.soon') : t('clock.running')}
    />
  );
}

function Count({ value, tone }: { value: number; tone: 'amber' | 'seal' }): ReactElement {
  const { format } = useLocale();
  if (value === 0) return <span className="quiet">{format.number(0)}</span>;
  return (
    <strong className="tone" data-tone={tone}>
      {format.number(value)}
    </strong>
  );
}
