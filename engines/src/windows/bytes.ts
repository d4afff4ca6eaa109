import type { Geo, Value } from '../expression/index.ts';

const UTF8_OUT = new TextEncoder();
const UTF8_IN = new TextDecoder('utf-8', { fatal: true });
/** Sums are kept in ten-thousandths: amounts of up to four decimals add up exactly, in whichever order. */
export const GRID = 10_000;
/** Beyond this a double no longer tells neighbouring ten-thousandths apart after doubling. */
const MOST_ON_GRID = 2 ** 51;
const VERY_LONG = 2 ** 31;

/** FNV-1a over the text's code units: a name for a condition or column that lasts from one plan to the next. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Whether a number is whole ten-thousandths, so that it can be summed up without rounding. */
export function isOnGrid(value: number): boolean {
  const whole = Math.round(value * GRID);
  return whole / GRID === value && Math.abs(whole) < MOST_ON_GRID;
}

/** Saved state that cannot be read: torn, or of a version that is not known. */
export class SnapshotInvalid extends Error {
  readonly code = 'snapshot.invalid';
  constructor(message: string) {
    super(message);
    this.name = 'SnapshotInvalid';
  }
}

export class Writer {
  #bytes = new Uint8Array(128);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;
  readonly #texts = new Map<string, number>();

  #room(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
    this.#view = new DataView(larger.buffer);
  }

  byte(value: number): void {
    this.#room(1);
    this.#bytes[this.#length++] = value;
  }

  word(value: number): void {
    this.#room(4);
    this.#view.setUint32(this.#length, value);
    this.#length += 4;
  }

  double(value: number): void {
    this.#room(8);
    this.#view.setFloat64(this.#length, value);
    this.#length += 8;
  }

  /** A whole number from 0, seven bits a byte. */
  varint(value: number): void {
    let rest = value;
    this.#room(8);
    while (rest >= 128) {
      this.#bytes[this.#length++] = (rest % 128) + 128;
      rest = rest < VERY_LONG ? rest >>> 7 : Math.floor(rest / 128);
    }
    this.#bytes[this.#length++] = rest;
  }

  /** A number, or NaN for unknown; whole ten-thousandths take few bytes. */
  number(value: number): void {
    const isUnknown = Number.isNaN(value);
    const isShort = isOnGrid(value) && !Object.is(value, -0);
    this.varint(isUnknown ? 0 : isShort ? zigzag(Math.round(value * GRID)) + 2 : 1);
    if (!isUnknown && !isShort) this.double(value);
  }

  /** A time after another, in milliseconds. */
  time(value: number, before: number): void {
    const isShort = Number.isInteger(value) && Number.isInteger(before) && Math.abs(value - before) < MOST_ON_GRID;
    this.varint(isShort ? zigzag(value - before) + 1 : 0);
    if (!isShort) this.double(value);
  }

  value(value: unknown): void {
    if (value === null || value === undefined) this.byte(0);
    else if (typeof value === 'string') this.#text(value);
    else if (typeof value === 'boolean') this.byte(value ? 3 : 4);
    else if (typeof value === 'number') {
      this.byte(5);
      this.number(value);
    } else if (typeof value === 'object' && 'lat' in value && 'lon' in value) {
      this.byte(6);
      this.double(Number(value.lat));
      this.double(Number(value.lon));
    } else {
      this.byte(7);
      this.#raw(JSON.stringify(value));
    }
  }

  #text(value: string): void {
    const known = this.#texts.get(value);
    this.byte(known === undefined ? 1 : 2);
    if (known !== undefined) this.varint(known);
    else {
      this.#texts.set(value, this.#texts.size);
      this.#raw(value);
    }
  }

  #raw(text: string): void {
    const bytes = UTF8_OUT.encode(text);
    this.varint(bytes.length);
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  done(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }
}

const zigzag = (value: number): number => (value >= 0 ? value * 2 : -value * 2 - 1);
const unzigzag = (value: number): number => (value % 2 === 0 ? value / 2 : -(value + 1) / 2);

/** Reads what a `Writer` wrote; throws `SnapshotInvalid` at a torn end. */
export class Reader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;
  readonly #texts: string[] = [];

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get isDone(): boolean {
    return this.#at === this.#bytes.length;
  }

  #take(count: number): number {
    const at = this.#at;
    if (at + count > this.#bytes.length) throw new SnapshotInvalid('the state ends too early');
    this.#at += count;
    return at;
  }

  byte(): number {
    return this.#bytes[this.#take(1)] as number;
  }

  word(): number {
    return this.#view.getUint32(this.#take(4));
  }

  double(): number {
    return this.#view.getFloat64(this.#take(8));
  }

  varint(): number {
    let [value, scale] = [0, 1];
    for (let turn = 0; turn < 8; turn += 1) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
    throw new SnapshotInvalid('a number is too long');
  }

  /** How many of something follow, each of a byte or more: never more than there are bytes. */
  count(): number {
    const found = this.varint();
    if (found > this.#bytes.length - this.#at) throw new SnapshotInvalid('more is announced than there is');
    return found;
  }

  number(): number {
    const code = this.varint();
    if (code === 0) return Number.NaN;
    return code === 1 ? this.double() : unzigzag(code - 2) / GRID;
  }

  time(before: number): number {
    const code = this.varint();
    return code === 0 ? this.double() : before + unzigzag(code - 1);
  }

  value(): Value {
    const tag = this.byte();
    if (tag === 0) return null;
    if (tag === 1) {
      const text = this.#raw();
      this.#texts.push(text);
      return text;
    }
    if (tag === 2) return this.#texts[this.varint()] ?? null;
    if (tag === 3 || tag === 4) return tag === 3;
    if (tag === 5) return this.number();
    if (tag === 6) return { lat: this.double(), lon: this.double() } satisfies Geo;
    if (tag === 7) return JSON.parse(this.#raw()) as Value;
    throw new SnapshotInvalid('a value of a kind that is not known');
  }

  #raw(): string {
    const length = this.count();
    const at = this.#take(length);
    return UTF8_IN.decode(this.#bytes.subarray(at, at + length));
  }
}
