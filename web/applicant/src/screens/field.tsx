import { useLocale } from '@acquaint/kit';
import type { ApplyField, ApplyStep } from '@acquaint/sdk';
import { useState } from 'react';
import { type AnswerFault, judgeAnswer, tidyAnswer } from '../journey/answer.ts';
import { AnswerInput } from '../parts/answer-input.tsx';
import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { type Acted, useJourney } from '../session/journey.tsx';
import { readSignals } from '../session/signals.ts';
import { dialCodeOf } from '../words/dial-codes.ts';
import { fieldQuestion } from '../words/fields.ts';

/** One small answer, and why it is needed. */
export function FieldScreen({ step, index }: { step: ApplyStep; index: number }) {
  const field = step.fields?.[index];
  return field ? <Question step={step} index={index} field={field} /> : null;
}

function Question({ step, index, field }: { step: ApplyStep; index: number; field: ApplyField }) {
  const spoken = useLocale();
  const { t } = spoken;
  const { state, draft, keep, busy, problem } = useJourney();
  const refused = draft.refused === keyOf(step, field);
  const [value, setValue] = useState(draft.values[keyOf(step, field)] ?? beginningOf(field, state.country));
  const [fault, setFault] = useState<AnswerFault | null>(null);
  const next = useNext(step, index);

  const answer = (given: string) => {
    const tidy = tidyAnswer(field.kind, given);
    const found = judgeAnswer(field, tidy);
    setFault(found);
    if (found === null) next(tidy);
  };
  return (
    <Page
      title={fieldQuestion(spoken, field, state.country)}
      lead={<p id="answer-why">{field.why}</p>}
      onSubmit={() => answer(value)}
      actions={
        <>
          <ProblemNotice problem={problem} />
          <Button submit busy={busy}>
            {t('action.continue')}
          </Button>
          {!field.required && (
            <Button kind="quiet" busy={busy} onPress={() => next('')}>
              {t('field.skip')}
            </Button>
          )}
        </>
      }
    >
      <div className="answer">
        <p id="answer-fault" className="field-error" role="alert">
          {fault !== null ? t(`fault.${fault}`) : refused && t('fault.refused')}
        </p>
        <AnswerInput
          field={field}
          value={value}
          onChange={(typed) => {
            setValue(typed);
            setFault(null);
            if (refused) keep({ refused: null });
          }}
          countries={state.countries.map((country) => country.code)}
          faulty={fault !== null || refused}
        />
      </div>
    </Page>
  );
}

/** Keeps the answer and goes to the next field; the last one sends them all. */
function useNext(step: ApplyStep, index: number): (value: string) => void {
  const { draft, keep, go, act, api, forgive } = useJourney();
  const fields = step.fields ?? [];
  return (value) => {
    const field = fields[index];
    if (!field) return;
    const values = { ...draft.values, [keyOf(step, field)]: value };
    keep({ values, refused: null });
    forgive();
    if (index + 1 < fields.length) return go(step.code, 'field', index + 1);
    const answers = fields.map((each) => [each.name, values[keyOf(step, each)] ?? ''] as const);
    const sent = Object.fromEntries(answers.filter(([, answer]) => answer !== ''));
    const send = async () => {
      if (draft.position) await api.signal({ ...readSignals(), position: draft.position });
      return api.fill(step.code, sent);
    };
    void act(send).then((acted) => {
      const refused = refusedField(step, acted);
      if (refused === null) return;
      keep({ refused: keyOf(step, refused) });
      go(step.code, 'field', fields.indexOf(refused));
    });
  };
}

/** The field that the server points at in its refusal. */
function refusedField(step: ApplyStep, acted: Acted): ApplyField | null {
  if (typeof acted === 'string') return null;
  return step.fields?.find(({ name }) => acted.errors.some(({ pointer }) => pointer === `/values/${name}`)) ?? null;
}

function keyOf(step: ApplyStep, field: ApplyField): string {
  return `${step.code}.${field.name}`;
}

/** A phone number begins with the country's code, so that nobody has to know that it needs one. */
function beginningOf(field: ApplyField, country: string | null): string {
  return field.kind === 'phone' ? dialCodeOf(country) : '';
}
