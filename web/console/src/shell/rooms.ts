/** The rooms of the console in the order of the bar, each with the key that follows g. */
export const ROOMS = [
  { to: '/', word: 'nav.home', key: 'h' },
  { to: '/queue', word: 'nav.queue', key: 'q' },
  { to: '/customers', word: 'nav.customers', key: 'c' },
  { to: '/verifications', word: 'nav.verifications', key: 'v' },
  { to: '/screening', word: 'nav.screening', key: 's' },
  { to: '/lists', word: 'nav.lists', key: 'i' },
  { to: '/audit', word: 'nav.audit', key: 'l' },
  { to: '/settings', word: 'nav.settings', key: 'e' },
] as const;
