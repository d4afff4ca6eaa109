export { LIST_POOL, type ListVersion, listPool, openWatchlists, type Watchlists, watchlists } from './lists.ts';
export { readListRows } from './operations/read-lists.ts';
export { type Found, keepScreening, type Searched, screeningOf, search } from './operations/screen.ts';
export { listStatus, type Subject, standing } from './policy.ts';
export { ListRow, MatchView, ScreeningView } from './schema.ts';
