import { useLocale } from '@acquaint/kit';
import type { Case } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { useMay, useMe } from '../../session.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemNote } from '../../ui/problem.tsx';
import { useClaim, useRelease } from './api.ts';

/** Who works on the case, and how to take it or give it back. */
export function Assignee({ found }: { found: Case }): ReactElement {
  const { t } = useLocale();
  const { staff } = useMe();
  const may = useMay();
  const open = found.status !== 'resolved' && may('cases.decide');
  const claim = useClaim(found);
  const release = useRelease(found);
  const mine = found.assignee?.id === staff.id;
  return (
    <>
      <p className="assignee">
        <span>
          {mine
            ? t('assignee.you')
            : found.assignee
              ? t('assignee.other', { name: found.assignee.name })
              : t('assignee.nobody')}
        </span>
        {open && !found.assignee && (
          <Button look="quiet" busy={claim.isPending} onClick={() => claim.mutate(undefined)}>
            {t('assignee.claim')}
          </Button>
        )}
        {open && mine && (
          <Button look="quiet" busy={release.isPending} onClick={() => release.mutate(undefined)}>
            {t('assignee.release')}
          </Button>
        )}
      </p>
      <ProblemNote error={claim.error ?? release.error} />
    </>
  );
}
