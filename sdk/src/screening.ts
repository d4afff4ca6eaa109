// Lists, screenings and matches. match_score asks "same person?", risk_score "how bad if true?".
import type { Answer, Request, RowOf } from './answer.ts';

export type NameAsked = Request<'postScreenings'>;
export type Screening = Answer<'postScreenings'>;
export type ListVersion = Screening['lists'][number];
export type Match = Screening['matches'][number];
/** One token of the name asked beside the token listed that it was paired with; null stands alone. */
export type Alignment = Match['alignment'][number];
export type DispositionGiven = Request<'postMatchesIdDisposition'>;
export type ListRow = RowOf<'getLists'>;
export type ListLoad = RowOf<'getListsListVersions'>;
export type ListChange = RowOf<'getListsListVersionsVersionChanges'>;
export type ListMonitor = Answer<'getListsMonitor'>;
export type OwnList = RowOf<'getOwnLists'>;
export type OwnListMade = Request<'postOwnLists'>;
export type OwnEntry = RowOf<'getOwnListsIdEntries'>;
export type OwnVersion = RowOf<'getOwnListsIdVersions'>;
export type OwnPreview = Answer<'postOwnListsIdPreview'>;
export type OwnChange = Answer<'getOwnListChangesId'>;
export type OwnApplied = Answer<'postOwnListsIdVersions'>;
/** How generously can be searched; `recall` and `false_positives` are shares of 0..1, measured. */
export type Profiles = Answer<'getScreeningsProfiles'>;
export type OpenMatch = RowOf<'getMatches'>;
export type ClearingPreview = Answer<'postClearingsPreview'>;
export type ClearingRow = ClearingPreview['rows'][number];
export type ClearingGiven = Request<'postClearings'>;
export type Clearing = Answer<'postClearings'>;
