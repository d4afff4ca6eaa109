import { describe, expect, test } from 'vitest';
import { causeOf } from '../screens/closed.tsx';
import { takeToken } from './link.ts';

const TOKEN = 'aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789-_aBcDe';

/** An address bar and what became of it. */
function open(hash: string) {
  let address = `/apply/?lang=ar${hash}`;
  const location = { hash, pathname: '/apply/', search: '?lang=ar' } as Location;
  const history = {
    state: null,
    replaceState: (_state: unknown, _title: string, url: string) => {
      address = url;
    },
  } as unknown as History;
  return { token: takeToken(location, history), address };
}

describe('SEC-01 the token of the link', () => {
  test('is taken and leaves the address bar', () => {
    expect(open(`#${TOKEN}`)).toEqual({ token: TOKEN, address: '/apply/?lang=ar' });
  });

  test.each(['', '#', '#short', '#%E0%A4%A', `#${TOKEN} x`, '#<script>alert(1)</script>', `#${'a'.repeat(513)}`])(
    'what is no token (%s) is not sent, and leaves the address bar as well',
    (hash) => {
      expect(open(hash)).toEqual({ token: null, address: '/apply/?lang=ar' });
    },
  );
});

describe('why a journey cannot be opened', () => {
  test.each([
    [{ status: 0, code: 'client.unreachable' }, 'link', true, 'server'],
    [{ status: 0, code: 'client.unreachable' }, 'link', false, 'offline'],
    [{ status: 429, code: 'rate_limited' }, 'link', true, 'busy'],
    [{ status: 503, code: 'service.timeout' }, 'link', true, 'server'],
    [{ status: 401, code: 'link.expired' }, 'link', true, 'expired'],
    [{ status: 401, code: 'link.revoked' }, 'link', true, 'revoked'],
    [{ status: 401, code: 'applicant.link_invalid' }, 'link', true, 'unknown'],
    [{ status: 401, code: 'session.missing' }, 'nothing', true, 'missing'],
    [{ status: 401, code: 'session.missing' }, 'session', true, 'moved'],
  ] as const)('%o after coming with %s (online: %s) is told as %s', (problem, had, online, cause) => {
    expect(causeOf(problem, had, online)).toBe(cause);
  });
});
