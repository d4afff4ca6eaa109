// A list of which one is chosen. Real radio buttons, drawn as the ring: open and dotted, or closed.
import { Ring } from '@acquaint/kit';

export type Choice = { code: string; title: string; note?: string };

export type ChoiceListProps = {
  name: string;
  label: string;
  choices: readonly Choice[];
  chosen: string | null;
  onChoose: (code: string) => void;
};

export function ChoiceList({ name, label, choices, chosen, onChoose }: ChoiceListProps) {
  return (
    <fieldset className="choices">
      <legend className="sr-only">{label}</legend>
      {choices.map((choice) => (
        <label key={choice.code} className="choice">
          <input
            type="radio"
            name={name}
            value={choice.code}
            checked={choice.code === chosen}
            onChange={() => onChoose(choice.code)}
          />
          <Ring value={choice.code === chosen ? 1 : null} size={22} tone={choice.code === chosen ? 'jade' : 'ink'} />
          <span className="choice-title">{choice.title}</span>
          {choice.note !== undefined && <span className="choice-note">{choice.note}</span>}
        </label>
      ))}
    </fieldset>
  );
}
