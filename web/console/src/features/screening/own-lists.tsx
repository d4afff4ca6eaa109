import { Time, useLocale } from '@acquaint/kit';
import type { OwnList } from '@acquaint/sdk';
import { type ReactElement, useState } from 'react';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Section } from '../../ui/page.tsx';
import { Answer, Bones, Empty } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useWords } from '../../words.ts';
import { useOwnLists } from './own-api.ts';
import { OwnCreate } from './own-create.tsx';
import { OwnEntries } from './own-entries.tsx';
import { OwnHistory } from './own-history.tsx';
import { OwnPending } from './own-pending.tsx';
import { OwnUpload } from './own-upload.tsx';

type View = 'pending' | 'entries' | 'upload' | 'history';
type Opened = { list: OwnList; view: View };

/** The lists that the institution keeps itself: who is blocked, and who is known to be good. */
export function OwnLists(): ReactElement {
  const { t } = useLocale();
  const may = useMay();
  const lists = useOwnLists();
  const [creating, setCreating] = useState(false);
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  return (
    <div className="own-lists">
      <Section
        title={t('own.title')}
        aside={
          may('own_lists.write') && (
            <Button look="quiet" aria-haspopup="dialog" onClick={() => setCreating(true)}>
              {t('own.create')}
            </Button>
          )
        }
      >
        <p className="quiet own-says">{t('own.says')}</p>
        <Answer query={lists} bones={<Bones rows={2} />}>
          {(rows) => (rows.length === 0 ? <Empty says={t('own.none')} /> : <OwnTable rows={rows} onOpen={setOpened} />)}
        </Answer>
        <OwnCreate open={creating} onClose={() => setCreating(false)} />
        {opened && (
          <Dialog title={t(`own.${opened.view}.title`, { list: opened.list.name })} open wide onClose={close}>
            {opened.view === 'pending' && opened.list.pending && (
              <OwnPending pending={opened.list.pending} onDone={close} />
            )}
            {opened.view === 'entries' && <OwnEntries list={opened.list} />}
            {opened.view === 'upload' && <OwnUpload list={opened.list} onDone={close} />}
            {opened.view === 'history' && <OwnHistory list={opened.list} />}
          </Dialog>
        )}
      </Section>
    </div>
  );
}

type OwnTableProps = { rows: readonly OwnList[]; onOpen: (opened: Opened) => void };

function OwnTable({ rows, onOpen }: OwnTableProps): ReactElement {
  const { t, format } = useLocale();
  const word = useWords();
  const may = useMay();
  const views: View[] = [];
  if (may('own_lists.read')) views.push('entries');
  if (may('own_lists.write')) views.push('upload');
  views.push('history');
  const columns: Column<OwnList>[] = [
    { key: 'name', head: t('lists.list'), cell: (row) => <bdi data-verbatim>{row.name}</bdi> },
    { key: 'kind', head: t('own.kind'), cell: (row) => word('own.kind', row.kind) },
    {
      key: 'version',
      head: t('lists.version'),
      align: 'end',
      cell: (row) => (row.version === 0 ? <span className="quiet">{t('own.empty')}</span> : format.number(row.version)),
      minor: true,
    },
    { key: 'made', head: t('own.made'), align: 'end', cell: (row) => <Time at={row.made_at} />, minor: true },
    {
      key: 'do',
      head: <span className="sr-only">{t('own.do')}</span>,
      align: 'end',
      cell: (list) => (
        <span className="own-do">
          {(list.pending && may('own_lists.read') ? (['pending', ...views] as const) : views).map((view) => (
            <Button
              key={view}
              look={view === 'pending' ? 'seal' : 'quiet'}
              aria-haspopup="dialog"
              onClick={() => onOpen({ list, view })}
            >
              {t(`own.${view}`)}
            </Button>
          ))}
        </span>
      ),
    },
  ];
  return <Table label={t('own.title')} columns={columns} rows={rows} keyOf={(row) => row.id} />;
}
