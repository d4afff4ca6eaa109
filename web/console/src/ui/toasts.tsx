import { createContext, type ReactElement, type ReactNode, useCallback, useContext, useRef, useState } from 'react';

export type Toast = { text: string; tone?: 'jade' | 'seal' | 'amber' };

type Shown = Toast & { key: number };

const STAYS_MS = 6000;
const AT_MOST = 3;

const ToastContext = createContext<(toast: Toast) => void>(() => undefined);

/** Says what happened, at the edge of the page and to screen readers; it goes by itself. */
export function Toasts({ children }: { children: ReactNode }): ReactElement {
  const [shown, setShown] = useState<Shown[]>([]);
  const next = useRef(0);
  const say = useCallback((toast: Toast) => {
    next.current += 1;
    const key = next.current;
    setShown((current) => [...current, { ...toast, key }].slice(-AT_MOST));
    setTimeout(() => setShown((current) => current.filter((each) => each.key !== key)), STAYS_MS);
  }, []);
  return (
    <ToastContext value={say}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {shown.map((toast) => (
          <p key={toast.key} className="toast" data-tone={toast.tone ?? 'jade'}>
            {toast.text}
          </p>
        ))}
      </div>
    </ToastContext>
  );
}

/** The function that shows a toast. */
export const useToast = (): ((toast: Toast) => void) => useContext(ToastContext);
