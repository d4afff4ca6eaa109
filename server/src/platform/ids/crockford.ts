const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SHOWN = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const VALUES = new Map([...ALPHABET].map((letter, value) => [letter, value]));
/** Of 128 bits the first eight are two letters with two bits to spare; then twenty at a time are five hexadecimal digits or four letters. */
const [HEAD, GROUP] = [
  { digits: 2, letters: 2 },
  { digits: 5, letters: 4 },
];
const GROUPS = 6;

/** 128 bits as 26 Crockford base-32 characters, most significant first; time order is kept. */
export function toCrockford(uuid: string): string {
  const hex = uuid.replaceAll('-', '');
  let text = lettersOf(Number.parseInt(hex.slice(0, HEAD.digits), 16), HEAD.letters);
  for (let at = HEAD.digits; at < hex.length; at += GROUP.digits)
    text += lettersOf(Number.parseInt(hex.slice(at, at + GROUP.digits), 16), GROUP.letters);
  return text;
}

/** The reverse; null when the text is not 26 characters of the alphabet or exceeds 128 bits. */
export function fromCrockford(text: string): string | null {
  if (!SHOWN.test(text)) return null;
  let hex = digitsOf(text, 0, HEAD);
  for (let group = 0; group < GROUPS; group += 1) hex += digitsOf(text, HEAD.letters + group * GROUP.letters, GROUP);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function lettersOf(value: number, count: number): string {
  let text = '';
  for (let shift = (count - 1) * 5; shift >= 0; shift -= 5) text += ALPHABET[(value >> shift) & 31];
  return text;
}

function digitsOf(text: string, from: number, { digits, letters }: typeof GROUP): string {
  let value = 0;
  for (let at = from; at < from + letters; at += 1) value = value * 32 + (VALUES.get(text[at] ?? '') ?? 0);
  return value.toString(16).padStart(digits, '0');
}
