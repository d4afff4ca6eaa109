// The place in the journey is an entry of the browser's history: Back on a phone goes back one screen, not out.
import { useCallback, useEffect, useState } from 'react';
import type { Place, PlaceName } from '../journey/screen.ts';

const NAMES: ReadonlySet<unknown> = new Set<PlaceName>([
  'start',
  'country',
  'document',
  'field',
  'enter-code',
  'camera',
  'handoff',
]);

type Entry = { place: Place | null; depth: number };

/** The place, and the ways to another one. `canGoBack` is false on the entry where the page was opened. */
export function usePlace() {
  const [entry, setEntry] = useState<Entry>(() => entryOf(window.history.state));

  useEffect(() => {
    const follow = (event: PopStateEvent) => setEntry(entryOf(event.state));
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);

  const go = useCallback((place: Place) => {
    const next = { place, depth: entryOf(window.history.state).depth + 1 };
    window.history.pushState(next, '');
    setEntry(next);
  }, []);
  const back = useCallback(() => window.history.back(), []);

  return { place: entry.place, go, back, canGoBack: entry.depth > 0 };
}

/** Reads an entry of the history; anything foreign is the beginning. */
function entryOf(kept: unknown): Entry {
  if (!isRecord(kept) || typeof kept.depth !== 'number') return { place: null, depth: 0 };
  const place = kept.place;
  if (!isRecord(place) || typeof place.step !== 'string' || !isName(place.at))
    return { place: null, depth: kept.depth };
  const [index, attempt] = [Number(place.index) || 0, Number(place.attempt) || 0];
  return { place: { step: place.step, at: place.at, index, attempt }, depth: kept.depth };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isName = (value: unknown): value is PlaceName => NAMES.has(value);
