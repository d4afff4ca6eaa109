import { Time, useLocale } from '@acquaint/kit';
import type { OwnList } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/button.tsx';
import { Mono } from '../../ui/mono.tsx';
import { ProblemNote } from '../../ui/problem.tsx';
import { Answer, Bones } from '../../ui/states.tsx';
import { useToast } from '../../ui/toasts.tsx';
import { useOwnChange, useSettleOwn } from './own-api.ts';

type Pending = NonNullable<OwnList['pending']>;

/** Whom a waiting change would put on an allow list, why, and the second person's word. */
export function OwnPending({ pending, onDone }: { pending: Pending; onDone: () => void }): ReactElement {
  const { t } = useLocale();
  const may = useMay();
  const say = useToast();
  const change = useOwnChange(pending.id);
  const settle = useSettleOwn(pending.id);
  const answer = (approve: boolean) =>
    settle.mutate(
      { approve },
      {
        onSuccess: () => {
          say({ text: t(approve ? 'rules.agreed' : 'rules.refused') });
          onDone();
        },
      },
    );
  const { added, changed, removed } = pending;
  return (
    <div className="stack">
      <p>
        <Time at={pending.proposed_at} /> <Mono keep={12}>{pending.proposed_by}</Mono>{' '}
        <strong>{t('lists.history.counts', { added, removed, changed })}</strong>
      </p>
      <p data-verbatim>
        <bdi>{pending.reason}</bdi>
      </p>
      <Answer query={change} bones={<Bones rows={4} />}>
        {({ writes, more }) => (
          <>
            <ul className="own-entries">
              {writes.map((entry) => (
                <li key={`${entry.name} ${entry.birth_date} ${entry.schema}`}>
                  <bdi data-verbatim>{entry.name}</bdi>{' '}
                  <bdi className="quiet small" data-verbatim>
                    {[...entry.aliases, entry.birth_date, ...entry.identifiers, entry.reason]
                      .filter((each) => each)
                      .join(' · ')}
                  </bdi>
                </li>
              ))}
            </ul>
            {more > 0 && <p className="quiet">{t('own.preview.more', { count: more })}</p>}
          </>
        )}
      </Answer>
      <ProblemNote error={settle.error} />
      {may('own_lists.approve') && (
        <div className="dialog-actions">
          <Button look="seal" busy={settle.isPending} onClick={() => answer(false)}>
            {t('rules.refuse')}
          </Button>
          <Button look="primary" busy={settle.isPending} onClick={() => answer(true)}>
            {t('rules.agree')}
          </Button>
        </div>
      )}
    </div>
  );
}
