import { Time, useLocale } from '@acquaint/kit';
import type { Rule, RuleMode } from '@acquaint/sdk';
import { TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemNote } from '../../ui/problem.tsx';
import { useToast } from '../../ui/toasts.tsx';
import { useWords } from '../../words.ts';
import { useProposeRule, useSettleRule } from './api.ts';

const MODES: readonly RuleMode[] = ['active', 'shadow', 'disabled'];
const REASON_LEAST = 4;

/** What is in force, what waits for a second person, and asking for something else. */
export function Change({ rule }: { rule: Rule }): ReactElement | null {
  const may = useMay();
  if (rule.pending) return <Waiting rule={rule} />;
  return may('rules.write') ? <Ask rule={rule} /> : null;
}

function Waiting({ rule }: { rule: Rule }): ReactElement | null {
  const { t } = useLocale();
  const word = useWords();
  const may = useMay();
  const say = useToast();
  const settle = useSettleRule();
  const { pending } = rule;
  if (!pending) return null;
  const answer = (approve: boolean) =>
    settle.mutate(
      { id: pending.id, approve },
      { onSuccess: () => say({ text: t(approve ? 'rules.agreed' : 'rules.refused') }) },
    );
  return (
    <div className="rule-waiting">
      <p>
        <strong>{t('rules.waits')}</strong>
      </p>
      <p>
        {word('rules.mode', pending.mode)} · <Version version={pending.version} /> · <Time at={pending.proposed_at} />
      </p>
      <p data-verbatim>{pending.reason}</p>
      <ProblemNote error={settle.error} />
      {may('rules.approve') && (
        <div className="row">
          <Button look="primary" busy={settle.isPending} onClick={() => answer(true)}>
            {t('rules.agree')}
          </Button>
          <Button look="seal" busy={settle.isPending} onClick={() => answer(false)}>
            {t('rules.refuse')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Ask({ rule }: { rule: Rule }): ReactElement {
  const { t } = useLocale();
  const word = useWords();
  const say = useToast();
  const propose = useProposeRule(rule.code);
  const newest = rule.versions.reduce<number | null>((most, one) => Math.max(most ?? 0, one.version), null);
  const [mode, setMode] = useState<string>(rule.mode);
  const [version, setVersion] = useState<number | null>(rule.draft ?? rule.version);
  const [reason, setReason] = useState('');
  const chosen = MODES.find((one) => one === mode) ?? 'active';
  const same = chosen === rule.mode && version === rule.version;
  const versions = [...(rule.origin === 'shipped' ? [null] : []), ...rule.versions.map((one) => one.version)];
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        propose.mutate(
          { mode: chosen, version, reason },
          {
            onSuccess: (after) => {
              setReason('');
              say({ text: t(after.pending ? 'rules.proposed' : 'rules.in_force') });
            },
          },
        );
      }}
    >
      <div className="row">
        <label className="filter">
          {t('rules.mode')}
          <select value={mode} onChange={(event) => setMode(event.currentTarget.value)}>
            {MODES.map((one) => (
              <option key={one} value={one}>
                {word('rules.mode', one)}
              </option>
            ))}
          </select>
        </label>
        {newest !== null && (
          <label className="filter">
            {t('rules.version')}
            <select
              value={version ?? ''}
              onChange={(event) =>
                setVersion(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))
              }
            >
              {versions.map((one) => (
                <option key={one ?? 0} value={one ?? ''}>
                  {one === null ? t('rules.shipped') : t('rules.version_number', { version: one })}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {!same && (
        <>
          <TextInput
            label={t('rules.reason')}
            value={reason}
            maxLength={400}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <ProblemNote error={propose.error} />
          <div>
            <Button
              look="primary"
              type="submit"
              busy={propose.isPending}
              disabled={reason.trim().length < REASON_LEAST}
            >
              {t('rules.propose')}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}

/** The shipped text, or a version of one's own by number. */
export function Version({ version }: { version: number | null }): ReactElement {
  const { t } = useLocale();
  return <>{version === null ? t('rules.shipped') : t('rules.version_number', { version })}</>;
}
