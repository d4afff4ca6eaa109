// The way from the desktop to the phone: a code that lives two minutes and is renewed while someone looks at it.
import { useLocale } from '@acquaint/kit';
import { useCallback, useEffect, useState } from 'react';
import type { ApplyApi } from './api.ts';
import { withLanguage } from './link.ts';

const RENEW_BEFORE_MS = 15_000;
const SOONEST_MS = 5_000;

export type Handoff = { url: string | null; failed: boolean; renew: () => void };

/** The address for the phone, always a fresh one; null while it is on its way. */
export function useHandoff(api: ApplyApi): Handoff {
  const { locale } = useLocale();
  const [url, setUrl] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const [turn, setTurn] = useState(0);
  const renew = useCallback(() => setTurn((current) => current + 1), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn asks for a new code at once.
  useEffect(() => {
    let current = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      if (document.visibilityState === 'hidden') return;
      try {
        const made = await api.handOff();
        if (!current) return;
        setUrl(made.url);
        setFailed(false);
        timer = setTimeout(
          () => void ask(),
          Math.max(SOONEST_MS, Date.parse(made.expires_at) - Date.now() - RENEW_BEFORE_MS),
        );
      } catch {
        if (current) setFailed(true);
      }
    };
    const awake = () => {
      clearTimeout(timer);
      void ask();
    };
    void ask();
    document.addEventListener('visibilitychange', awake);
    return () => {
      current = false;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', awake);
    };
  }, [api, turn]);

  return { url: url === null ? null : withLanguage(url, locale), failed, renew };
}
