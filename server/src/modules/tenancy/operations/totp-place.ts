import type { Place } from '#platform/crypto';

/** Where a second factor's secret is sealed for: it opens in no other row. */
export function totpPlace(tenantId: string, staffId: string): Place {
  return { table: 'staff_credential', column: 'totp_secret', row: `${tenantId}|${staffId}` };
}
