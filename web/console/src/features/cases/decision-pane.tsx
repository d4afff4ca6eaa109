import { useLocale } from '@acquaint/kit';
import type { Case } from '@acquaint/sdk';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Section } from '../../ui/page.tsx';
import { useWords } from '../../words.ts';
import { Alerts } from './alerts.tsx';
import { AnswerProposal } from './answer-proposal.tsx';
import { Assignee } from './assignee.tsx';
import { Checklist } from './checklist.tsx';
import { Clock, TimeLeft } from './clock.tsx';
import { Decide } from './decide.tsx';
import { Decisions } from './decisions.tsx';
import { Notes } from './notes.tsx';
import './cases.css';

export type DecisionPaneProps = {
  found: Case;
  /** The tier that an approval would give, when the verification says so. */
  tier: number | null;
  /** Called after a decision, so that the desk can open the next case. */
  onDecided: () => void;
};

/** Beside the evidence: the clock, why the case is here, what is still to do, and the decision. */
export function DecisionPane({ found, tier, onDecided }: DecisionPaneProps): ReactElement {
  const { t } = useLocale();
  const word = useWords();
  return (
    <aside className="decision" aria-label={t('decision.label')}>
      <div className="decision-matter">
        <header className="decision-head">
          <Clock found={found} size={56} />
          <div>
            <h2>{found.title}</h2>
            <TimeLeft found={found} />
            <p className="quiet">
              <Link to="/cases/$id" params={{ id: found.id }}>
                {t('case.number', { number: found.number })}
              </Link>
              {' · '}
              {word('case.status', found.status)} · {word('priority', found.priority)}
            </p>
          </div>
        </header>
        <Assignee found={found} />
        <Alerts alerts={found.alerts} />
        {found.decisions.length > 0 && (
          <Section title={t('decision.history')}>
            <Decisions decisions={found.decisions} />
          </Section>
        )}
        {found.checklist.length > 0 && <Checklist found={found} />}
        <Notes found={found} />
        {found.related.length > 0 && (
          <Section title={t('decision.related')}>
            <ul className="related">
              {found.related.map((each) => (
                <li key={each.id}>
                  <Clock found={each} size={14} />
                  <Link to="/cases/$id" params={{ id: each.id }}>
                    {t('case.number', { number: each.number })}
                  </Link>
                  <span className="quiet">{each.title}</span>
                </li>
              ))}
            </ul>
          </Section>
        )}
      </div>
      {found.pending && <AnswerProposal found={found} pending={found.pending} onDecided={onDecided} />}
      {/* It stays under a proposal: whoever was writing when somebody else proposed keeps their words. */}
      <Decide key={found.id} found={found} tier={tier} onDecided={onDecided} />
    </aside>
  );
}
