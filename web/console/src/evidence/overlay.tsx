import type { Evidence } from '@acquaint/sdk';
import { createContext, type ReactElement, type ReactNode, useContext, useMemo, useState } from 'react';

/** A picture of where something was seen, laid over the photograph that it was seen on: any side when none is named. */
export type Overlay = { image: string; captureId: string | null; label: string };

type Overlays = { shown: Overlay | null; show: (overlay: Overlay | null) => void };

const OverlayContext = createContext<Overlays>({ shown: null, show: () => undefined });

/** Around checks and pictures of one applicant: a signal switched on among the checks shows on the photograph. */
export function Overlays({ children }: { children: ReactNode }): ReactElement {
  const [shown, show] = useState<Overlay | null>(null);
  const held = useMemo(() => ({ shown, show }), [shown]);
  return <OverlayContext value={held}>{children}</OverlayContext>;
}

export const useOverlay = (): Overlays => useContext(OverlayContext);

/** What a line of evidence can lay over a photograph; null when it has no such picture. */
export function overlayOf({ kind, value, image, capture_id, label }: Evidence): Overlay | null {
  const address = image ?? (kind === 'image' && typeof value === 'string' ? value : null);
  return address && kind !== 'frame' && kind !== 'recording'
    ? { image: address, captureId: capture_id ?? null, label }
    : null;
}
