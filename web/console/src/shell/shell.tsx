import { Ring, useLocale } from '@acquaint/kit';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { type ReactElement, type ReactNode, useState } from 'react';
import { useLive } from '../live.ts';
import { useSession } from '../session.ts';
import { Failed } from '../ui/states.tsx';
import { Bar } from './bar.tsx';
import { KeySheet } from './key-sheet.tsx';
import { Keys, useKeys } from './keys.tsx';
import { useRooms } from './rooms.ts';
import './shell.css';

/** Around every page: who is signed in, the bar and the keys. Signed out, the sign-in stands at the page's own address. */
export function Shell({ signIn }: { signIn: ReactNode }): ReactElement {
  const session = useSession();
  const { t } = useLocale();
  if (session.error) return <Failed error={session.error} retry={() => void session.refetch()} />;
  if (session.data === undefined) {
    return (
      <div className="threshold">
        <Ring value={0.3} size={40} moving label={t('state.loading')} />
      </div>
    );
  }
  if (session.data === null) return <>{signIn}</>;
  return (
    <Keys>
      <Rooms />
    </Keys>
  );
}

function Rooms(): ReactElement {
  const { t } = useLocale();
  const [sheet, setSheet] = useState(false);
  const navigate = useNavigate();
  const rooms = useRooms();
  useLive();
  useKeys(t('keys.everywhere'), [
    ...rooms.map((room) => ({
      keys: `g ${room.key}`,
      says: t(room.word),
      run: () => void navigate({ to: room.to }),
    })),
    { keys: '/', says: t('keys.search'), run: () => focusSearch(() => void navigate({ to: '/customers' })) },
    { keys: '?', says: t('keys.title'), run: () => setSheet(true) },
  ]);
  return (
    <>
      <a className="skip" href="#matter">
        {t('nav.skip')}
      </a>
      <Bar onKeys={() => setSheet(true)} />
      <main id="matter" tabIndex={-1}>
        <Outlet />
      </main>
      <KeySheet open={sheet} onClose={() => setSheet(false)} />
    </>
  );
}

/** The page's own search; a page without one leads to the customers', where the field takes the focus itself. */
function focusSearch(elsewhere: () => void): void {
  const field = document.querySelector<HTMLInputElement>('input[type="search"]');
  if (field) field.focus();
  else elsewhere();
}
