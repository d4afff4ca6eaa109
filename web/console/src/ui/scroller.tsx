import { type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react';

export type ScrollerProps = { label: string; className: string; children: ReactNode };

/** What may be wider than its place: then, and only then, it is a named region that the arrow keys move. */
export function Scroller({ label, className, children }: ScrollerProps): ReactElement {
  const frame = useRef<HTMLDivElement>(null);
  const [wide, setWide] = useState(false);
  useEffect(() => {
    const seen = frame.current;
    if (!seen) return undefined;
    const watch = new ResizeObserver(() => setWide(seen.scrollWidth > seen.clientWidth + 1));
    watch.observe(seen);
    for (const child of seen.children) watch.observe(child);
    return () => watch.disconnect();
  }, []);
  return (
    <div ref={frame} className={className} {...(wide && { role: 'region', tabIndex: 0, 'aria-label': label })}>
      {children}
    </div>
  );
}
