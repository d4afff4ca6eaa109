import type { ReactNode } from 'react';

export type ButtonProps = {
  children: ReactNode;
  onPress?: () => void;
  kind?: 'primary' | 'secondary' | 'quiet' | 'seal';
  submit?: boolean;
  /** Shows that the press was heard and keeps further ones away; the button stays focusable. */
  busy?: boolean;
};

/** A button with a verb on it. It is never disabled without a word: what is missing is said when it is pressed. */
export function Button({ children, onPress, kind = 'primary', submit = false, busy = false }: ButtonProps) {
  return (
    <button
      type={submit ? 'submit' : 'button'}
      className={`button button-${kind}`}
      aria-disabled={busy || undefined}
      data-busy={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onPress?.();
      }}
    >
      <span>{children}</span>
    </button>
  );
}
