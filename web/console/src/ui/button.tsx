import { Ring } from '@acquaint/kit';
import type { ButtonHTMLAttributes, ReactElement, ReactNode } from 'react';

export type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> & {
  look?: 'primary' | 'plain' | 'quiet' | 'seal';
  /** The key that does the same, shown beside the words. */
  keys?: string;
  busy?: boolean;
  children: ReactNode;
};

/** A verb to press. While busy it cannot be pressed twice and says so by its ring. */
export function Button({ look = 'plain', keys, busy = false, disabled, children, ...rest }: ButtonProps): ReactElement {
  return (
    <button
      type="button"
      {...rest}
      className="button"
      data-look={look}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      aria-keyshortcuts={keys}
    >
      {busy && <Ring value={0.3} size={14} tone="ink" moving />}
      <span>{children}</span>
      {keys && <Key>{keys}</Key>}
    </button>
  );
}

/** The visible twin of a key. */
export function Key({ children }: { children: ReactNode }): ReactElement {
  return (
    <span className="key" aria-hidden="true">
      {children}
    </span>
  );
}
