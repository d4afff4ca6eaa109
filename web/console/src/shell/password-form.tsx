import { useLocale } from '@acquaint/kit';
import { PasswordInput } from '@mantine/core';
import type { FormEvent, ReactElement } from 'react';
import { useChangePassword } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNote } from '../ui/problem.tsx';
import { useToast } from '../ui/toasts.tsx';

/** Another password for oneself; the server says how good it has to be. */
export function PasswordForm({ open, onClose }: { open: boolean; onClose: () => void }): ReactElement {
  const { t } = useLocale();
  const say = useToast();
  const change = useChangePassword();
  const close = () => {
    change.reset();
    onClose();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    change.mutate(
      { current_password: String(given.get('current') ?? ''), new_password: String(given.get('new') ?? '') },
      {
        onSuccess: () => {
          say({ text: t('password.changed') });
          close();
        },
      },
    );
  };
  const show = { 'aria-label': t('sign_in.show') };
  return (
    <Dialog title={t('password.change')} open={open} onClose={close}>
      <form className="stack" onSubmit={submit}>
        <p className="quiet">{t('password.says')}</p>
        <PasswordInput
          name="current"
          label={t('password.current')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          data-autofocus
          visibilityToggleButtonProps={show}
        />
        <PasswordInput
          name="new"
          label={t('password.new')}
          autoComplete="new-password"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={show}
        />
        <ProblemNote error={change.error} />
        <div className="dialog-actions">
          <Button onClick={close}>{t('action.cancel')}</Button>
          <Button type="submit" look="primary" busy={change.isPending}>
            {t('password.change')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
