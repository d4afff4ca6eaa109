import type { ReactNode } from 'react';

export type NoticeProps = {
  tone: 'amber' | 'seal' | 'jade' | 'plain';
  title?: string;
  children?: ReactNode;
  /** Said at once by screen readers when it appears. */
  alert?: boolean;
};

/** A remark set apart by a line in its tone; its words carry the meaning alone. */
export function Notice({ tone, title, children, alert = false }: NoticeProps) {
  return (
    <div className="notice" data-tone={tone} role={alert ? 'alert' : undefined}>
      {title !== undefined && <strong>{title}</strong>}
      {children}
    </div>
  );
}
