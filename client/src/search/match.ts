/** How well a haystack answers a query. Lower is better; the order is the one in which people expect to find things. */
import { samePhone, withoutCountry } from './phone.ts';
import type { Query } from './query.ts';

/** One letter or two are everywhere: they must begin a word of the name, digits and signs any word. */
export const enoughInside = 3;

export const tiers = { exact: 0, nameStart: 1, nameWord: 2, word: 3, nameInside: 4, inside: 5, misspelled: 6, none: 9 } as const;

export interface Findable {
  readonly haystack: string;
  /** Where the name's line ends. */
  readonly nameEnd: number;
  readonly phones: readonly string[];
}

/** Every one of these pieces must be in a haystack, in one of its forms. */
export type Pieces = readonly (readonly string[])[];

export interface Pattern {
  /** What a haystack must have to be looked at: one of these ways is enough. */
  readonly ways: readonly Pieces[];
  readonly tierOf: (found: Findable) => number;
}

export function patternOf(query: Query): Pattern {
  const { words, line, compactLine, phone } = query;
  const byWords = words.length > 0 ? [words.map(({ text, compact }) => [text, compact])] : [];
  const byPhone = phone ? [...phone.pieces, ...(phone.tail ? [phone.tail] : [])].map((piece) => [[piece]]) : [];
  // The end of one word and the beginning of the next: typed like that, it is found like that.
  const asTyped = words.length > 1 && words.some(({ text }) => text.length < enoughInside) ? [[[line, compactLine]]] : [];
  return { ways: [...byWords, ...asTyped, ...byPhone], tierOf: tierBy(query) };
}

function tierBy(query: Query): Pattern['tierOf'] {
  const { words, line, phone, typed } = query;
  const asLine = `\n${line}\n`;
  return (findable) => {
    const byWords = words.length > 0 ? wordsTier(findable, query, asLine) : tiers.none;
    if (!phone || byWords <= tiers.nameStart) return byWords;
    for (const piece of phone.pieces) {
      const at = findable.haystack.indexOf(piece);
      if (at < 0) continue;
      const isLine = ['\n', `\n${withoutCountry}`].some((start) => findable.haystack.includes(`${start}${piece.trimStart()}\n`));
      return Math.min(byWords, isLine ? tiers.exact : startsWord(findable.haystack, at) ? tiers.word : tiers.inside);
    }
    const isSame = phone.tail !== '' && findable.haystack.includes(phone.tail) && findable.phones.some((own) => samePhone(own, typed));
    return isSame ? tiers.exact : byWords;
  };
}

function wordsTier({ haystack, nameEnd }: Findable, { words, line, compactLine }: Query, asLine: string): number {
  let worst: number = tiers.exact;
  for (const { text, compact } of words) {
    let tier = wordTier(haystack, nameEnd, text);
    if (tier === tiers.none && compact !== text) tier = wordTier(haystack, nameEnd, compact);
    if (tier === tiers.none) return words.length > 1 && (haystack.includes(line) || haystack.includes(compactLine)) ? tiers.inside : tier;
    if (tier > worst) worst = tier;
  }
  if (haystack.startsWith(line, 1)) return haystack.charCodeAt(1 + line.length) === newLine ? tiers.exact : tiers.nameStart;
  // A whole line begins with a word: what is only inside of words need not be looked at again.
  return worst <= tiers.word && haystack.includes(asLine) ? tiers.exact : worst;
}

/** More occurrences are not looked at: that one of them begins a word would only move a hit a little. */
const mostLooks = 8;

function wordTier(haystack: string, nameEnd: number, word: string): number {
  let at = haystack.indexOf(word);
  if (at < 0) return tiers.none;
  const mustStart = word.length < enoughInside;
  const inside = mustStart ? tiers.none : at < nameEnd ? tiers.nameInside : tiers.inside;
  for (let looks = 0; at >= 0 && (mustStart || looks < mostLooks); looks++) {
    if (mustStart && !mayStartShort(haystack, at, nameEnd)) return tiers.none;
    if (startsWord(haystack, at)) return at < nameEnd ? tiers.nameWord : tiers.word;
    at = haystack.indexOf(word, at + 1);
  }
  return inside;
}

/** For a query with misspelled words: each word, or one that it may be meant for, must begin a word of the haystack. */
export const misspelledPattern = (meant: Pieces): Pattern => ({
  ways: [meant],
  tierOf: ({ haystack }) => (meant.every((words) => words.some((word) => beginsWord(haystack, word))) ? tiers.misspelled : tiers.none),
});

function beginsWord(haystack: string, word: string): boolean {
  for (let at = haystack.indexOf(word); at >= 0; at = haystack.indexOf(word, at + 1)) if (startsWord(haystack, at)) return true;
  return false;
}

const newLine = 10;

/** Whether a piece of one letter or two is looked for at this place. */
export const mayStartShort = (haystack: string, at: number, nameEnd: number): boolean => at < nameEnd || !isLetter(haystack.charCodeAt(at));

/** Whether a word begins at this place: what is before it, or itself, is no letter and no digit. */
export function startsWord(haystack: string, at: number): boolean {
  return !isWordLetter(haystack.charCodeAt(at - 1)) || !isWordLetter(haystack.charCodeAt(at));
}

const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code > 127 && code !== 0xa0 && (code < 0x2000 || code > 0x206f));
const isWordLetter = (code: number): boolean => isLetter(code) || (code >= 48 && code <= 57);
