export { LIST_POOL, type ListVersion, listPool, type Watchlists, watchlists } from './lists.ts';
export { asEntry, questionsAbout } from './monitor/customer-index.ts';
export { catchUp } from './monitor/rescreen.ts';
export { readListRows } from './operations/read-lists.ts';
export { type Found, keepScreening, type Searched, screeningOf, search } from './operations/screen.ts';
export { isOwn, listStatus, type Subject, standing } from './policy.ts';
export { closeWatchlists, listSchedules, openWatchlists } from './refresh.ts';
export { ListRow, MatchView, ScreeningView } from './schema.ts';
