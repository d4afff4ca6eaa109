import { type Facilities, facility } from '#platform/db';

/** Where applicants reach this installation; null: where the caller reached it. */
export const publicAddress = facility<{ url: string | null }>('public address');

/** The token stands behind the hash, which browsers never send: not in a path, query or log. */
export function linkOf(holder: { use: Facilities['use'] }, origin: string, token: string): string {
  return `${holder.use(publicAddress).url ?? origin}/apply/#${token}`;
}
