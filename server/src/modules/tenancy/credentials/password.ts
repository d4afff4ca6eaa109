import { randomBytes, randomInt, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/** scrypt (RFC 7914) with 32 MiB: OWASP's equivalent of N=2^17 at a quarter of the memory, by three passes. */
const COST = { ln: 15, r: 8, p: 3 } as const;
const KEY_BYTES = 32;
const SALT_BYTES = 16;
const PHC = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{16,64})\$([A-Za-z0-9+/]{32,64})$/;
/** No letters or digits that look alike: these are read aloud and typed once. */
const PLAIN_LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password's hash as a PHC string; the cost stands in it, so that it can be raised later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, COST);
  return `$scrypt$ln=${COST.ln},r=${COST.r},p=${COST.p}$${bare(salt)}$${bare(key)}`;
}

/** True when the password has this hash. Without a hash it takes as long and says false. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const parts = stored === null ? null : PHC.exec(stored);
  if (!parts) {
    await derive(password, Buffer.alloc(SALT_BYTES), COST);
    return false;
  }
  const [, ln, r, p, salt = '', key = ''] = parts;
  const expected = Buffer.from(key, 'base64');
  const found = await derive(password, Buffer.from(salt, 'base64'), { ln: Number(ln), r: Number(r), p: Number(p) });
  return expected.length === found.length && timingSafeEqual(expected, found);
}

/** Four groups of five letters, 99 bits. */
export function randomPassword(): string {
  const group = () => Array.from({ length: 5 }, () => PLAIN_LETTERS[randomInt(PLAIN_LETTERS.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

function derive(password: string, salt: Buffer, cost: { ln: number; r: number; p: number }): Promise<Buffer> {
  const options: ScryptOptions = { N: 2 ** cost.ln, r: cost.r, p: cost.p, maxmem: 256 * 2 ** cost.ln * cost.r };
  return new Promise((resolve, reject) => {
    // Normalised as NIST SP 800-63B-4 asks: the same letters typed on two keyboards are one password.
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

function bare(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
