import { useLocale } from '@acquaint/kit';
import type { Transaction, TransactionRule } from '@acquaint/sdk';
import type { ReactElement, ReactNode } from 'react';
import { Mono } from '../../ui/mono.tsx';
import { useWords } from '../../words.ts';
import { Threshold } from './threshold.tsx';

type FiredProps = {
  found: Transaction;
  brief?: boolean;
  /** What can be done about a rule that fired. */
  verb?: (code: string) => ReactNode;
};

/** Each rule that fired: its name, the sentence that it said, what it saw against what it allows. */
export function RulesFired({ found, brief, verb }: FiredProps): ReactElement | null {
  if (found.rules.length === 0) return null;
  return (
    <ul className="rules-fired">
      {found.rules.map((rule) => (
        <Fired key={rule.rule} rule={rule} brief={brief ?? false}>
          {verb?.(rule.rule)}
        </Fired>
      ))}
    </ul>
  );
}

function Fired({
  rule,
  brief,
  children,
}: {
  rule: TransactionRule;
  brief: boolean;
  children: ReactNode;
}): ReactElement {
  const { t, format, has } = useLocale();
  const word = useWords();
  const shown = rule.compared.filter((one) => one.operator !== '==');
  return (
    <li>
      <header>
        <h3>{has(`rule.${rule.rule}`) ? t(`rule.${rule.rule}`) : <span data-verbatim>{rule.name}</span>}</h3>
        <span className="quiet small">
          <Mono>{rule.rule}</Mono> · {t('txn.points', { points: format.number(rule.score) })}
        </span>
      </header>
      <p lang="en" dir="ltr" className="rule-said">
        {rule.reason}
      </p>
      {shown.map((one) => (
        <Threshold key={`${one.left} ${one.right}`} compared={one} />
      ))}
      {!brief && (
        <p className="quiet small">
          {rule.actions.length > 0 &&
            t('txn.asked', { actions: format.list(rule.actions.map((action) => word('txn.action', action))) })}
          {rule.source && (
            <>
              {' '}
              <span lang="en" dir="ltr">
                {rule.source}
              </span>
            </>
          )}
        </p>
      )}
      {children}
    </li>
  );
}
