// Lists, screenings and matches on the wire. match_score asks "same person?", risk_score "how bad if true?".
export type MatchStatus = 'new' | 'false_positive' | 'potential' | 'true_positive';

/** One token of the name asked beside the token listed that it was paired with; null stands alone. */
export type Alignment = { query: string | null; listed: string | null; similarity: number; rule: string };

export type ListedEntity = {
  schema: string;
  names: string[];
  birth_dates: string[];
  countries: string[];
  programmes: string[];
  topics: string[];
  remarks: string | null;
};

export type Match = {
  id: string;
  entity_id: string;
  list: string;
  name: string;
  match_score: number;
  risk_score: number;
  status: MatchStatus;
  alignment: Alignment[];
  qualifiers: { field: string; effect: number; why: string }[];
  entity: ListedEntity;
};

export type ListVersion = { list: string; version: string };

export type Screening = { id: string | null; algorithm: string; lists: ListVersion[]; matches: Match[]; us: number };

export type ListRow = {
  list: string;
  title: string;
  authority: string;
  version: string;
  entities: number;
  names: number;
  loaded_at: string;
  source: 'folder' | 'download' | 'sandbox';
  status: 'current' | 'stale' | 'refused';
  refused: { at: string; reason: string; was: number; now: number } | null;
  added: number | null;
  removed: number | null;
  changed: number | null;
};
