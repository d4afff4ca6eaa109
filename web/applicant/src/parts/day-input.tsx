import { useLocale } from '@acquaint/kit';
import { useState } from 'react';
import { composeDay } from '../journey/answer.ts';

type Part = 'day' | 'month' | 'year';

export type DayInputProps = { value: string; onChange: (value: string) => void; birthday: boolean; faulty: boolean };

/** A day as three short numbers: a calendar is no way to reach a year forty years back. */
export function DayInput({ value, onChange, birthday, faulty }: DayInputProps) {
  const { t, locale } = useLocale();
  const [parts, setParts] = useState(() => partsOf(value));
  const change = (part: Part, typed: string) => {
    const next = { ...parts, [part]: typed };
    setParts(next);
    onChange(composeDay(next));
  };
  return (
    <fieldset className="day" aria-labelledby="question" aria-describedby="answer-why answer-fault">
      {orderOf(locale).map((part) => (
        <label key={part} className="day-part" data-part={part}>
          <span className="label">{t(`date.${part}`)}</span>
          <input
            className="input ltr"
            type="text"
            inputMode="numeric"
            maxLength={part === 'year' ? 4 : 2}
            autoComplete={birthday ? `bday-${part}` : 'off'}
            aria-invalid={faulty || undefined}
            value={parts[part]}
            onChange={(event) => change(part, event.target.value)}
          />
        </label>
      ))}
    </fieldset>
  );
}

function partsOf(value: string): Record<Part, string> {
  const [year = '', month = '', day = ''] = value.split('-');
  return { day, month, year };
}

function orderOf(locale: string): readonly Part[] {
  return locale === 'zh-CN' ? ['year', 'month', 'day'] : ['day', 'month', 'year'];
}
