import { useSyncExternalStore } from 'react';

const DESKTOP = '(hover: hover) and (pointer: fine) and (min-width: 900px)';

/** A computer with a mouse and a wide screen: one that may hand over to a phone. */
export function useDesktop(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(DESKTOP).matches);
}

function subscribe(changed: () => void): () => void {
  const query = window.matchMedia(DESKTOP);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}
