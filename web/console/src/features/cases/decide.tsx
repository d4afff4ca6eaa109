import { useLocale } from '@acquaint/kit';
import type { Case, DecisionKind } from '@acquaint/sdk';
import { type ReactElement, useState } from 'react';
import { useKeys } from '../../shell/keys.tsx';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toasts.tsx';
import { useDecide } from './api.ts';
import { HandOver } from './hand-over.tsx';
import { Overtaken } from './overtaken.tsx';
import { ReasonForm } from './reason-form.tsx';

export type DecideProps = { found: Case; tier: number | null; onDecided: () => void };

const KEYS = { approve: 'a', resubmit: 'r', decline: 'd' } as const satisfies Record<DecisionKind, string>;
const ORDER: readonly DecisionKind[] = ['approve', 'decline', 'resubmit'];

/** The foot of the pane: what stands in the way by name, then the verbs. A decision is confirmed with its reasons. */
export function Decide({ found, tier, onDecided }: DecideProps): ReactElement | null {
  const { t } = useLocale();
  const say = useToast();
  const decide = useDecide(found);
  const [chosen, setChosen] = useState<DecisionKind | null>(null);
  const [note, setNote] = useState('');
  const [handing, setHanding] = useState(false);
  const allowed = found.can_decide ? ORDER.filter((kind) => found.actions.some((each) => each.decision === kind)) : [];
  const blocked = (kind: DecisionKind) => kind === 'approve' && found.blockers.length > 0;
  const verb = (kind: DecisionKind) => {
    if (found.kind === 'transactions.alert') return t(`decide.payments.${kind}`);
    return kind === 'approve' && tier !== null ? t('decide.approve_at', { tier }) : t(`decide.${kind}`);
  };
  const choose = (kind: DecisionKind) => {
    if (blocked(kind)) say({ text: t('decide.blocked'), tone: 'amber' });
    else setChosen(kind);
  };
  useKeys(t('keys.case'), [
    ...allowed.map((kind) => ({ keys: KEYS[kind], says: verb(kind), run: () => choose(kind) })),
    ...(found.can_decide ? [{ keys: 'e', says: t('decide.hand_over'), run: () => setHanding(true) }] : []),
  ]);
  const leave = () => {
    decide.reset();
    setChosen(null);
    setNote('');
  };
  if (chosen && allowed.length === 0) {
    return (
      <div className="decide">
        <Overtaken found={found} note={note} onNote={setNote} onClose={leave} />
      </div>
    );
  }
  if (allowed.length === 0) {
    const waits = found.status !== 'resolved' && !found.pending;
    return waits ? <p className="decide quiet">{t('decide.not_yours')}</p> : null;
  }
  return (
    <div className="decide">
      <Blockers found={found} />
      {chosen ? (
        <ReasonForm
          reasons={found.actions.find((each) => each.decision === chosen)?.reasons ?? []}
          needed={chosen !== 'approve'}
          verb={verb(chosen)}
          look={chosen === 'decline' ? 'seal' : 'primary'}
          second={found.needs_second}
          busy={decide.isPending}
          error={decide.error}
          note={note}
          onNote={setNote}
          onCancel={leave}
          onGiven={(given) =>
            decide.mutate(
              { decision: chosen, ...given },
              {
                onSuccess: () => {
                  leave();
                  say({
                    text: t(found.needs_second ? 'decide.proposed' : `decide.done.${chosen}`, { number: found.number }),
                  });
                  onDecided();
                },
              },
            )
          }
        />
      ) : (
        <div className="decide-verbs">
          {allowed.map((kind) => (
            <Button
              key={kind}
              look={kind === 'approve' ? 'primary' : kind === 'decline' ? 'seal' : 'plain'}
              keys={KEYS[kind]}
              disabled={blocked(kind)}
              onClick={() => choose(kind)}
            >
              {verb(kind)}
            </Button>
          ))}
          <Button look="quiet" keys="e" onClick={() => setHanding(true)}>
            {t('decide.hand_over')}
          </Button>
        </div>
      )}
      <HandOver found={found} open={handing} onClose={() => setHanding(false)} onDone={onDecided} />
    </div>
  );
}

function Blockers({ found }: { found: Case }): ReactElement | null {
  const { t } = useLocale();
  if (found.blockers.length === 0) return null;
  return (
    <div className="blockers">
      <p>{t('decide.blockers', { count: found.blockers.length })}</p>
      <ul>
        {found.blockers.map((each) => (
          <li key={each.code}>{each.text}</li>
        ))}
      </ul>
    </div>
  );
}
