/** The words of all names on the device: each is compared with a misspelled one once, however many bear it. */
import { allowedSlips, slips } from './distance.ts';
import { fold } from './fold.ts';

export interface Vocabulary {
  add(names: string): void;
  remove(names: string): void;
  /** The words that `typed` may be meant for, nearest first. */
  near(typed: string): readonly string[];
}

/** More would find what nobody meant. */
const mostNear = 12;

interface Known {
  readonly word: string;
  /** Which letters occur in it: most words are ruled out without being compared. */
  readonly letters: number;
  count: number;
}

export function createVocabulary(): Vocabulary {
  const known = new Map<string, Known>();
  return {
    add(names) {
      for (const word of wordsOf(names)) {
        const entry = known.get(word);
        if (entry) entry.count++;
        else known.set(word, { word, letters: lettersOf(word), count: 1 });
      }
    },
    remove(names) {
      for (const word of wordsOf(names)) {
        const entry = known.get(word);
        if (entry && --entry.count === 0) known.delete(word);
      }
    },
    near(typed) {
      const most = /^\p{L}+$/u.test(typed) ? allowedSlips(typed) : 0;
      if (most === 0) return [];
      const letters = lettersOf(typed);
      const found: { readonly entry: Known; readonly slips: number }[] = [];
      for (const entry of known.values()) {
        // Each slip can explain one letter of the typed word that the other lacks.
        if (bits(letters & ~entry.letters) > most) continue;
        const between = slips(typed, entry.word, most);
        if (between > 0 && between <= most) found.push({ entry, slips: between });
      }
      found.sort((a, b) => a.slips - b.slips || b.entry.count - a.entry.count || (a.entry.word < b.entry.word ? -1 : 1));
      return found.slice(0, mostNear).map(({ entry }) => entry.word);
    },
  };
}

const wordsOf = (names: string): readonly string[] => fold(names).match(/[\p{L}]{3,}/gu) ?? [];

function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) & 31);
  return letters;
}

function bits(mask: number): number {
  let left = mask;
  let count = 0;
  while (left !== 0) {
    left &= left - 1;
    count++;
  }
  return count;
}
