import { useLocale } from '@acquaint/kit';
import type { Rule, RuleChecked } from '@acquaint/sdk';
import { TextInput } from '@mantine/core';
import { type FormEvent, type ReactElement, useEffect, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { ProblemNote } from '../../ui/problem.tsx';
import { useToast } from '../../ui/toasts.tsx';
import { useChecked, useSaveRule } from './api.ts';
import { TextArea } from './text-area.tsx';

const TYPING_MS = 400;
const NOTE_LEAST = 4;

type EditorProps = { rule: Rule; text: string; onText: (text: string) => void };

/** The rule as text, with what the server says of it beside: the fault at its line and column, or its tests. */
export function Editor({ rule, text, onText }: EditorProps): ReactElement {
  const { t } = useLocale();
  const say = useToast();
  const [settled, setSettled] = useState(rule.text);
  const [note, setNote] = useState('');
  const save = useSaveRule();
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const checked = useChecked(settled);
  const fault = checked.data?.fault ?? null;
  const changed = text !== rule.text;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(
      { text, note },
      {
        onSuccess: () => {
          setNote('');
          say({ text: t('rules.saved') });
        },
      },
    );
  };
  return (
    <div className="rule-editor">
      <TextArea text={text} onText={onText} faultLine={fault?.line ?? null} />
      <div className="rule-checked" aria-live="polite">
        {checked.data && <Checked checked={checked.data} />}
        {changed && (
          <form onSubmit={submit} className="stack">
            <TextInput
              label={t('rules.note')}
              value={note}
              maxLength={400}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
            <ProblemNote error={save.error} />
            <div className="row">
              <Button
                look="primary"
                type="submit"
                busy={save.isPending}
                disabled={note.trim().length < NOTE_LEAST || !checked.data?.usable || settled !== text}
              >
                {t('rules.save')}
              </Button>
              <Button look="quiet" onClick={() => onText(rule.text)}>
                {t('rules.undo')}
              </Button>
            </div>
          </form>
        )}
      </div>
    </div>
  );
}

function Checked({ checked }: { checked: RuleChecked }): ReactElement {
  const { t } = useLocale();
  const { fault, tests } = checked;
  if (fault)
    return (
      <div className="problem">
        <p className="problem-title">
          {fault.line === null
            ? t('rules.fault')
            : t('rules.fault_at', { line: fault.line, column: fault.column ?? 1 })}
        </p>
        <p lang="en" dir="ltr">
          {fault.message}
        </p>
        {fault.suggestion && (
          <p>
            {t('rules.meant')} <bdi className="mono">{fault.suggestion}</bdi>
          </p>
        )}
      </div>
    );
  const passed = tests.filter((one) => one.passed).length;
  return (
    <div>
      <p className="tone" data-tone={passed === tests.length ? 'jade' : 'seal'}>
        {tests.length === 0 ? t('rules.no_tests') : t('rules.tests', { passed, count: tests.length })}
      </p>
      <ul className="rule-tests">
        {tests.map((one) => (
          <li key={one.test} data-passed={one.passed}>
            <span lang="en">{one.test}</span>
            <span className="quiet small">{t(one.passed ? 'rules.passed' : 'rules.failed')}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
