import { Time, useLocale } from '@acquaint/kit';
import type { ModelWatch } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { Empty } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useMeasure } from '../../words.ts';

/** The usual reading of a population stability index (Siddiqi, Credit Risk Scorecards, 2006): below 0.1 the same, above 0.25 another population. */
export const MOVED = 0.1;
const ANOTHER = 0.25;
const SHOWN = 10;

type Tone = 'jade' | 'amber' | 'seal';

function toneOf(index: number): Tone {
  if (index >= ANOTHER) return 'seal';
  return index >= MOVED ? 'amber' : 'jade';
}

/** An index with its reading. */
export function Drift({ index }: { index: number | null }): ReactElement {
  const { t, format } = useLocale();
  if (index === null) return <span className="quiet">—</span>;
  const tone = toneOf(index);
  return (
    <span className="tone" data-tone={tone} title={t(`models.drift.${tone}`)}>
      <bdi className="figure">{format.number(index, { minimumFractionDigits: 2, maximumFractionDigits: 2 })}</bdi>
    </span>
  );
}

/** What the newest payments look like to a model, against those it learned from: the last look, and the looks before. */
export function Watches({ watches }: { watches: readonly ModelWatch[] }): ReactElement {
  const { t, format } = useLocale();
  const [last] = watches;
  if (!last) return <Empty says={t('models.no_look')} />;
  const columns: Column<ModelWatch>[] = [
    { key: 'at', head: t('models.looked'), cell: (row) => <Time at={row.at} /> },
    { key: 'rows', head: t('nav.transactions'), align: 'end', cell: (row) => format.number(row.rows) },
    { key: 'drift', head: t('models.drift'), align: 'end', cell: (row) => <Drift index={row.score_drift} /> },
    {
      key: 'people',
      head: t('models.to_people'),
      align: 'end',
      cell: (row) => format.number(row.to_people, { style: 'percent', maximumFractionDigits: 1 }),
    },
    {
      key: 'known',
      head: t('models.known'),
      align: 'end',
      cell: (row) => format.number(row.known.rows),
      minor: true,
    },
    {
      key: 'ap',
      head: t('models.average_precision'),
      align: 'end',
      cell: (row) =>
        row.known.average_precision === null ? (
          <span className="quiet">—</span>
        ) : (
          format.number(row.known.average_precision, { maximumFractionDigits: 3 })
        ),
      minor: true,
    },
  ];
  return (
    <div className="stack">
      <DriftBars drift={last.drift} />
      <Table label={t('models.looks')} columns={columns} rows={watches} keyOf={(row) => row.at} />
    </div>
  );
}

/** How far each measure has moved: a line at a tenth, where it begins to matter, and at a quarter. Read from the left in every language. */
function DriftBars({ drift }: Pick<ModelWatch, 'drift'>): ReactElement | null {
  const { t, format } = useLocale();
  const measure = useMeasure();
  const shown = drift.slice(0, SHOWN);
  if (shown.length === 0) return null;
  const end = Math.max(ANOTHER * 1.4, ...shown.map((one) => one.index)) * 1.02;
  const at = (index: number) => `${(index / end) * 100}%`;
  return (
    <ul className="model-bars" aria-label={t('models.drift_by_measure')}>
      {shown.map(({ measure: name, index }) => (
        <li key={name}>
          <span>{measure(name)}</span>
          <span className="model-bar ltr" aria-hidden="true">
            <i data-tone={toneOf(index)} style={{ width: at(index) }} />
            <b style={{ left: at(MOVED) }} />
            <b style={{ left: at(ANOTHER) }} />
          </span>
          <bdi className="figure">{format.number(index, { minimumFractionDigits: 2, maximumFractionDigits: 2 })}</bdi>
        </li>
      ))}
    </ul>
  );
}
