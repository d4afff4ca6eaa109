import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const STEP_MS = 30_000;
const DIGITS = 6;
const SECRET_BYTES = 20;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A 160-bit secret (RFC 4226 section 4) in base 32 without padding, as authenticator apps take it. */
export function newTotpSecret(): string {
  let bits = '';
  for (const byte of randomBytes(SECRET_BYTES)) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five, 2)]).join('');
}

/** The address that a QR code carries into an authenticator app. */
export function totpUri(secret: string, email: string): string {
  return `otpauth://totp/Acquaint:${encodeURIComponent(email)}?secret=${secret}&issuer=Acquaint&algorithm=SHA1&digits=${DIGITS}&period=${STEP_MS / 1000}`;
}

/** The code of a moment (RFC 6238 with SHA-1, 30 s steps, 6 digits) and the seconds it is still shown. */
export function totpAt(secret: string, at: Date): { code: string; expiresInS: number } {
  const step = stepOf(at);
  return { code: hotp(secret, step), expiresInS: Math.ceil(((step + 1) * STEP_MS - at.getTime()) / 1000) };
}

/** The step whose code this is: now, one before or one after, for clocks that differ; null when none. */
export function matchTotp(secret: string, code: string, at: Date): number | null {
  const now = stepOf(at);
  const given = Buffer.from(code.padStart(DIGITS).slice(0, DIGITS));
  return [now, now - 1, now + 1].find((step) => timingSafeEqual(Buffer.from(hotp(secret, step)), given)) ?? null;
}

function stepOf(at: Date): number {
  return Math.floor(at.getTime() / STEP_MS);
}

/** RFC 4226 section 5.3: HMAC of the counter, cut at the offset that its last four bits say. */
function hotp(secret: string, counter: number): string {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  const mac = createHmac('sha1', fromBase32(secret)).update(message).digest();
  const offset = (mac[mac.length - 1] ?? 0) & 0x0f;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** DIGITS).padStart(DIGITS, '0');
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
}
