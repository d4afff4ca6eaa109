/** A stable code and its sentence in the caller's language. */
export type Reason = { code: string; text: string };

/** One page of a list; null means that there is no next one. */
export type Page<Row> = { data: Row[]; next_cursor: string | null };
