// Sessions, staff, keys and what is configured, on the wire.
export type Me = {
  staff: { id: string; name: string; email: string; roles: string[]; locale: string | null };
  tenant: { id: string; name: string; sandbox: boolean; region: string };
  permissions: string[];
  lists: { real: boolean; message: string | null };
};

export type StaffRow = {
  id: string;
  name: string;
  email: string;
  roles: string[];
  status: string;
  last_seen_at: string | null;
  second_factor: boolean;
};

/** Shown once, to whoever invites. */
export type StaffInvited = StaffRow & { temporary_password: string; totp_uri: string };

export type KeyRow = {
  id: string;
  name: string;
  scopes: string[];
  created_at: string;
  expires_at: string | null;
  last_used_at: string | null;
  revoked_at: string | null;
};

/** The secret is in this answer and in no other. */
export type KeyCreated = KeyRow & { secret: string };

export type FlowRow = {
  code: string;
  version: number;
  country: string | null;
  title: string;
  steps: { code: string; kind: string; checks: string[] }[];
  source: string;
  active_since: string | null;
};

export type ProviderRow = {
  kind: string;
  code: string;
  simulated: boolean;
  status: 'ok' | 'degraded' | 'down';
  calls_24h: number;
  failures_24h: number;
  p95_ms: number | null;
  detail: string | null;
};

export type PermissionTable = {
  roles: { code: string; title: string; permissions: string[] }[];
  permissions: { name: string; says: string }[];
};

export type SettingRow = {
  key: string;
  title: string;
  says: string;
  value: unknown;
  unit: string | null;
  source: string;
  updated_at: string | null;
};
