import { enoughInside, mayStartShort, type Pieces, startsWord } from './match.ts';

/**
 * Which rows may hold a piece of text, without reading their texts: for each three letters that follow one another, hashed into
 * a thousand buckets, one bit a row. A piece is in none of the rows whose bits are not set in all of its buckets, so a few
 * thousand numbers are compared instead of megabytes of text. What is left is read, so a hash that two triples share costs time
 * and never a wrong hit. Pieces of one or two letters begin a word of the name, those of
 * digits and signs any word; they have buckets of their own.
 */
const buckets = 1024;

export interface Sieve {
  /** Room for so many rows at once, instead of growing again and again. */
  reserve(rows: number): void;
  put(slot: number, text: string): void;
  clear(slot: number): void;
  /** Rows that may hold what one of the ways asks for. */
  may(ways: readonly Pieces[]): Slots;
}

/** A set of slots, one bit each. */
export type Slots = Uint32Array;

export function createSieve(): Sieve {
  // All bits of a bucket lie together: a question reads some whole buckets, one after the other.
  let width = 32;
  let bits = new Uint32Array(buckets * width);

  function grow(words: number): void {
    if (words <= width) return;
    const wider = Math.max(words, width * 2);
    const grown = new Uint32Array(buckets * wider);
    for (let bucket = 0; bucket < buckets; bucket++) grown.set(bits.subarray(bucket * width, (bucket + 1) * width), bucket * wider);
    bits = grown;
    width = wider;
  }
  function mayHold(form: string): Slots {
    const slots = new Uint32Array(width).fill(~0);
    if (form.length < enoughInside) return keepThose(slots, bucketOfStart(form, 0, form.length));
    for (let at = 0; at + 2 < form.length; at++) keepThose(slots, bucketAt(form, at));
    return slots;
  }
  function keepThose(slots: Slots, bucket: number): Slots {
    const from = bucket * width;
    for (let i = 0; i < width; i++) slots[i] = (slots[i] ?? 0) & (bits[from + i] ?? 0);
    return slots;
  }
  function mayHoldAll(pieces: Pieces): Slots {
    const all = new Uint32Array(width).fill(~0);
    for (const forms of pieces) {
      const any = new Uint32Array(width);
      for (const form of new Set(forms)) join(any, mayHold(form));
      for (let i = 0; i < width; i++) all[i] = (all[i] ?? 0) & (any[i] ?? 0);
    }
    return all;
  }

  return {
    reserve: (rows) => grow(Math.ceil(rows / 32)),
    put(slot, text) {
      grow((slot >>> 5) + 1);
      const [word, bit] = [slot >>> 5, 1 << (slot & 31)];
      const nameEnd = text.indexOf('\n', 1);
      const set = (bucket: number) => {
        const place = bucket * width + word;
        bits[place] = (bits[place] ?? 0) | bit;
      };
      for (let at = 1; at + 1 < text.length; at++) {
        set(bucketAt(text, at - 1));
        if (!mayStartShort(text, at, nameEnd) || !startsWord(text, at)) continue;
        set(bucketOfStart(text, at, 1));
        set(bucketOfStart(text, at, 2));
      }
    },
    clear(slot) {
      const [word, mask] = [slot >>> 5, ~(1 << (slot & 31))];
      for (let place = word; place < bits.length; place += width) bits[place] = (bits[place] ?? 0) & mask;
    },
    may(ways) {
      const any = new Uint32Array(width);
      for (const pieces of ways) join(any, mayHoldAll(pieces));
      return any;
    },
  };
}

function join(any: Slots, others: Slots): void {
  for (let i = 0; i < any.length; i++) any[i] = (any[i] ?? 0) | (others[i] ?? 0);
}

export function eachSlot(slots: Slots, visit: (slot: number) => void): void {
  for (let word = 0; word < slots.length; word++) {
    for (let left = slots[word] ?? 0; left !== 0; left &= left - 1) visit(word * 32 + 31 - Math.clz32(left & -left));
  }
}

const bucketOfStart = (text: string, at: number, length: number): number =>
  bucketOf(length, text.charCodeAt(at), length === 2 ? text.charCodeAt(at + 1) : 0);
const bucketAt = (text: string, at: number): number => bucketOf(text.charCodeAt(at), text.charCodeAt(at + 1), text.charCodeAt(at + 2));

function bucketOf(a: number, b: number, c: number): number {
  return Math.imul(Math.imul(Math.imul(a, 131) + b, 137) + c, 0x9e3779b1) >>> 22;
}
