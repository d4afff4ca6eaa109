import { useEffect } from 'react';
import { type Backoff, pauseMs } from '../journey/retry.ts';

/** Asks again and again while `active`, slower each time; at once when the person comes back to the page. */
export function usePolling(active: boolean, backoff: Backoff, refresh: () => Promise<void>): void {
  useEffect(() => {
    if (!active) return;
    let attempt = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    const ask = async () => {
      if (document.visibilityState === 'visible') await refresh();
      if (!stopped) schedule();
    };
    const schedule = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), pauseMs(backoff, attempt));
      attempt += 1;
    };
    const awake = () => {
      if (document.visibilityState !== 'visible') return;
      attempt = 0;
      schedule();
    };
    schedule();
    document.addEventListener('visibilitychange', awake);
    return () => {
      stopped = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', awake);
    };
  }, [active, backoff, refresh]);
}
