import { useLocale } from '@acquaint/kit';
import type { Check } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { EvidenceList } from '../../evidence/evidence-list.tsx';
import { overlayOf } from '../../evidence/overlay.tsx';

/** Every signal of any check that can say where on the picture: score against threshold, and a switch that shows the place. */
export function Places({ checks }: { checks: readonly Check[] }): ReactElement {
  const { t } = useLocale();
  const lines = checks.flatMap((check) => check.evidence.filter((each) => overlayOf(each) !== null));
  if (lines.length === 0) return <p className="quiet">{t('closer.no_signals')}</p>;
  return <EvidenceList evidence={lines} />;
}
