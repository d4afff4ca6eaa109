import { LOCALE_NAMES, LOCALES, type Locale, Ring, useLocale } from '@acquaint/kit';
import { PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, type ReactElement, useState } from 'react';
import { usePassword, useSecondFactor } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { useTabTitle } from '../ui/page.tsx';
import { ProblemNote } from '../ui/problem.tsx';
import './sign-in.css';

const CODE_LENGTH = 6;

/** Two factors, one question each; the ring closes as they are answered. */
export function SignInPage(): ReactElement {
  const { t, locale, setLocale } = useLocale();
  const [known, setKnown] = useState(false);
  useTabTitle(t('sign_in.title'));
  return (
    <main className="threshold">
      <div className="sign-in">
        <div className="sign-in-brand">
          <Ring value={known ? 0.72 : 0.36} size={56} />
          <span>Acquaint</span>
        </div>
        <h1>{known ? t('sign_in.code.title') : t('sign_in.title')}</h1>
        {known ? <CodeForm onBack={() => setKnown(false)} /> : <PasswordForm onDone={() => setKnown(true)} />}
        <label className="sign-in-language">
          <span className="sr-only">{t('menu.language')}</span>
          <select value={locale} onChange={(event) => void setLocale(event.currentTarget.value as Locale)}>
            {LOCALES.map((each) => (
              <option key={each} value={each} lang={each}>
                {LOCALE_NAMES[each]}
              </option>
            ))}
          </select>
        </label>
      </div>
    </main>
  );
}

function PasswordForm({ onDone }: { onDone: () => void }): ReactElement {
  const { t } = useLocale();
  const password = usePassword();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    password.mutate(
      { email: String(given.get('email') ?? ''), password: String(given.get('password') ?? '') },
      { onSuccess: onDone },
    );
  };
  return (
    <form onSubmit={submit}>
      <p className="quiet">{t('sign_in.says')}</p>
      <TextInput
        name="email"
        type="email"
        label={t('sign_in.email')}
        autoComplete="username"
        required
        withAsterisk={false}
        autoFocus
        dir="ltr"
      />
      <PasswordInput
        name="password"
        label={t('sign_in.password')}
        autoComplete="current-password"
        required
        withAsterisk={false}
        visibilityToggleButtonProps={{ 'aria-label': t('sign_in.show') }}
      />
      <ProblemNote error={password.error} />
      <Button type="submit" look="primary" busy={password.isPending}>
        {t('sign_in.next')}
      </Button>
    </form>
  );
}

function CodeForm({ onBack }: { onBack: () => void }): ReactElement {
  const { t } = useLocale();
  const second = useSecondFactor();
  const [code, setCode] = useState('');
  const ask = (full: string) => second.mutate(full, { onError: () => setCode('') });
  const type = (text: string) => {
    const digits = text.replace(/\D/g, '').slice(0, CODE_LENGTH);
    setCode(digits);
    if (digits.length === CODE_LENGTH && digits !== code) ask(digits);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.length === CODE_LENGTH) ask(code);
  };
  return (
    <form onSubmit={submit}>
      <p className="quiet">{t('sign_in.code.says')}</p>
      {/* One field, not six: it takes a pasted code and what a password store fills in. */}
      <TextInput
        className="sign-in-code"
        label={t('sign_in.code.label')}
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        value={code}
        onChange={(event) => type(event.currentTarget.value)}
        dir="ltr"
      />
      <ProblemNote error={second.error} />
      <Button type="submit" look="primary" busy={second.isPending} disabled={code.length !== CODE_LENGTH}>
        {t('action.sign_in')}
      </Button>
      <Button look="quiet" onClick={onBack}>
        {t('sign_in.back')}
      </Button>
    </form>
  );
}
