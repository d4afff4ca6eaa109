import type { ReactNode } from 'react';
import { useRef } from 'react';

export type FileButtonProps = {
  children: ReactNode;
  kind?: 'primary' | 'secondary' | 'quiet';
  /** Letters and statements may come as PDF. */
  pdf?: boolean | undefined;
  onChosen: (file: File) => void | Promise<void>;
};

/** A button that opens the device's own picker: on phones it offers the camera as well. */
export function FileButton({ children, kind = 'primary', pdf = false, onChosen }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className={`button button-${kind}`} onClick={() => input.current?.click()}>
        <span>{children}</span>
      </button>
      <input
        ref={input}
        type="file"
        accept={pdf ? 'image/*,application/pdf' : 'image/*'}
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file may be chosen twice in a row.
          event.target.value = '';
          if (file) void onChosen(file);
        }}
      />
    </>
  );
}
