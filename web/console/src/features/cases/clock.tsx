import { Ring, type Tone, useLocale, useNow } from '@acquaint/kit';
import type { CaseRow } from '@acquaint/sdk';
import type { ReactElement } from 'react';

type Clocked = Pick<CaseRow, 'opened_at' | 'due_at' | 'warn_at' | 'breached' | 'status'>;

/** What is left of a case's time: its share, the milliseconds and whether to worry. */
export function timeLeft(found: Clocked, now: number): { share: number; ms: number; tone: Tone } {
  const due = Date.parse(found.due_at);
  const opened = Date.parse(found.opened_at);
  const ms = due - now;
  if (found.breached || ms <= 0) return { share: 0, ms, tone: 'seal' };
  const share = Math.min(1, ms / Math.max(1, due - opened));
  return { share, ms, tone: now >= Date.parse(found.warn_at) ? 'amber' : 'jade' };
}

const MINUTE_MS = 60_000;

/** Seconds are noise on a clock of hours; the last minute keeps them. */
export const wholeMinutes = (ms: number): number => (ms < MINUTE_MS ? ms : ms - (ms % MINUTE_MS));

/** The clock of a case: the arc runs out. A resolved one has none and is closed. */
export function Clock({ found, size }: { found: Clocked; size: number }): ReactElement {
  const { t } = useLocale();
  const now = useNow();
  if (found.status === 'resolved') return <Ring value={1} size={size} label={t('clock.stopped')} />;
  const { share, tone } = timeLeft(found, now);
  const says = tone === 'seal' ? t('clock.late') : tone === 'amber' ? t('clock.soon') : t('clock.running');
  return <Ring value={tone === 'seal' ? 0 : Math.max(0.04, share)} size={size} tone={tone} label={says} />;
}

/** The same in words: how long is left, or how late it is. */
export function TimeLeft({ found }: { found: Clocked }): ReactElement {
  const { t, format } = useLocale();
  const now = useNow();
  if (found.status === 'resolved') return <span className="quiet">{t('clock.stopped')}</span>;
  const { ms, tone } = timeLeft(found, now);
  const time = format.duration(wholeMinutes(Math.abs(ms)));
  return (
    <time className="tone" data-tone={tone} dateTime={found.due_at} title={format.exact(found.due_at)}>
      {ms > 0 ? t('clock.left', { time }) : t('clock.over', { time })}
    </time>
  );
}
