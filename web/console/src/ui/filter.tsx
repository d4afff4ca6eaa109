import { useLocale } from '@acquaint/kit';
import type { ReactElement } from 'react';
import { useWords } from '../words.ts';

export type FilterProps = {
  name: string;
  /** The group of messages that names the codes; without it they are shown as they are. */
  group?: string;
  codes: readonly string[];
  value: string | undefined;
  /** An empty text means any. */
  onPick: (code: string) => void;
};

/** Narrows a list by one property. */
export function Filter({ name, group, codes, value, onPick }: FilterProps): ReactElement {
  const { t } = useLocale();
  const word = useWords();
  return (
    <label className="filter">
      {name}
      <select value={value ?? ''} onChange={(event) => onPick(event.currentTarget.value)}>
        <option value="">{t('filter.any')}</option>
        {codes.map((code) => (
          <option key={code} value={code}>
            {group ? word(group, code) : code}
          </option>
        ))}
      </select>
    </label>
  );
}
