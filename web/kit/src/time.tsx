import { type ReactElement, useEffect, useState } from 'react';
import { useLocale } from './locale.tsx';

const TICK_MS = 15_000;

/** The present in milliseconds, renewed every 15 seconds or as often as asked. */
export function useNow(everyMs = TICK_MS): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

/** A time as people say it, with the exact one on hover and for machines. */
export function Time({ at }: { at: string }): ReactElement {
  const { format } = useLocale();
  const now = useNow();
  return (
    <time dateTime={at} title={format.exact(at)}>
      {format.relative(at, now)}
    </time>
  );
}
