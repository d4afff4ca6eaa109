import { useLocale } from '@acquaint/kit';
import { type ReactElement, type ReactNode, useEffect } from 'react';

export type PageProps = { title: string; says?: ReactNode; actions?: ReactNode; children: ReactNode };

/** A page: its title (also the tab's), one sentence on what it is for, what can be done, and the matter. */
export function Page({ title, says, actions, children }: PageProps): ReactElement {
  useTabTitle(title);
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>
            <bdi>{title}</bdi>
          </h1>
          {says && <p className="quiet">{says}</p>}
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** Names the browser's tab. */
export function useTabTitle(title: string): void {
  const { t } = useLocale();
  useEffect(() => {
    document.title = t('app.tab', { page: title });
  }, [title, t]);
}

export type SectionProps = { title: ReactNode; aside?: ReactNode; children: ReactNode };

/** A part of a page under its own heading. */
export function Section({ title, aside, children }: SectionProps): ReactElement {
  return (
    <section className="section">
      <header className="section-head">
        <h2>{title}</h2>
        {aside && <div className="section-aside">{aside}</div>}
      </header>
      {children}
    </section>
  );
}
