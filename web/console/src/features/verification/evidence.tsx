import { useLocale } from '@acquaint/kit';
import type { Verification } from '@acquaint/sdk';
import { type ReactElement, type ReactNode, useState } from 'react';
import { CheckLine } from '../../evidence/check-line.tsx';
import { Overlays } from '../../evidence/overlay.tsx';
import { RiskFactors } from '../../evidence/risk.tsx';
import { Timeline } from '../../evidence/timeline.tsx';
import { type Verdict, verdictOf } from '../../evidence/verdict.ts';
import { Section } from '../../ui/page.tsx';
import { EvidenceHead } from './evidence-head.tsx';
import { Faces } from './faces.tsx';
import { Fields } from './fields.tsx';
import { MrzLines } from './mrz.tsx';
import { Signals } from './signals.tsx';
import type { Hot } from './view.ts';
import { Viewer } from './viewer.tsx';

// What asks for a person stands first.
const ORDER: readonly Verdict[] = ['refused', 'doubt', 'running', 'passed', 'not_done', 'not_applicable'];

export type EvidenceProps = {
  verification: Verification;
  /** Matches on lists, composed by the page. */
  matches?: ReactNode;
  /** Puts the matches above the document: the case is about them. */
  matchesFirst?: boolean;
};

/** Everything that was seen of one applicant, before any verdict on the whole. */
export function EvidencePane({ verification, matches, matchesFirst = false }: EvidenceProps): ReactElement {
  const { t } = useLocale();
  const [hot, setHot] = useState<Hot>(null);
  const documents = verification.captures.filter((each) => each.kind === 'document');
  const checks = verification.checks.toSorted((a, b) => ORDER.indexOf(verdictOf(a)) - ORDER.indexOf(verdictOf(b)));
  return (
    <Overlays>
      <div className="evidence">
        <EvidenceHead verification={verification} />
        {matchesFirst && matches}
        <div className="evidence-pictures">
          <Viewer
            captures={documents}
            fields={verification.fields}
            checks={verification.checks}
            hot={hot}
            onHot={setHot}
          />
          <Faces captures={verification.captures} checks={verification.checks} />
        </div>
        <div className="evidence-read">
          <Section title={t('evidence.checks')}>
            <ul>
              {checks.map((check) => (
                <CheckLine key={check.id} check={check} />
              ))}
            </ul>
          </Section>
          <Section title={t('evidence.fields')}>
            <Fields fields={verification.fields} hot={hot} onHot={setHot} />
          </Section>
        </div>
        {!matchesFirst && matches}
        <EvidenceRest verification={verification} />
      </div>
    </Overlays>
  );
}

function EvidenceRest({ verification }: { verification: Verification }): ReactElement {
  const { t } = useLocale();
  return (
    <>
      {verification.mrz && (
        <Section title={t('evidence.mrz')}>
          <MrzLines mrz={verification.mrz} />
        </Section>
      )}
      <div className="evidence-read">
        {verification.risk && (
          <Section title={t('evidence.risk')}>
            <RiskFactors risk={verification.risk} />
          </Section>
        )}
        <Section title={t('evidence.signals')}>
          <Signals signals={verification.signals} />
        </Section>
      </div>
      <Section title={t('evidence.timeline')}>
        <Timeline entries={verification.timeline} />
      </Section>
    </>
  );
}
