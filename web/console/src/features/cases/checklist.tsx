import { useLocale } from '@acquaint/kit';
import type { Case } from '@acquaint/sdk';
import { Checkbox } from '@mantine/core';
import type { ReactElement } from 'react';
import { useMay } from '../../session.ts';
import { Section } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem.tsx';
import { useTick } from './api.ts';

/** What an officer looks at before deciding, in the order of looking. */
export function Checklist({ found }: { found: Case }): ReactElement {
  const { t } = useLocale();
  const may = useMay();
  const tick = useTick(found);
  const done = found.checklist.filter((each) => each.done).length;
  // While the server is told, the tick already stands.
  const told = tick.isPending ? tick.variables : undefined;
  return (
    <Section title={t('checklist.title')} aside={t('checklist.done', { done, all: found.checklist.length })}>
      <ul className="checklist">
        {found.checklist.map((each) => (
          <li key={each.code}>
            <Checkbox
              label={each.text}
              checked={told?.code === each.code ? told.done : each.done}
              disabled={found.status === 'resolved' || !may('cases.decide')}
              onChange={(event) => tick.mutate({ code: each.code, done: event.currentTarget.checked })}
            />
          </li>
        ))}
      </ul>
      <ProblemNote error={tick.error} />
    </Section>
  );
}
