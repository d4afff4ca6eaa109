/** A stable code and its sentence in the caller's language. */
export type Reason = { code: string; text: string };
