import { Ring, useLocale } from '@acquaint/kit';
import type { ProviderRow } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { Simulated } from '../../evidence/mark.tsx';
import { Section } from '../../ui/page.tsx';
import { Answer, Bones } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useWords } from '../../words.ts';
import { useProviders } from './api.ts';

const TONES = { ok: 'jade', degraded: 'amber', down: 'seal', absent: 'ink' } as const;
const ARCS = { ok: 1, degraded: 0.5, down: 0.2, absent: null } as const;

/** Everything outside that a check leans on, and how it did in the last day. */
export function Providers(): ReactElement {
  const { t } = useLocale();
  const providers = useProviders();
  return (
    <Section title={t('settings.providers')}>
      <Answer query={providers} bones={<Bones rows={6} />}>
        {(rows) => <ProviderTable rows={rows} />}
      </Answer>
    </Section>
  );
}

function ProviderTable({ rows }: { rows: readonly ProviderRow[] }): ReactElement {
  const { t, format } = useLocale();
  const word = useWords();
  const columns: Column<ProviderRow>[] = [
    {
      key: 'code',
      head: t('provider.code'),
      cell: (row) => (
        <span className="with-ring">
          <Ring value={ARCS[row.status]} size={16} tone={TONES[row.status]} />
          <span>
            <span className="mono ltr">{row.code}</span>
            {row.simulated && <Simulated />}
          </span>
        </span>
      ),
    },
    { key: 'kind', head: t('provider.kind'), cell: (row) => word('provider', row.kind) },
    { key: 'status', head: t('provider.status'), cell: (row) => <ProviderStatus row={row} /> },
    { key: 'calls', head: t('provider.calls'), align: 'end', cell: (row) => format.number(row.calls_24h), minor: true },
    {
      key: 'failures',
      head: t('provider.failures'),
      align: 'end',
      cell: (row) => format.number(row.failures_24h),
      minor: true,
    },
    {
      key: 'p95',
      head: t('provider.p95'),
      align: 'end',
      cell: (row) =>
        row.p95_ms === null
          ? '—'
          : format.number(row.p95_ms, { style: 'unit', unit: 'millisecond', maximumFractionDigits: 0 }),
      minor: true,
    },
  ];
  return (
    <Table label={t('settings.providers')} columns={columns} rows={rows} keyOf={(row) => `${row.kind} ${row.code}`} />
  );
}

function ProviderStatus({ row }: { row: ProviderRow }): ReactElement {
  const word = useWords();
  return (
    <span title={row.detail ?? undefined}>
      <span className={row.status === 'absent' ? 'quiet' : 'tone'} data-tone={TONES[row.status]}>
        {word('provider.status', row.status)}
      </span>
      {row.detail && <span className="quiet"> {row.detail}</span>}
    </span>
  );
}
