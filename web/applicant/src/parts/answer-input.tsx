import { useLocale } from '@acquaint/kit';
import type { ApplyField } from '@acquaint/sdk';
import { autofillOf } from '../words/fields.ts';
import { CountryList } from './country-list.tsx';
import { DayInput } from './day-input.tsx';
import { PositionInput } from './position-input.tsx';

export type AnswerInputProps = {
  field: ApplyField;
  value: string;
  onChange: (value: string) => void;
  countries: readonly string[];
  faulty: boolean;
};

/** The one input of a screen, by the kind of answer. Its question is the heading. */
export function AnswerInput({ field, value, onChange, countries, faulty }: AnswerInputProps) {
  const { t } = useLocale();
  const described = { 'aria-describedby': 'answer-why answer-fault', 'aria-invalid': faulty || undefined };
  switch (field.kind) {
    case 'date':
      return <DayInput value={value} onChange={onChange} birthday={field.name === 'birth_date'} faulty={faulty} />;
    case 'country':
      return <CountryList codes={countries} chosen={value || null} onChoose={onChange} />;
    case 'position':
      return <PositionInput value={value} onChange={onChange} />;
    case 'address':
      return (
        <textarea
          className="input"
          rows={4}
          aria-labelledby="question"
          {...described}
          autoComplete={autofillOf(field)}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    default:
      return (
        <>
          <input
            className={field.kind === 'identifier' ? 'input mono ltr' : field.kind === 'text' ? 'input' : 'input ltr'}
            aria-labelledby="question"
            {...described}
            {...KEYBOARDS[field.kind]}
            autoComplete={autofillOf(field)}
            spellCheck={false}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          {field.example !== undefined && (
            <p className="fine">
              {t('field.example')}{' '}
              <span className={field.kind === 'identifier' ? 'mono ltr' : 'ltr'}>{field.example}</span>
            </p>
          )}
        </>
      );
  }
}

const KEYBOARDS = {
  text: { type: 'text' },
  identifier: { type: 'text', autoCapitalize: 'characters' },
  email: { type: 'email', inputMode: 'email' },
  phone: { type: 'tel', inputMode: 'tel' },
} as const;
