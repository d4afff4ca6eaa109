import { useLocale } from '@acquaint/kit';
import type { Case } from '@acquaint/sdk';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useCase } from '../features/cases/api.ts';
import { DecisionPane } from '../features/cases/decision-pane.tsx';
import { useTabTitle } from '../ui/page.tsx';
import { Answer, Bones } from '../ui/states.tsx';
import { CaseEvidence, useTier } from './case-evidence.tsx';
import './desk.css';

const route = getRouteApi('/cases/$id');

/** One case at its own address. */
export function CasePage(): ReactElement {
  const { t } = useLocale();
  const { id } = route.useParams();
  const found = useCase(id);
  useTabTitle(found.data ? t('case.number', { number: found.data.number }) : t('nav.queue'));
  return (
    <Answer query={found} bones={<Bones rows={14} />}>
      {(opened) => <OneCase key={opened.id} found={opened} />}
    </Answer>
  );
}

function OneCase({ found }: { found: Case }): ReactElement {
  const { t } = useLocale();
  const tier = useTier(found);
  return (
    <div className="one-case">
      <h1 className="sr-only">{t('case.number', { number: found.number })}</h1>
      <div className="desk-evidence">
        <CaseEvidence found={found} />
      </div>
      {/* After a decision the page stays: the case itself shows what became of it. */}
      <DecisionPane found={found} tier={tier} onDecided={() => undefined} />
    </div>
  );
}
