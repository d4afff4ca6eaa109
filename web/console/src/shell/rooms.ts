import { useMay } from '../session.ts';

/** The rooms of the console in the order of the bar, each with the key that follows g and what opens its door. */
const ROOMS = [
  { to: '/', word: 'nav.home', key: 'h', needs: ['home.read'] },
  { to: '/queue', word: 'nav.queue', key: 'q', needs: ['cases.read'] },
  { to: '/customers', word: 'nav.customers', key: 'c', needs: ['customers.read'] },
  { to: '/verifications', word: 'nav.verifications', key: 'v', needs: ['verifications.read'] },
  { to: '/transactions', word: 'nav.transactions', key: 't', needs: ['transactions.read'] },
  { to: '/screening', word: 'nav.screening', key: 's', needs: ['screening.write'] },
  { to: '/matches', word: 'nav.matches', key: 'm', needs: ['screening.read'] },
  { to: '/lists', word: 'nav.lists', key: 'i', needs: ['lists.read'] },
  { to: '/audit', word: 'nav.audit', key: 'l', needs: ['audit.read'] },
  {
    to: '/settings',
    word: 'nav.settings',
    key: 'e',
    needs: ['flows.read', 'tenancy.staff_read', 'tenancy.keys_read', 'providers.read', 'tenancy.settings_read'],
  },
] as const;

/** The rooms that the signed-in person may enter. */
export function useRooms(): readonly (typeof ROOMS)[number][] {
  const may = useMay();
  return ROOMS.filter((room) => room.needs.some(may));
}
