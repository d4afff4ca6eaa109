import { useLocale } from '@acquaint/kit';
import { Checkbox, TextInput } from '@mantine/core';
import { type FormEvent, type ReactElement, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNote } from '../../ui/problem.tsx';
import { useCreateKey, usePermissions } from './api.ts';
import { Once } from './once.tsx';

const EXPIRIES_DAYS = [30, 90, 180, 365] as const;

/** Makes a key with no more rights than it needs, and shows its secret once. */
export function KeyForm({ open, onClose }: { open: boolean; onClose: () => void }): ReactElement {
  const { t, has } = useLocale();
  const create = useCreateKey();
  const permissions = usePermissions();
  const [scopes, setScopes] = useState<string[]>([]);
  const close = () => {
    create.reset();
    setScopes([]);
    onClose();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    create.mutate({
      name: String(given.get('name') ?? '').trim(),
      scopes,
      expires_in_days: Number(given.get('expires_in_days')),
    });
  };
  const toggle = (name: string) =>
    setScopes((current) => (current.includes(name) ? current.filter((each) => each !== name) : [...current, name]));
  return (
    <Dialog title={t('key.create')} open={open} onClose={close} wide>
      {create.data ? (
        <Once says={t('key.once')} secrets={[[create.data.name, create.data.secret]]} onDone={close} />
      ) : (
        <form className="stack" onSubmit={submit}>
          <TextInput name="name" label={t('key.name')} required withAsterisk={false} data-autofocus />
          <label className="filter">
            {t('key.expires_in')}
            <select name="expires_in_days" defaultValue={90}>
              {EXPIRIES_DAYS.map((days) => (
                <option key={days} value={days}>
                  {t('key.days', { days })}
                </option>
              ))}
            </select>
          </label>
          <fieldset className="scopes">
            <legend>{t('key.scopes')}</legend>
            {(permissions.data?.permissions ?? []).map((each) => (
              <Checkbox
                key={each.name}
                label={
                  <>
                    {has(`permission.${each.name}`) ? t(`permission.${each.name}`) : each.says}{' '}
                    <span className="mono quiet small">{each.name}</span>
                  </>
                }
                checked={scopes.includes(each.name)}
                onChange={() => toggle(each.name)}
              />
            ))}
          </fieldset>
          <ProblemNote error={create.error ?? permissions.error} />
          <div className="dialog-actions">
            <Button onClick={close}>{t('action.cancel')}</Button>
            <Button type="submit" look="primary" busy={create.isPending} disabled={scopes.length === 0}>
              {t('key.create')}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
