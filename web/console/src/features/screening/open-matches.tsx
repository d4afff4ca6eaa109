import { useLocale } from '@acquaint/kit';
import type { OpenMatch } from '@acquaint/sdk';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/button.tsx';
import { More, type Paged } from '../../ui/more.tsx';
import { Answer, Bones, Empty } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useWords } from '../../words.ts';
import { useListTitle } from './api.ts';
import { ClearDialog } from './clear-dialog.tsx';
import './screening.css';

const AT_ONCE = 200;

type OpenMatchesProps = {
  matches: Paged<OpenMatch>;
  /** Shows only the matches with one listed entry. */
  onEntity: (entity: string) => void;
};

/** Matches that nobody has judged: picked, looked at once more, and cleared together. */
export function OpenMatches({ matches, onEntity }: OpenMatchesProps): ReactElement {
  const { t } = useLocale();
  const may = useMay()('screening.decide');
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [clearing, setClearing] = useState(false);
  const shown = matches.data ?? [];
  const ids = shown.map((row) => row.id ?? '').filter((id) => picked.has(id));
  const pick = (some: readonly string[], on: boolean) =>
    setPicked((current) => new Set(on ? [...current, ...some] : [...current].filter((id) => !some.includes(id))));
  const done = () => {
    setClearing(false);
    setPicked(new Set());
  };
  return (
    <>
      {may && shown.length > 0 && (
        <div className="picked" role="status">
          <span>{t('matches.picked', { count: ids.length })}</span>
          <Button
            look="primary"
            disabled={ids.length === 0 || ids.length > AT_ONCE}
            aria-haspopup="dialog"
            onClick={() => setClearing(true)}
          >
            {t('clearing.open')}
          </Button>
        </div>
      )}
      <Answer query={matches} bones={<Bones rows={8} />}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty says={t('matches.open.none')} />
          ) : (
            <Rows {...{ rows, picked, pick, may, onEntity }} />
          )
        }
      </Answer>
      <More paged={matches} />
      {clearing && <ClearDialog ids={ids} onClose={() => setClearing(false)} onDone={done} />}
    </>
  );
}

type RowsProps = {
  rows: readonly OpenMatch[];
  picked: ReadonlySet<string>;
  pick: (ids: readonly string[], on: boolean) => void;
  may: boolean;
  onEntity: (entity: string) => void;
};

function Rows({ rows, picked, pick, may, onEntity }: RowsProps): ReactElement {
  const { t, format } = useLocale();
  const word = useWords();
  const title = useListTitle();
  // What waits for a second person is not picked again.
  const free = rows.flatMap((row) => (row.id && !row.waits ? [row.id] : []));
  const columns: Column<OpenMatch>[] = [
    {
      key: 'listed',
      head: t('matches.listed'),
      cell: (row) => (
        <span className="open-match">
          <button
            type="button"
            className="link"
            onClick={() => onEntity(row.entity_id)}
            title={t('matches.only_entry')}
          >
            <bdi>{row.name}</bdi>
          </button>
          <span className="quiet small" data-verbatim>
            {[title(row.list), ...row.entity.programmes].join(' · ')}
          </span>
          {row.waits && (
            <span className="tone small" data-tone="amber">
              {t('matches.waits')}
            </span>
          )}
        </span>
      ),
    },
    {
      key: 'customer',
      head: t('matches.customer'),
      cell: (row) =>
        row.customer && (
          <Link to="/customers/$id" params={{ id: row.customer.id }}>
            <bdi>{row.customer.name_masked}</bdi>
          </Link>
        ),
    },
    {
      key: 'score',
      head: t('matches.score'),
      align: 'end',
      cell: (row) => format.number(row.match_score, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
    },
    {
      key: 'topics',
      head: t('match.topics'),
      cell: (row) => row.entity.topics.map((topic) => word('topic', topic)).join(' · '),
      minor: true,
    },
    {
      key: 'status',
      head: t('matches.status'),
      cell: (row) => (
        <span className="tone" data-tone="amber">
          {word('match', row.status)}
        </span>
      ),
      minor: true,
    },
  ];
  const pickColumn: Column<OpenMatch> = {
    key: 'pick',
    head: (
      <input
        type="checkbox"
        aria-label={t('matches.pick_all')}
        checked={free.length > 0 && free.every((id) => picked.has(id))}
        disabled={free.length === 0}
        onChange={(event) => pick(free, event.currentTarget.checked)}
      />
    ),
    cell: (row) => (
      <input
        type="checkbox"
        aria-label={t('matches.pick', { name: row.name })}
        checked={picked.has(row.id ?? '')}
        disabled={row.waits || !row.id}
        onChange={(event) => pick([row.id ?? ''], event.currentTarget.checked)}
      />
    ),
  };
  return (
    <div className="open-matches">
      <Table
        label={t('nav.matches')}
        columns={may ? [pickColumn, ...columns] : columns}
        rows={rows}
        keyOf={(row) => row.id ?? `${row.list} ${row.entity_id}`}
      />
    </div>
  );
}
