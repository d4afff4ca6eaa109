import { Time, useLocale } from '@acquaint/kit';
import type { ListChange, ListLoad, ListRow } from '@acquaint/sdk';
import { type ReactElement, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Mono } from '../../ui/mono.tsx';
import { More } from '../../ui/more.tsx';
import { Answer, Bones, Empty } from '../../ui/states.tsx';
import { useListChanges, useListLoads } from './api.ts';

const TONES = { added: 'amber', changed: 'indigo', removed: 'jade' } as const;

/** The title of a list as a button that opens its history: every version that was loaded, and who came or went with it. */
export function ListHistory({ row }: { row: ListRow }): ReactElement {
  const { t } = useLocale();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t('lists.history')}
      </Button>
      {open && (
        <Dialog title={t('lists.history.title', { title: row.title })} open wide onClose={() => setOpen(false)}>
          <Loads list={row.list} />
        </Dialog>
      )}
    </>
  );
}

function Loads({ list }: { list: string }): ReactElement {
  const { t } = useLocale();
  const loads = useListLoads(list);
  return (
    <Answer query={loads} bones={<Bones rows={5} />}>
      {(rows) =>
        rows.length === 0 ? (
          <Empty says={t('lists.history.none')} />
        ) : (
          <>
            <ol className="loads">
              {rows.map((load, at) => (
                <Load key={load.id} load={load} first={at === 0} />
              ))}
            </ol>
            <More paged={loads} />
          </>
        )
      }
    </Answer>
  );
}

function Load({ load, first }: { load: ListLoad; first: boolean }): ReactElement {
  const { t } = useLocale();
  const [open, setOpen] = useState(first && !load.whole);
  const { added, removed, changed } = load;
  return (
    <li>
      <p className="load">
        <Time at={load.loaded_at} />
        <Mono keep={10}>{load.version}</Mono>
        <span>
          {load.whole
            ? t('lists.history.whole', { count: load.entities })
            : t('lists.history.counts', { added, removed, changed })}
        </span>
        <Mono keep={12}>{load.sha256}</Mono>
        {!load.whole && (
          <Button look="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('lists.history.who')}
          </Button>
        )}
      </p>
      {open && <Changes load={load} />}
    </li>
  );
}

function Changes({ load }: { load: ListLoad }): ReactElement {
  const { t } = useLocale();
  const changes = useListChanges(load.list, load.id);
  return (
    <Answer query={changes} bones={<Bones rows={3} />}>
      {(rows) =>
        rows.length === 0 ? (
          <Empty says={t('lists.same')} />
        ) : (
          <>
            <ul className="changes">
              {rows.map((change) => (
                <Change key={change.entity_id} change={change} />
              ))}
            </ul>
            <More paged={changes} />
          </>
        )
      }
    </Answer>
  );
}

function Change({ change }: { change: ListChange }): ReactElement {
  const { t } = useLocale();
  return (
    <li>
      <span className="tone" data-tone={TONES[change.change]}>
        {t(`lists.change.${change.change}`)}
      </span>{' '}
      <bdi data-verbatim>{change.name}</bdi>{' '}
      <span className="quiet" data-verbatim>
        {change.programmes.join(' · ')}
      </span>
    </li>
  );
}
