import { type ReactElement, useId } from 'react';

type ChoiceProps<Value extends string> = {
  legend: string;
  options: readonly { value: Value; label: string; says: string }[];
  picked: Value | null;
  onPick: (value: Value) => void;
};

/** One of a few, each with a line that says what it means. */
export function Choice<Value extends string>({ legend, options, picked, onPick }: ChoiceProps<Value>): ReactElement {
  const name = useId();
  return (
    <fieldset className="choice">
      <legend>{legend}</legend>
      {options.map(({ value, label, says }) => (
        <label key={value}>
          <input type="radio" name={name} checked={picked === value} onChange={() => onPick(value)} />
          <span>
            <strong>{label}</strong>
            <span className="quiet small">{says}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
