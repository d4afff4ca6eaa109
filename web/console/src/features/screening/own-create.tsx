import { useLocale } from '@acquaint/kit';
import type { OwnListMade } from '@acquaint/sdk';
import { TextInput } from '@mantine/core';
import { type FormEvent, type ReactElement, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNote } from '../../ui/problem.tsx';
import { useMakeOwnList } from './own-api.ts';

type Kind = OwnListMade['kind'];
const KINDS: readonly Kind[] = ['block', 'allow'];

/** Makes an own list: its name, and what being on it means. */
export function OwnCreate({ open, onClose }: { open: boolean; onClose: () => void }): ReactElement {
  const { t } = useLocale();
  const make = useMakeOwnList();
  const [kind, setKind] = useState<Kind>('block');
  const close = () => {
    make.reset();
    onClose();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name') ?? '').trim();
    make.mutate({ name, kind }, { onSuccess: close });
  };
  return (
    <Dialog title={t('own.create')} open={open} onClose={close}>
      <form className="stack" onSubmit={submit}>
        <TextInput
          name="name"
          label={t('own.name')}
          description={t('own.name.says')}
          pattern="[a-z0-9][a-z0-9_\-]{0,39}"
          title={t('own.name.says')}
          required
          withAsterisk={false}
          autoComplete="off"
          dir="ltr"
          data-autofocus
        />
        <label className="filter">
          {t('own.kind')}
          <select value={kind} onChange={(event) => setKind(event.currentTarget.value === 'allow' ? 'allow' : 'block')}>
            {KINDS.map((each) => (
              <option key={each} value={each}>
                {t(`own.kind.${each}`)}
              </option>
            ))}
          </select>
        </label>
        <p className="quiet">{t(`own.kind.${kind}.says`)}</p>
        <ProblemNote error={make.error} />
        <div className="dialog-actions">
          <Button onClick={close}>{t('action.cancel')}</Button>
          <Button type="submit" look="primary" busy={make.isPending}>
            {t('own.make')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
