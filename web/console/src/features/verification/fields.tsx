import { useLocale } from '@acquaint/kit';
import type { Field } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { useWords } from '../../words.ts';
import { Doubtful, Pairs } from './pairs.tsx';
import type { Hot } from './view.ts';

export type FieldsProps = {
  fields: readonly Field[];
  hot: Hot;
  onHot: (hot: Hot) => void;
  /** Shows the pairs that agree as well. */
  full?: boolean;
};

const DATES = /_date$|^date_|^(birth|expiry|issue)/;
const CODES = /number|_id$|^mrz|identifier/;

/** What was read, and which source said it; a difference shows both sayings. */
export function Fields({ fields, hot, onHot, full = false }: FieldsProps): ReactElement {
  const { t } = useLocale();
  const word = useWords();
  if (fields.length === 0) return <p className="quiet">{t('fields.none')}</p>;
  return (
    <table className="fields" aria-label={t('fields.label')}>
      <tbody>
        {fields.map((field) => (
          <tr
            key={field.name}
            data-hot={hot?.name === field.name || undefined}
            data-differs={field.agrees === false || undefined}
            onPointerEnter={() => onHot({ name: field.name, source: null })}
            onPointerLeave={() => onHot(null)}
          >
            <th scope="row">
              {/* Reached by Tab, it lights the field's place on the document as the pointer does. */}
              <button
                type="button"
                onFocus={() => onHot({ name: field.name, source: null })}
                onBlur={() => onHot(null)}
              >
                {word('field', field.name)}
              </button>
            </th>
            <td>
              <span className="fields-said">
                <FieldValue name={field.name} value={field.value} />
                <span className="fields-sources">
                  <Sources field={field} onHot={onHot} />
                </span>
              </span>
              <Pairs pairs={full ? field.pairs : field.pairs.filter((pair) => pair.outcome !== 'agrees')} />
              <Doubtful letters={field.doubtful} />
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
  if (DATES.test(name)) return <bdi className="fields-date">{format.date(value)}</bdi>;
  return <bdi className={CODES.test(name) ? 'mono' : undefined}>{value}</bdi>;
}

function Sources({ field, onHot }: { field: Field; onHot: (hot: Hot) => void }): ReactElement {
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
          onPointerEnter={() => onHot({ name: field.name, source: source.source })}
          onPointerLeave={() => onHot({ name: field.name, source: null })}
        >
          {word('source', source.source)}
        </span>
      ))}
    </>
  );
}
