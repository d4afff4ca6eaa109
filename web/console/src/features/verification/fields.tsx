import { useLocale } from '@acquaint/kit';
import type { Field } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { useWords } from '../../words.ts';

export type FieldsProps = { fields: readonly Field[]; hot: string | null; onHot: (name: string | null) => void };

const DATES = /_date$|^date_|^(birth|expiry|issue)/;
const CODES = /number|_id$|^mrz|identifier/;

/** What was read, and which source said it; a difference shows both sayings. */
export function Fields({ fields, hot, onHot }: FieldsProps): ReactElement {
  const { t } = useLocale();
  const word = useWords();
  return (
    <table className="fields" aria-label={t('fields.label')}>
      <tbody>
        {fields.map((field) => (
          <tr
            key={field.name}
            data-hot={hot === field.name || undefined}
            data-differs={field.agrees === false || undefined}
            onPointerEnter={() => onHot(field.name)}
            onPointerLeave={() => onHot(null)}
          >
            <th scope="row">
              {/* Reached by Tab, it lights the field's place on the document as the pointer does. */}
              <button type="button" onFocus={() => onHot(field.name)} onBlur={() => onHot(null)}>
                {word('field', field.name)}
              </button>
            </th>
            <td>
              <FieldValue name={field.name} value={field.value} />
              {field.agrees === false && <Sayings field={field} />}
            </td>
            <td className="fields-sources">
              <Sources field={field} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function FieldValue({ name, value }: { name: string; value: string | null }): ReactElement {
  const { t, format } = useLocale();
  if (value === null) return <span className="quiet">{t('fields.unread')}</span>;
  if (DATES.test(name)) return <bdi>{format.date(value)}</bdi>;
  return <bdi className={CODES.test(name) ? 'mono' : undefined}>{value}</bdi>;
}

function Sources({ field }: { field: Field }): ReactElement {
  const { t, format } = useLocale();
  const word = useWords();
  const told = (source: Field['sources'][number]) =>
    source.confidence === null
      ? word('source', source.source)
      : t('fields.confidence', { source: word('source', source.source), share: format.percent(source.confidence) });
  return (
    <>
      {field.sources.map((source) => (
        <span
          key={source.source}
          className="source"
          data-silent={source.value === null || undefined}
          title={told(source)}
        >
          {word('source', source.source)}
        </span>
      ))}
    </>
  );
}

function Sayings({ field }: { field: Field }): ReactElement {
  const word = useWords();
  return (
    <ul className="sayings">
      {field.sources.map((source) => (
        <li key={source.source}>
          <span className="quiet">{word('source', source.source)}</span>{' '}
          <bdi className="mono">{source.value ?? '—'}</bdi>
        </li>
      ))}
    </ul>
  );
}
