import { Ring, type Tone, useLocale, useNow } from '@acquaint/kit';
import type { TransactionRow } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { useWords } from '../../words.ts';

type Decided = Pick<TransactionRow, 'outcome' | 'status' | 'hold_expires_at' | 'received_at'>;

const ARCS: Readonly<Record<string, { arc: number; tone: Tone }>> = {
  allow: { arc: 1, tone: 'jade' },
  challenge: { arc: 0.6, tone: 'amber' },
  released: { arc: 1, tone: 'jade' },
};

/** How a payment stands now, as ring and word; what was refused is stamped, what is held shows its clock running out. */
export function OutcomeMark({ row }: { row: Decided }): ReactElement {
  const word = useWords();
  const now = useNow();
  const code = row.status === 'decided' ? row.outcome : row.status;
  if (code === 'held') {
    return (
      <span className="mark" data-verdict="doubt">
        <Ring value={holdShare(row, now)} tone="amber" size={14} />
        {word('txn.outcome', code)}
      </span>
    );
  }
  const drawn = ARCS[code];
  return (
    <span className="mark" data-verdict={drawn ? (drawn.tone === 'jade' ? 'passed' : 'doubt') : 'refused'}>
      {drawn && <Ring value={drawn.arc} tone={drawn.tone} size={14} />}
      {word('txn.outcome', code)}
    </span>
  );
}

/** What is left of a hold, 0 to 1. */
export function holdShare(row: Decided, now: number): number {
  if (row.hold_expires_at === null) return 0;
  const [from, until] = [Date.parse(row.received_at), Date.parse(row.hold_expires_at)];
  return Math.min(1, Math.max(0, (until - now) / Math.max(1, until - from)));
}

const MINUTE_MS = 60_000;

/** Until when somebody may look; then the clock decides. */
export function HoldLeft({ row }: { row: Decided }): ReactElement | null {
  const { t, format } = useLocale();
  const now = useNow();
  if (row.status !== 'held' || row.hold_expires_at === null) return null;
  const left = Date.parse(row.hold_expires_at) - now;
  return (
    <time className="tone" data-tone="amber" dateTime={row.hold_expires_at} title={format.exact(row.hold_expires_at)}>
      {left > 0
        ? t('txn.hold.left', { time: format.duration(left < MINUTE_MS ? left : left - (left % MINUTE_MS)) })
        : t('txn.hold.over')}
    </time>
  );
}
