import { Time, useLocale, useNow } from '@acquaint/kit';
import type { Customer, Revealed } from '@acquaint/sdk';
import { type ReactElement, useState } from 'react';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/page.tsx';
import { useWords } from '../../words.ts';
import { RevealForm } from './reveal-form.tsx';

const SECOND_MS = 1000;

/** What we hold about a person, masked; revealed values cover themselves again when their time is over. */
export function PersonalFields({ customer }: { customer: Customer }): ReactElement {
  const { t, format } = useLocale();
  const word = useWords();
  const may = useMay();
  const [revealed, setRevealed] = useState<Revealed | null>(null);
  const [asking, setAsking] = useState(false);
  const now = useNow(revealed ? SECOND_MS : undefined);
  const leftMs = revealed ? Date.parse(revealed.until) - now : 0;
  const open = leftMs > 0 ? revealed?.values : undefined;
  const masked = customer.fields.filter((field) => field.masked).map((field) => field.name);
  return (
    <Section
      title={t('customer.fields')}
      aside={
        open ? (
          <span className="tone" data-tone="amber">
            {t('reveal.left', { time: format.duration(leftMs) })}
          </span>
        ) : (
          masked.length > 0 &&
          may('customers.reveal') && (
            <Button look="quiet" onClick={() => setAsking(true)}>
              {t('reveal.open')}
            </Button>
          )
        )
      }
    >
      <dl className="said held">
        {customer.fields.map((field) => (
          <div key={field.name} className="said-row">
            <dt>{word('field', field.name)}</dt>
            <dd>
              <FieldSaid value={open?.[field.name] ?? field.value} shown={open?.[field.name] !== undefined} />
              <span className="quiet small">
                {word('source', field.source)} · <Time at={field.updated_at} />
              </span>
            </dd>
          </div>
        ))}
      </dl>
      <RevealForm
        customerId={customer.id}
        fields={masked}
        open={asking}
        onClose={() => setAsking(false)}
        onRevealed={setRevealed}
      />
    </Section>
  );
}

function FieldSaid({ value, shown }: { value: string | null; shown: boolean }): ReactElement {
  const { t } = useLocale();
  if (value === null) return <span className="quiet">{t('fields.unread')}</span>;
  return <bdi data-shown={shown || undefined}>{value}</bdi>;
}
