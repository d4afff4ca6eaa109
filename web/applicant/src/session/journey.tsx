// The one place that knows the state on the server: screens ask it to act and are given what came of it.
import type { ApplyState } from '@acquaint/sdk';
import { ProblemError } from '@acquaint/sdk';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import type { Place, PlaceName } from '../journey/screen.ts';
import type { ApplyApi, Position } from './api.ts';
import { usePlace } from './place.ts';

/** What the person has chosen or typed and not yet sent. It lives as long as the page: nothing personal is stored. */
export type Draft = {
  country: string | null;
  documentType: string | null;
  values: Record<string, string>;
  address: string;
  /** The answer that the server refused, as step and field. */
  refused: string | null;
  position: Position | null;
  /** A photo chosen before the camera's screen was opened. */
  picked: File | null;
  /** One sentence about what was just kept, shown on the next screen. */
  flash: { tone: 'jade' | 'amber'; text: string } | null;
  sentTo: { masked: string; simulatedCode: string | null; resendAtMs: number } | null;
};

export type Journey = {
  state: ApplyState;
  place: Place | null;
  go: (step: string, at: PlaceName, index?: number) => void;
  back: () => void;
  canGoBack: boolean;
  api: ApplyApi;
  draft: Draft;
  keep: (change: Partial<Draft>) => void;
  busy: boolean;
  problem: ProblemError | null;
  forgive: () => void;
  /** Runs a call that answers with the new state. A failure is answered, and kept in `problem` for the screen. */
  act: (call: () => Promise<ApplyState>) => Promise<Acted>;
  accept: (state: ApplyState) => void;
  /** Asks for the present state without a word about failure; for polling. */
  refresh: () => Promise<void>;
};

/** `busy`: another call is still under way, and this one was not made. */
export type Acted = 'done' | 'busy' | ProblemError;

const EMPTY: Draft = {
  country: null,
  documentType: null,
  values: {},
  address: '',
  refused: null,
  position: null,
  picked: null,
  flash: null,
  sentTo: null,
};
const JourneyContext = createContext<Journey | null>(null);

export type JourneyProviderProps = {
  opened: ApplyState;
  api: ApplyApi;
  onClosed: (problem: ProblemError) => void;
  children: ReactNode;
};

/** Everything below shares one verification. `onClosed` hears when the session is no longer ours. */
export function JourneyProvider({ opened, api, onClosed, children }: JourneyProviderProps) {
  const [state, setState] = useState(opened);
  const [draft, setDraft] = useState(EMPTY);
  const { attempt } = state;
  const { place, go: move, back, canGoBack } = usePlace();
  const keep = useCallback((change: Partial<Draft>) => setDraft((current) => ({ ...current, ...change })), []);
  const refresh = useCallback(async () => {
    try {
      setState(await api.read());
    } catch (error) {
      if (isClosed(error)) onClosed(error);
    }
  }, [api, onClosed]);
  const { busy, problem, forgive, act } = useAct({ setState, onClosed, refresh, keep });
  // What was said about one screen is not repeated on the next.
  const go = useCallback<Journey['go']>(
    (step, at, index = 0) => {
      keep({ flash: null });
      forgive();
      move({ step, at, index, attempt });
    },
    [keep, forgive, move, attempt],
  );

  const journey = useMemo<Journey>(
    () => ({
      ...{ state, place, go, back, canGoBack, api, draft, keep, busy, problem, forgive, act, refresh },
      accept: setState,
    }),
    [state, place, go, back, canGoBack, api, draft, keep, busy, problem, forgive, act, refresh],
  );
  return <JourneyContext value={journey}>{children}</JourneyContext>;
}

/** The sentence about what was just kept; none outside a journey. */
export function useFlash(): Draft['flash'] {
  return useContext(JourneyContext)?.draft.flash ?? null;
}

/** The journey this screen is part of. */
export function useJourney(): Journey {
  const journey = useContext(JourneyContext);
  if (!journey) throw new Error('useJourney is called outside JourneyProvider');
  return journey;
}

type Acting = Pick<Journey, 'refresh' | 'keep'> & {
  setState: (state: ApplyState) => void;
  onClosed: (problem: ProblemError) => void;
};

function useAct({ setState, onClosed, refresh, keep }: Acting) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const running = useRef(false);
  const forgive = useCallback(() => setProblem(null), []);

  const act = useCallback(
    async (call: () => Promise<ApplyState>): Promise<Acted> => {
      // A double tap is one wish.
      if (running.current) return 'busy';
      running.current = true;
      setBusy(true);
      setProblem(null);
      keep({ flash: null });
      try {
        setState(await call());
        return 'done';
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        if (isClosed(error)) onClosed(error);
        else setProblem(error);
        // Someone else, or time, was faster: what holds now is asked for.
        if (error.status === 409) await refresh();
        return error;
      } finally {
        running.current = false;
        setBusy(false);
      }
    },
    [setState, onClosed, refresh, keep],
  );
  return { busy, problem, forgive, act };
}

/** The session ended: the link ran out, was revoked, or another device took over. */
export function isClosed(error: unknown): error is ProblemError {
  return error instanceof ProblemError && (error.status === 401 || error.status === 410);
}
