import { useLocale } from '@acquaint/kit';
import type { ReactElement } from 'react';
import { Button } from '../../ui/button.tsx';
import { Copy } from '../../ui/copy.tsx';

export type OnceProps = {
  says: string;
  secrets: readonly (readonly [name: string, secret: string])[];
  onDone: () => void;
};

/** What is shown now and never again. */
export function Once({ says, secrets, onDone }: OnceProps): ReactElement {
  const { t } = useLocale();
  return (
    <div className="stack">
      <p>{says}</p>
      {secrets.map(([name, secret]) => (
        <div key={name} className="once">
          <span className="quiet">{name}</span>
          <code className="mono ltr">{secret}</code>
          <Copy text={secret} />
        </div>
      ))}
      <div className="dialog-actions">
        <Button look="primary" onClick={onDone}>
          {t('once.kept')}
        </Button>
      </div>
    </div>
  );
}
