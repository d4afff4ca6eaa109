import { useLocale } from '@acquaint/kit';
import type { DispositionGiven, Match } from '@acquaint/sdk';
import { TextInput } from '@mantine/core';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemNote } from '../../ui/problem.tsx';
import { useToast } from '../../ui/toasts.tsx';
import { useWords } from '../../words.ts';
import { useDisposition } from './api.ts';

type Choice = DispositionGiven['status'];

const CHOICES: readonly Choice[] = ['false_positive', 'potential', 'true_positive'];
const MIN_REASON = 3;
const MAX_REASON = 1000;

/** Another person, perhaps, the same person: said once, with a reason, and remembered for this entry. */
export function Disposition({ match, disposable }: { match: Match; disposable: boolean }): ReactElement | null {
  const { t } = useLocale();
  const word = useWords();
  const may = useMay();
  const [chosen, setChosen] = useState<Choice | null>(null);
  if (!disposable || !may('screening.decide')) return null;
  return (
    <div className="disposition">
      <span>
        {match.status === 'new' ? (
          <span className="tone" data-tone="amber">
            {word('match', match.status)}
          </span>
        ) : (
          word('match', match.status)
        )}
      </span>
      {CHOICES.filter((each) => each !== match.status).map((each) => (
        <Button
          key={each}
          look={each === 'true_positive' ? 'seal' : 'plain'}
          aria-expanded={chosen === each}
          onClick={() => setChosen(chosen === each ? null : each)}
        >
          {t(`disposition.${each}`)}
        </Button>
      ))}
      {chosen && <WhyForm key={chosen} match={match} chosen={chosen} onDone={() => setChosen(null)} />}
    </div>
  );
}

type WhyFormProps = { match: Match; chosen: Choice; onDone: () => void };

function WhyForm({ match, chosen, onDone }: WhyFormProps): ReactElement {
  const { t } = useLocale();
  const say = useToast();
  const disposition = useDisposition(match);
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    disposition.mutate(
      { status: chosen, reason: reason.trim() },
      {
        onSuccess: () => {
          say({ text: t('disposition.done', { name: match.name }) });
          onDone();
        },
      },
    );
  };
  return (
    <form className="disposition-why" onSubmit={submit}>
      <TextInput
        aria-label={t('disposition.why')}
        placeholder={t(`disposition.${chosen}.why`)}
        value={reason}
        maxLength={MAX_REASON}
        autoFocus
        readOnly={disposition.isPending}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button
        type="submit"
        look={chosen === 'true_positive' ? 'seal' : 'primary'}
        disabled={reason.trim().length < MIN_REASON}
        busy={disposition.isPending}
      >
        {t(`disposition.${chosen}`)}
      </Button>
      <ProblemNote error={disposition.error} />
    </form>
  );
}
