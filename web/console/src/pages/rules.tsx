import { Ring, useLocale } from '@acquaint/kit';
import type { RuleRow } from '@acquaint/sdk';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useRules } from '../features/rules/api.ts';
import { Releases } from '../features/rules/releases.tsx';
import { useStatistics } from '../features/transactions/api.ts';
import { Mono } from '../ui/mono.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Answer, Bones } from '../ui/states.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useWords } from '../words.ts';

const ARCS = { active: 1, shadow: 0.5, disabled: null } as const;

/** Every monitoring rule, what is in force of it and how it does. */
export function RulesPage(): ReactElement {
  const { t, format, has } = useLocale();
  const word = useWords();
  const rules = useRules();
  const figures = new Map(useStatistics().data?.rules.map((one) => [one.rule, one]));
  const arcOf = (mode: string) => (mode === 'active' || mode === 'shadow' ? ARCS[mode] : null);
  const columns: Column<RuleRow>[] = [
    {
      key: 'name',
      head: t('txn.figures.rule'),
      cell: (row) => (
        <Link to="/rules/$code" params={{ code: row.code }} data-row-link className="with-ring">
          <Ring value={arcOf(row.mode)} size={14} tone={row.mode === 'active' ? 'jade' : 'amber'} />
          {has(`rule.${row.code}`) ? t(`rule.${row.code}`) : <span data-verbatim>{row.name}</span>}{' '}
          <Mono>{row.code}</Mono>
        </Link>
      ),
    },
    {
      key: 'mode',
      head: t('rules.mode'),
      cell: (row) => (
        <>
          {word('rules.mode', row.mode)}
          {row.pending && (
            <span className="tone" data-tone="amber">
              {' '}
              · {t('rules.waits_short')}
            </span>
          )}
        </>
      ),
    },
    { key: 'score', head: t('txn.score'), align: 'end', cell: (row) => format.number(row.score), minor: true },
    {
      key: 'asks',
      head: t('txn.actions'),
      cell: (row) => format.list(row.actions.map((action) => word('txn.action', action))),
      minor: true,
    },
    {
      key: 'hits',
      head: t('txn.figures.hits'),
      align: 'end',
      cell: (row) => format.number(figures.get(row.code)?.hits ?? 0),
    },
    {
      key: 'precision',
      head: t('txn.figures.precision'),
      align: 'end',
      cell: (row) => {
        const precision = figures.get(row.code)?.precision ?? null;
        return precision === null ? <span className="quiet">—</span> : format.percent(precision);
      },
      minor: true,
    },
  ];
  return (
    <Page title={t('rules.title')} says={t('rules.says')}>
      <Answer query={rules} bones={<Bones rows={14} />}>
        {(rows) => <Table label={t('rules.title')} columns={columns} rows={rows} keyOf={(row) => row.code} />}
      </Answer>
      <Section title={t('release.title')} aside={t('release.says')}>
        <Releases />
      </Section>
    </Page>
  );
}
