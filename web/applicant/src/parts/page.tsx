// The frame of every screen but the camera: a heading that takes the focus, content, and actions in the thumb's reach.
import { type ReactNode, useEffect, useRef } from 'react';
import { useFlash } from '../session/journey.tsx';
import { Notice } from './notice.tsx';

export type PageProps = {
  title: string;
  lead?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** What stands beside the content on wide screens. */
  aside?: ReactNode;
  /** With this the page is a form, and Enter does what its first action does. */
  onSubmit?: () => void;
};

/** One question a screen. */
export function Page({ title, lead, children, actions, aside, onSubmit }: PageProps) {
  const heading = useHeadingFocus(title);
  const flash = useFlash();
  const body = (
    <>
      <div className="page-content">
        <h1 id="question" ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {flash && (
          <Notice tone={flash.tone}>
            <p>{flash.text}</p>
          </Notice>
        )}
        {lead !== undefined && <div className="page-lead">{lead}</div>}
        {children}
      </div>
      {actions !== undefined && <div className="page-actions">{actions}</div>}
    </>
  );
  return (
    <main className="page" data-aside={aside ? true : undefined}>
      {onSubmit ? (
        <form
          className="page-column"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            onSubmit();
          }}
        >
          {body}
        </form>
      ) : (
        <div className="page-column">{body}</div>
      )}
      {aside && <aside className="page-aside">{aside}</aside>}
    </main>
  );
}

/** Focuses the heading when the screen appears, so that reading starts there; the tab carries its words. */
export function useHeadingFocus(title: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return heading;
}
