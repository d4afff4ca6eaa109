import { Time, useLocale } from '@acquaint/kit';
import type { ModelCard } from '@acquaint/sdk';
import { TextInput } from '@mantine/core';
import { type FormEvent, type ReactElement, type ReactNode, useState } from 'react';
import { useMay } from '../../session.ts';
import { Button, type ButtonProps } from '../../ui/button.tsx';
import { ProblemNote } from '../../ui/problem.tsx';
import { useToast } from '../../ui/toasts.tsx';
import { isMade, useCancelTraining, useLook, useProposeModel, useSettleModel, useStepBack } from './api.ts';

const REASON_LEAST = 3;
const REASON_MOST = 500;

/** What can be done with a model where it stands. */
export function Verbs({ card }: { card: ModelCard }): ReactElement | null {
  const may = useMay();
  if (isMade(card)) return may('rules.write') ? <Cancel card={card} /> : null;
  if (card.status !== 'ready') return null;
  return (
    <div className="stack">
      {card.pending ? (
        <Settle card={card} />
      ) : (
        card.role !== 'champion' && may('rules.write') && <Propose card={card} />
      )}
      {card.role === 'champion' && may('rules.approve') && <StepBack />}
      {may('rules.write') && (card.role === 'champion' || card.role === 'challenger') && <Look />}
    </div>
  );
}

function Cancel({ card }: { card: ModelCard }): ReactElement {
  const { t } = useLocale();
  const cancel = useCancelTraining(card.id);
  return (
    <div className="stack">
      <ProblemNote error={cancel.error} />
      <div>
        <Button look="seal" busy={cancel.isPending} onClick={() => cancel.mutate()}>
          {t('models.cancel')}
        </Button>
      </div>
    </div>
  );
}

function Propose({ card }: { card: ModelCard }): ReactElement {
  const { t } = useLocale();
  const say = useToast();
  const propose = useProposeModel(card.id);
  return (
    <Reasoned error={propose.error} says={t('models.propose.says')}>
      {(reason, clear) => (
        <Button
          look="primary"
          type="submit"
          busy={propose.isPending}
          disabled={reason.length < REASON_LEAST}
          onClick={() =>
            propose.mutate(reason, {
              onSuccess: () => {
                clear();
                say({ text: t('rules.proposed') });
              },
            })
          }
        >
          {t('models.propose')}
        </Button>
      )}
    </Reasoned>
  );
}

function Settle({ card }: { card: ModelCard }): ReactElement | null {
  const { t } = useLocale();
  const may = useMay();
  const say = useToast();
  const settle = useSettleModel(card.id);
  const { pending } = card;
  if (!pending) return null;
  const answer = (approve: boolean, reason: string) =>
    settle.mutate(
      { approve, reason },
      { onSuccess: () => say({ text: t(approve ? 'models.agreed' : 'rules.refused') }) },
    );
  return (
    <div className="model-waiting">
      <p>
        <strong>{t('rules.waits')}</strong>
      </p>
      <p>
        <bdi>{pending.by}</bdi> · <Time at={pending.at} />
      </p>
      <p data-verbatim>{pending.reason}</p>
      {may('rules.approve') && (
        <Reasoned error={settle.error}>
          {(reason) => (
            <>
              <Verb reason={reason} look="primary" busy={settle.isPending} onGiven={() => answer(true, reason)}>
                {t('rules.agree')}
              </Verb>
              <Verb reason={reason} look="seal" busy={settle.isPending} onGiven={() => answer(false, reason)}>
                {t('rules.refuse')}
              </Verb>
            </>
          )}
        </Reasoned>
      )}
    </div>
  );
}

/** A model that goes wrong is taken out at once, without a second person: rules or the model before are the safer side. */
function StepBack(): ReactElement {
  const { t } = useLocale();
  const say = useToast();
  const back = useStepBack('roll-back');
  const retire = useStepBack('retire');
  const done = { onSuccess: () => say({ text: t('models.stepped_back') }) };
  return (
    <Reasoned error={back.error ?? retire.error} says={t('models.step_back.says')}>
      {(reason) => (
        <>
          <Verb reason={reason} look="plain" busy={back.isPending} onGiven={() => back.mutate(reason, done)}>
            {t('models.roll_back')}
          </Verb>
          <Verb reason={reason} look="seal" busy={retire.isPending} onGiven={() => retire.mutate(reason, done)}>
            {t('models.retire')}
          </Verb>
        </>
      )}
    </Reasoned>
  );
}

function Look(): ReactElement {
  const { t } = useLocale();
  const say = useToast();
  const look = useLook();
  return (
    <div className="stack">
      <ProblemNote error={look.error} />
      <div>
        <Button
          look="quiet"
          busy={look.isPending}
          onClick={() => look.mutate(undefined, { onSuccess: () => say({ text: t('models.look.asked') }) })}
        >
          {t('models.look')}
        </Button>
      </div>
    </div>
  );
}

type VerbProps = Pick<ButtonProps, 'look' | 'busy'> & { reason: string; onGiven: () => void; children: ReactNode };

function Verb({ reason, onGiven, ...rest }: VerbProps): ReactElement {
  return <Button {...rest} disabled={reason.length < REASON_LEAST} onClick={onGiven} />;
}

type ReasonedProps = {
  error: unknown;
  says?: string;
  children: (reason: string, clear: () => void) => ReactNode;
};

/** Verbs that need a reason: they wake when one is given. */
function Reasoned({ error, says, children }: ReasonedProps): ReactElement {
  const { t } = useLocale();
  const [reason, setReason] = useState('');
  return (
    <form className="stack" onSubmit={(event: FormEvent) => event.preventDefault()}>
      {says && <p className="quiet">{says}</p>}
      <TextInput
        label={t('rules.reason')}
        value={reason}
        maxLength={REASON_MOST}
        autoComplete="off"
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <ProblemNote error={error} />
      <div className="row">{children(reason.trim(), () => setReason(''))}</div>
    </form>
  );
}
