import { Time, useLocale } from '@acquaint/kit';
import type { Clearing } from '@acquaint/sdk';
import { TextInput } from '@mantine/core';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/button.tsx';
import { More } from '../../ui/more.tsx';
import { Section } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem.tsx';
import { Answer, Bones } from '../../ui/states.tsx';
import { useToast } from '../../ui/toasts.tsx';
import { useWords } from '../../words.ts';
import { useAgree, useClearings, useTakeBack } from './clearing-api.ts';
import { ClearingRows } from './clearing-rows.tsx';

const TONES = { waits: 'amber', in_force: 'jade', refused: 'seal', undone: 'amber' } as const;
const MIN_REASON = 3;

/** What was cleared together: what waits for a second person, and what can still be taken back. */
export function Clearings(): ReactElement {
  const { t } = useLocale();
  const clearings = useClearings();
  return (
    <Section title={t('clearings.title')}>
      <Answer query={clearings} bones={<Bones rows={3} />}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="quiet">{t('clearings.none')}</p>
          ) : (
            <ul className="clearings">
              {rows.map((one) => (
                <One key={one.id} clearing={one} />
              ))}
            </ul>
          )
        }
      </Answer>
      <More paged={clearings} />
    </Section>
  );
}

function One({ clearing }: { clearing: Clearing }): ReactElement {
  const { t, format } = useLocale();
  const word = useWords();
  const done = clearing.rows.filter(({ result }) => result !== 'skipped').length;
  return (
    <li className="clearing" data-status={clearing.status}>
      <p className="clearing-head">
        <span className="tone" data-tone={TONES[clearing.status]}>
          {word('clearing.status', clearing.status)}
        </span>
        <strong>{t('clearings.count', { count: done })}</strong>
        <Time at={clearing.made_at} />
        {clearing.mine && <span className="quiet">{t('clearings.mine')}</span>}
      </p>
      <p>
        <bdi>{clearing.reason}</bdi>
      </p>
      <details>
        <summary>{t('clearings.rows', { count: clearing.rows.length })}</summary>
        <ClearingRows rows={clearing.rows} />
      </details>
      <Agree clearing={clearing} />
      <TakeBack clearing={clearing} />
      {clearing.undo_until && (
        <p className="quiet small">{t('clearings.until', { moment: format.moment(clearing.undo_until) })}</p>
      )}
    </li>
  );
}

function Agree({ clearing }: { clearing: Clearing }): ReactElement | null {
  const { t } = useLocale();
  const say = useToast();
  const may = useMay();
  const agree = useAgree(clearing.id);
  if (clearing.status !== 'waits' || clearing.mine || !may('cases.approve')) return null;
  const settle = (approve: boolean) =>
    agree.mutate(approve, { onSuccess: () => say({ text: t(approve ? 'clearings.agreed' : 'clearings.refused') }) });
  return (
    <div className="clearing-actions">
      <Button look="primary" busy={agree.isPending} onClick={() => settle(true)}>
        {t('clearings.agree')}
      </Button>
      <Button look="seal" disabled={agree.isPending} onClick={() => settle(false)}>
        {t('clearings.refuse')}
      </Button>
      <ProblemNote error={agree.error} />
    </div>
  );
}

function TakeBack({ clearing }: { clearing: Clearing }): ReactElement | null {
  const { t } = useLocale();
  const say = useToast();
  const may = useMay();
  const back = useTakeBack(clearing.id);
  const [reason, setReason] = useState<string | null>(null);
  const open = clearing.undo_until !== null || (clearing.status === 'waits' && clearing.mine);
  if (!open || !may('screening.decide')) return null;
  if (reason === null) {
    return (
      <Button look="quiet" onClick={() => setReason('')}>
        {t('clearings.take_back')}
      </Button>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    back.mutate(reason.trim(), { onSuccess: () => say({ text: t('clearings.taken_back') }) });
  };
  return (
    <form className="clearing-actions" onSubmit={submit}>
      <TextInput
        aria-label={t('clearing.reason')}
        placeholder={t('clearings.take_back.why')}
        value={reason}
        maxLength={1000}
        autoComplete="off"
        autoFocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button type="submit" look="seal" busy={back.isPending} disabled={reason.trim().length < MIN_REASON}>
        {t('clearings.take_back')}
      </Button>
      <ProblemNote error={back.error} />
    </form>
  );
}
