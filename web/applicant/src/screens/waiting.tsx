import { Ring, useLocale } from '@acquaint/kit';
import { useEffect, useState } from 'react';
import { POLL, WATCH } from '../journey/retry.ts';
import { useAnnounce } from '../parts/announcer.tsx';
import { Page } from '../parts/page.tsx';
import { useJourney } from '../session/journey.tsx';
import { usePolling } from '../session/poll.ts';

const LONG_MS = 45_000;

/** The checks run. The ring is all but closed and travels: how long it takes nobody knows, so none is claimed. */
export function Waiting() {
  const { t } = useLocale();
  const { state, refresh } = useJourney();
  const long = useLate(LONG_MS);
  const announce = useAnnounce();
  usePolling(true, POLL, refresh);
  useEffect(() => {
    if (long) announce(t('waiting.long'));
  }, [long, announce, t]);

  return (
    <Page title={t('waiting.title')} lead={<p>{t('waiting.text')}</p>}>
      <div className="page-ring">
        <Ring value={0.85} size={160} moving />
      </div>
      {long && <p>{t('waiting.long')}</p>}
      <p className="fine">{t('waiting.leave', { tenant: state.tenant.name })}</p>
    </Page>
  );
}

/** A person has to look: how long that takes, and that nobody needs to stay. */
export function InReview() {
  const { t, format } = useLocale();
  const { state, refresh } = useJourney();
  const minutes = state.result?.wait_minutes ?? null;
  usePolling(true, WATCH, refresh);
  return (
    <Page title={t('review.title')} lead={<p>{t('review.text')}</p>}>
      <div className="page-ring">
        <Ring value={0.85} size={160} tone="amber" />
      </div>
      {minutes !== null && minutes > 0 && (
        <p>
          <strong>{t('review.wait', { time: format.duration(minutes * 60_000) })}</strong>
        </p>
      )}
      <p>{t('review.told', { tenant: state.tenant.name })}</p>
    </Page>
  );
}

function useLate(afterMs: number): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), afterMs);
    return () => clearTimeout(timer);
  }, [afterMs]);
  return late;
}
