import { useLocale } from '@acquaint/kit';
import type { Case, CaseRow } from '@acquaint/sdk';
import { useMediaQuery } from '@mantine/hooks';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useCallback, useEffect } from 'react';
import { useCase, useCases } from '../features/cases/api.ts';
import { DecisionPane } from '../features/cases/decision-pane.tsx';
import { QueuePane } from '../features/cases/queue-pane.tsx';
import { useHome } from '../features/home/api.ts';
import { useKeys } from '../shell/keys.tsx';
import { useTabTitle } from '../ui/page.tsx';
import { Answer, Bones, Empty } from '../ui/states.tsx';
import { CaseEvidence, useTier } from './case-evidence.tsx';
import './desk.css';

const NARROW = '(max-width: 900px)';

const route = getRouteApi('/queue');

/** The desk: what waits, what was seen, what is decided. */
export function DeskPage(): ReactElement {
  const { t } = useLocale();
  const { queue, show, case: asked } = route.useSearch();
  const filter = { ...(queue && { queue }), ...(show && { show }) };
  const narrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false }) ?? false;
  const cases = useCases(filter);
  const queues = useHome().data?.queues ?? [];
  const rows = cases.data ?? [];
  const chosen = narrow ? null : (asked ?? rows[0]?.id ?? null);
  const { open, step } = useSteps(rows, chosen, filter);
  // What lies open stays open: a case that arrives above it or leaves the queue must not change what the hands are on.
  useEffect(() => {
    if (chosen !== null && asked === undefined) open(chosen);
  }, [chosen, asked, open]);
  useTabTitle(t('nav.queue'));
  useKeys(t('keys.queue'), [
    { keys: 'j', says: t('keys.next'), run: () => step(1) },
    { keys: 'k', says: t('keys.previous'), run: () => step(-1) },
  ]);
  return (
    <div className="desk">
      <h1 className="sr-only">{t('nav.queue')}</h1>
      <QueuePane filter={filter} queues={queues} cases={cases} chosen={chosen} narrow={narrow} />
      {!narrow && <Opened id={chosen} empty={cases.data?.length === 0} onDecided={() => step(1)} />}
    </div>
  );
}

/** Opens a case, or the row after or before the one that is open. */
function useSteps(rows: readonly CaseRow[], chosen: string | null, { queue, show }: { queue?: string; show?: string }) {
  const navigate = useNavigate();
  const open = useCallback(
    (id: string) => {
      const search = { ...(queue && { queue }), ...(show && { show }), case: id };
      void navigate({ to: '/queue', search, replace: true });
    },
    [navigate, queue, show],
  );
  const step = (by: 1 | -1) => {
    const at = rows.findIndex((row) => row.id === chosen);
    const next = rows[at + by] ?? (by === 1 ? rows[at - 1] : undefined);
    if (next) open(next.id);
  };
  return { open, step };
}

type OpenedProps = { id: string | null; empty: boolean; onDecided: () => void };

function Opened({ id, empty, onDecided }: OpenedProps): ReactElement {
  const { t } = useLocale();
  const found = useCase(id);
  if (id === null) {
    return <div className="desk-empty">{empty ? <Empty says={t('desk.empty')} /> : <Bones rows={12} />}</div>;
  }
  return (
    <Answer query={found} bones={<DeskBones />}>
      {(opened) => <OpenedCase key={opened.id} found={opened} onDecided={onDecided} />}
    </Answer>
  );
}

function OpenedCase({ found, onDecided }: { found: Case; onDecided: () => void }): ReactElement {
  const tier = useTier(found);
  return (
    <>
      <div className="desk-evidence">
        <CaseEvidence found={found} />
      </div>
      <DecisionPane found={found} tier={tier} onDecided={onDecided} />
    </>
  );
}

function DeskBones(): ReactElement {
  return (
    <>
      <div className="desk-evidence">
        <Bones rows={1} height={320} />
        <Bones rows={9} />
      </div>
      <div className="desk-evidence">
        <Bones rows={10} />
      </div>
    </>
  );
}
