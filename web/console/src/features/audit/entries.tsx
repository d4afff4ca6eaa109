import { Time, useLocale } from '@acquaint/kit';
import type { AuditEntry } from '@acquaint/sdk';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { Mono } from '../../ui/mono.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useWords } from '../../words.ts';
import { proofOf } from './api.ts';
import './audit.css';

export type EntriesProps = { rows: readonly AuditEntry[]; onOpen: (entry: AuditEntry) => void };

/** The log as it was written, newest first. */
export function Entries({ rows, onOpen }: EntriesProps): ReactElement {
  const { t } = useLocale();
  const columns: Column<AuditEntry>[] = [
    {
      key: 'index',
      head: t('audit.index'),
      cell: (row) => <Mono>{String(row.index)}</Mono>,
      minor: true,
    },
    { key: 'at', head: t('audit.at'), cell: (row) => <Time at={row.at} /> },
    {
      key: 'text',
      head: t('audit.what'),
      cell: (row) => (
        <button type="button" className="link" onClick={() => onOpen(row)}>
          {row.text}
        </button>
      ),
    },
    { key: 'actor', head: t('audit.who'), cell: (row) => <Actor entry={row} />, minor: true },
    { key: 'action', head: t('audit.action'), cell: (row) => <Mono>{row.action}</Mono>, minor: true },
    { key: 'subject', head: t('audit.subject'), cell: (row) => <Mono keep={8}>{row.subject}</Mono>, minor: true },
  ];
  return <Table label={t('nav.audit')} columns={columns} rows={rows} keyOf={(row) => String(row.index)} />;
}

function Actor({ entry }: { entry: AuditEntry }): ReactElement {
  const word = useWords();
  return <>{entry.actor.name ?? word('actor', entry.actor.kind)}</>;
}

/** One entry in full, and its proof to take away. */
export function EntryDialog({
  entry,
  onClose,
}: {
  entry: AuditEntry | null;
  onClose: () => void;
}): ReactElement | null {
  const { t, format } = useLocale();
  if (!entry) return null;
  const said: [string, ReactElement | string | null][] = [
    [t('audit.at'), format.exact(entry.at)],
    [t('audit.who'), <Actor key="who" entry={entry} />],
    [t('audit.address'), entry.actor.ip && <Mono key="ip">{entry.actor.ip}</Mono>],
    [t('audit.action'), <Mono key="action">{entry.action}</Mono>],
    [t('audit.subject'), <Mono key="subject">{entry.subject}</Mono>],
    [t('audit.customer'), entry.customer && <CustomerOf key="customer" id={entry.customer} onLeave={onClose} />],
    [t('audit.reason'), entry.reason],
    [t('audit.request'), <Mono key="request">{entry.request}</Mono>],
  ];
  return (
    <Dialog title={entry.text} open onClose={onClose} wide>
      <dl className="said entry">
        {said
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name} className="said-row">
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <Change entry={entry} />
      <p className="entry-proof">
        <a href={proofOf(entry.index)} download={`entry-${entry.index}.proof.txt`}>
          {t('audit.proof')}
        </a>
        <span className="quiet">{t('audit.proof.says')}</span>
      </p>
    </Dialog>
  );
}

function CustomerOf({ id, onLeave }: { id: string; onLeave: () => void }): ReactElement {
  const { t } = useLocale();
  return (
    <>
      <Link to="/customers/$id" params={{ id }}>
        <Mono>{id}</Mono>
      </Link>
      <br />
      <Link to="/audit" search={{ customer: id }} onClick={onLeave}>
        {t('audit.all_of_customer')}
      </Link>
    </>
  );
}

function Change({ entry }: { entry: AuditEntry }): ReactElement | null {
  const { t } = useLocale();
  const none = (value: unknown) => value === null || value === undefined;
  if (none(entry.before) && none(entry.after)) return null;
  return (
    <div className="change">
      <div>
        <h3>{t('audit.before')}</h3>
        <pre className="mono ltr">{none(entry.before) ? '—' : JSON.stringify(entry.before, null, 2)}</pre>
      </div>
      <div>
        <h3>{t('audit.after')}</h3>
        <pre className="mono ltr">{none(entry.after) ? '—' : JSON.stringify(entry.after, null, 2)}</pre>
      </div>
    </div>
  );
}
