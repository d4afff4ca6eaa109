// The log of everything that was done, and its proofs, on the wire.
export type AuditEntry = {
  index: number;
  at: string;
  actor: { kind: string; id: string; name: string | null; ip: string | null };
  action: string;
  text: string;
  subject: string;
  customer: string | null;
  request: string;
  before: unknown;
  after: unknown;
  reason: string | null;
};

export type Checkpoint = {
  origin: string;
  size: number;
  root: string;
  signed_at: string;
  note: string;
  public_key: string;
};

export type LogVerdict = {
  ok: boolean;
  size: number;
  first_bad: { entry?: number; tile?: string; why: string } | null;
  ms: number;
};
