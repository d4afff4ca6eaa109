import { applyTheme, LOCALE_NAMES, LOCALES, Ring, readTheme, THEMES, type Theme, useLocale } from '@acquaint/kit';
import { Menu } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useMe, useSignOut } from '../session.ts';
import { Key } from '../ui/button.tsx';
import { PasswordForm } from './password-form.tsx';
import { useRooms } from './rooms.ts';

/** The bar above every page: the rooms, then whose data this is and who is looking at it. */
export function Bar({ onKeys }: { onKeys: () => void }): ReactElement {
  const { t } = useLocale();
  const { tenant } = useMe();
  const rooms = useRooms();
  const path = useLocation({ select: (location) => location.pathname });
  const bar = useRef<HTMLElement>(null);
  // On a narrow screen the rooms scroll: the one that is open is in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each path has another open room.
  useEffect(() => {
    const open = bar.current?.querySelector('[aria-current="page"]');
    open?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [path]);
  return (
    <header className="bar">
      <Link to="/" className="bar-logo" aria-label={t('nav.logo')}>
        <Ring value={0.78} size={22} />
        <span>Acquaint</span>
      </Link>
      <nav ref={bar} className="bar-rooms" aria-label={t('nav.label')}>
        {rooms.map((room) => (
          <Link
            key={room.to}
            to={room.to}
            title={`g ${room.key}`}
            activeOptions={{ exact: room.to === '/' }}
            activeProps={{ 'aria-current': 'page' }}
            {...(liesIn(room.to, path) && { 'aria-current': 'page' as const })}
          >
            {t(room.word)}
          </Link>
        ))}
      </nav>
      <div className="bar-end">
        <span className="bar-tenant">
          {tenant.name}
          {tenant.sandbox && (
            <span className="sandbox" title={t('nav.sandbox.says')}>
              {t('nav.sandbox')}
            </span>
          )}
        </span>
        <button
          type="button"
          className="bar-keys"
          onClick={onKeys}
          aria-label={t('keys.title')}
          title={t('keys.title')}
        >
          <Key>?</Key>
        </button>
        <PersonMenu />
      </div>
    </header>
  );
}

/** Pages with an address of their own that still lie in a room: a case on the desk, rules and models with the payments. */
const INNER: Readonly<Record<string, RegExp>> = {
  '/queue': /\/cases\//,
  '/transactions': /\/(monitoring|rules|models|payees)(\/|$)/,
};

function liesIn(room: string, path: string): boolean {
  return INNER[room]?.test(path) ?? false;
}

function PersonMenu(): ReactElement {
  const { t, locale, setLocale } = useLocale();
  const { staff } = useMe();
  const signOut = useSignOut();
  const [theme, setTheme] = useState<Theme>(readTheme);
  const [changing, setChanging] = useState(false);
  const show = (chosen: Theme) => {
    applyTheme(chosen);
    setTheme(chosen);
  };
  return (
    <>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <button type="button" className="bar-person">
            {staff.name}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{staff.email}</Menu.Label>
          <Menu.Divider />
          <Menu.Label>{t('menu.language')}</Menu.Label>
          {LOCALES.map((each) => (
            <Menu.Item key={each} lang={each} aria-current={each === locale} onClick={() => void setLocale(each)}>
              {LOCALE_NAMES[each]}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Label>{t('menu.theme')}</Menu.Label>
          {THEMES.map((each) => (
            <Menu.Item key={each} aria-current={each === theme} onClick={() => show(each)}>
              {t(`theme.${each}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => setChanging(true)}>{t('password.change')}</Menu.Item>
          <Menu.Item onClick={() => signOut.mutate()}>{t('action.sign_out')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <PasswordForm open={changing} onClose={() => setChanging(false)} />
    </>
  );
}
