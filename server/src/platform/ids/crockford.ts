const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 128 bits as 26 Crockford base-32 characters, most significant first; time order is kept. */
export function toCrockford(uuid: string): string {
  let rest = BigInt(`0x${uuid.replaceAll('-', '')}`);
  let text = '';
  for (let i = 0; i < 26; i += 1) {
    text = (ALPHABET[Number(rest & 31n)] ?? '') + text;
    rest >>= 5n;
  }
  return text;
}

/** The reverse; null when the text is not 26 characters of the alphabet or exceeds 128 bits. */
export function fromCrockford(text: string): string | null {
  if (!/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(text)) return null;
  let bits = 0n;
  for (const letter of text) bits = (bits << 5n) | BigInt(ALPHABET.indexOf(letter));
  const hex = bits.toString(16).padStart(32, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
