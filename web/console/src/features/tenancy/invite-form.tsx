import { useLocale } from '@acquaint/kit';
import type { StaffWanted } from '@acquaint/sdk';
import { Checkbox, TextInput } from '@mantine/core';
import { type FormEvent, type ReactElement, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNote } from '../../ui/problem.tsx';
import { useWords } from '../../words.ts';
import { useInvite, usePermissions } from './api.ts';
import { Once } from './once.tsx';

/** Adds a colleague and shows, once, what they sign in with first. */
export function InviteForm({ open, onClose }: { open: boolean; onClose: () => void }): ReactElement {
  const { t } = useLocale();
  const word = useWords();
  const invite = useInvite();
  const permissions = usePermissions();
  const [roles, setRoles] = useState<StaffWanted['roles']>([]);
  const close = () => {
    invite.reset();
    setRoles([]);
    onClose();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    invite.mutate({
      name: String(given.get('name') ?? '').trim(),
      email: String(given.get('email') ?? '').trim(),
      roles,
    });
  };
  const toggle = (code: StaffWanted['roles'][number]) =>
    setRoles((current) => (current.includes(code) ? current.filter((each) => each !== code) : [...current, code]));
  return (
    <Dialog title={t('staff.invite')} open={open} onClose={close}>
      {invite.data ? (
        <Once
          says={t('staff.once')}
          secrets={[
            [t('staff.password'), invite.data.temporary_password],
            [t('staff.totp'), invite.data.totp_uri],
          ]}
          onDone={close}
        />
      ) : (
        <form className="stack" onSubmit={submit}>
          <TextInput name="name" label={t('staff.name')} required withAsterisk={false} data-autofocus />
          <TextInput name="email" type="email" label={t('staff.email')} required withAsterisk={false} dir="ltr" />
          <fieldset className="scopes">
            <legend>{t('staff.roles')}</legend>
            {(permissions.data?.roles ?? []).map((role) => (
              <Checkbox
                key={role.code}
                label={word('role', role.code)}
                checked={roles.includes(role.code)}
                onChange={() => toggle(role.code)}
              />
            ))}
          </fieldset>
          <ProblemNote error={invite.error ?? permissions.error} />
          <div className="dialog-actions">
            <Button onClick={close}>{t('action.cancel')}</Button>
            <Button type="submit" look="primary" busy={invite.isPending} disabled={roles.length === 0}>
              {t('staff.invite')}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
