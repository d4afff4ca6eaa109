/** Many strings in one byte buffer: 83,000 entities stay out of the JavaScript heap, and an index is written as it lies. */
export type StringTable = { bytes: Uint8Array; offsets: Uint32Array };

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** The string at `index`. */
export function stringAt(table: StringTable, index: number): string {
  return decoder.decode(table.bytes.subarray(table.offsets[index], table.offsets[index + 1]));
}

/** Collects strings for a table. */
export class StringTableBuilder {
  #bytes = new Uint8Array(1 << 16);
  #used = 0;
  #offsets: number[] = [0];

  /** Adds a string and returns its index. */
  add(text: string): number {
    this.#reserve(text.length * 3);
    this.#used += encoder.encodeInto(text, this.#bytes.subarray(this.#used)).written;
    this.#offsets.push(this.#used);
    return this.#offsets.length - 2;
  }

  /** Adds raw bytes in place of a string. */
  addBytes(bytes: Uint8Array): number {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#used);
    this.#used += bytes.length;
    this.#offsets.push(this.#used);
    return this.#offsets.length - 2;
  }

  #reserve(more: number): void {
    const needed = this.#used + more;
    if (needed <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    larger.set(this.#bytes.subarray(0, this.#used));
    this.#bytes = larger;
  }

  /** How many strings were added. */
  get length(): number {
    return this.#offsets.length - 1;
  }

  /** The table, cut to size. */
  build(): StringTable {
    return { bytes: this.#bytes.slice(0, this.#used), offsets: Uint32Array.from(this.#offsets) };
  }
}
