import { useLocale } from '@acquaint/kit';
import type { ApplyState, ProblemError } from '@acquaint/sdk';
import { useCallback, useEffect, useState } from 'react';
import { canStepBack, progressOf, screenOf } from './journey/screen.ts';
import { AnnouncerProvider } from './parts/announcer.tsx';
import { Header } from './parts/header.tsx';
import { SandboxRibbon } from './parts/ribbon.tsx';
import { Closed } from './screens/closed.tsx';
import { JourneyScreen } from './screens/journey-screen.tsx';
import { Opening } from './screens/opening.tsx';
import type { ApplyApi } from './session/api.ts';
import { JourneyProvider, useJourney } from './session/journey.tsx';
import type { Opened, OpenSession } from './session/open.ts';

export type AppProps = { api: ApplyApi; open: OpenSession; opening: Promise<Opened> };

/** The applicant's app: opens the session, then shows the screen the state asks for. */
export function App({ api, open, opening }: AppProps) {
  const [opened, setOpened] = useState<Opened | null>(null);

  useEffect(() => {
    let current = true;
    void opening.then((result) => current && setOpened(result));
    return () => {
      current = false;
    };
  }, [opening]);

  const close = useCallback((problem: ProblemError) => setOpened({ is: 'refused', problem, had: 'session' }), []);
  const retry = () => {
    setOpened(null);
    void open().then(setOpened);
  };

  return (
    <AnnouncerProvider>
      {opened === null && <Opening />}
      {opened?.is === 'refused' && <Closed problem={opened.problem} had={opened.had} onRetry={retry} />}
      {opened?.is === 'open' && (
        <JourneyProvider opened={opened.state} api={api} onClosed={close}>
          <Journey />
        </JourneyProvider>
      )}
    </AnnouncerProvider>
  );
}

function Journey() {
  const { state, place, back, canGoBack, draft, refresh } = useJourney();
  const { locale } = useLocale();
  const screen = screenOf(state, place);
  useTextsInLanguage(locale, refresh);

  const code = screen.name === 'enter-code' ? (draft.sentTo?.simulatedCode ?? null) : null;
  const stepsBack = canGoBack && canStepBack(screen, place);
  return (
    <>
      <Header
        tenant={state.tenant.name}
        progress={isUnderWay(state) ? progressOf(state) : null}
        {...(stepsBack ? { onBack: back } : {})}
        ribbon={state.tenant.sandbox && <SandboxRibbon code={code} />}
      />
      <JourneyScreen screen={screen} />
    </>
  );
}

function isUnderWay(state: ApplyState): boolean {
  return ['created', 'started', 'awaiting_customer'].includes(state.status);
}

/** Reasons and purposes come from the server in one language: another one is asked for when it changes here. */
function useTextsInLanguage(locale: string, refresh: () => Promise<void>): void {
  const [spoken, setSpoken] = useState(locale);
  useEffect(() => {
    if (spoken === locale) return;
    setSpoken(locale);
    void refresh();
  }, [spoken, locale, refresh]);
}
