import { Time, useLocale } from '@acquaint/kit';
import type { TransactionRow } from '@acquaint/sdk';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Named } from '../../evidence/named.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useWords } from '../../words.ts';
import { OutcomeMark } from './outcome.tsx';
import './transactions.css';

/** Decided payments as rows. On a narrow screen: when, how much, how it was decided. */
export function TransactionTable({ rows, ofOne }: { rows: readonly TransactionRow[]; ofOne?: boolean }): ReactElement {
  const { t, format } = useLocale();
  const word = useWords();
  const columns: Column<TransactionRow>[] = [
    {
      key: 'at',
      head: t('txn.at'),
      cell: (row) => (
        <Link to="/transactions/$id" params={{ id: row.id }} data-row-link>
          <Time at={row.at} />
        </Link>
      ),
    },
    ...(ofOne
      ? []
      : [
          {
            key: 'customer',
            head: t('customer.name'),
            cell: (row: TransactionRow) => <Named name={row.customer_masked} />,
          },
        ]),
    { key: 'amount', head: t('txn.amount'), align: 'end', cell: (row) => <Amount row={row} /> },
    {
      key: 'way',
      head: t('txn.way'),
      cell: (row) => word('txn.channel', row.channel ?? row.type),
      minor: true,
    },
    {
      key: 'party',
      head: t('txn.party'),
      cell: (row) => (row.counterparty_masked ? <bdi>{row.counterparty_masked}</bdi> : '—'),
      minor: true,
    },
    {
      key: 'country',
      head: t('verification.country'),
      cell: (row) => (row.country ? format.country(row.country) : '—'),
      minor: true,
    },
    { key: 'why', head: t('txn.why'), cell: (row) => <Why row={row} />, minor: true },
    { key: 'outcome', head: t('txn.decision'), cell: (row) => <OutcomeMark row={row} /> },
  ];
  return <Table label={t('nav.transactions')} columns={columns} rows={rows} keyOf={(row) => row.id} />;
}

/** Money with its currency; what came in carries a plus, what was refused is struck. */
export function Amount({ row }: { row: Pick<TransactionRow, 'amount' | 'direction' | 'outcome' | 'status'> }) {
  const { t, format } = useLocale();
  if (!row.amount) return <span className="quiet">—</span>;
  const gone = row.outcome === 'block' || row.status === 'refused';
  const text = <bdi className="figure">{format.money(row.amount)}</bdi>;
  if (row.direction === 'in')
    return (
      <span className="money-in">
        <span aria-hidden="true">+</span>
        <span className="sr-only">{t('txn.direction.in')} </span>
        {text}
      </span>
    );
  return gone ? <s className="quiet">{text}</s> : text;
}

/** Rules by name, then what standing and limits said. */
function Why({ row }: { row: TransactionRow }): ReactElement {
  const said = useReasons();
  if (row.reasons.length === 0) return <span className="quiet">—</span>;
  return <>{said(row.reasons)}</>;
}

/** Reason codes as a reader's list. */
export function useReasons(): (reasons: readonly string[]) => string {
  const { format } = useLocale();
  const word = useWords();
  return (reasons) =>
    format.list(
      reasons.map((code) =>
        code.startsWith('rule.') ? word('rule', code.slice('rule.'.length)) : word('txn.reason', code),
      ),
    );
}
