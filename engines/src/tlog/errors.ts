export type LogErrorCode =
  | 'log.broken'
  | 'log.superseded'
  | 'log.stopped'
  | 'log.entry_too_large'
  | 'log.batch_too_large'
  | 'log.entry_unknown'
  | 'log.entry_destroyed'
  | 'log.size_unknown'
  | 'log.note_malformed'
  | 'log.key_malformed';

/** Any refusal of the log, with a stable code; `log.broken` names the file in `where`. */
export class LogError extends Error {
  readonly code: LogErrorCode;
  readonly where: string | null;

  constructor(code: LogErrorCode, message: string, where: string | null = null) {
    super(message);
    this.name = 'LogError';
    this.code = code;
    this.where = where;
  }
}
