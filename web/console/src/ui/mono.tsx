import type { ReactElement } from 'react';

/** An id, hash or code: set in mono, from the left in every language, cut in the middle when asked. */
export function Mono({ children, keep }: { children: string; keep?: number }): ReactElement {
  const cut = keep !== undefined && children.length > keep * 2 + 1;
  return (
    <bdi className="mono ltr" title={cut ? children : undefined}>
      {cut ? `${children.slice(0, keep)}…${children.slice(-keep)}` : children}
    </bdi>
  );
}
