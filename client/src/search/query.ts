/** What somebody typed, read once: the scan over all rows then only compares. */
import { fold } from './fold.ts';
import { type WantedPhone, wantedPhone } from './phone.ts';

/** '' everything, `@` people, `#` what is recorded, `>` what can be done. */
export type Mode = '' | '@' | '#' | '>';

export interface Word {
  readonly text: string;
  /** The same without what stands between its digits, for VAT numbers and postcodes. */
  readonly compact: string;
}

export interface Query {
  readonly mode: Mode;
  /** As typed, without the mode's sign. */
  readonly typed: string;
  /** All words in one line, with what stands between them: a name can begin with it or be it. */
  readonly line: string;
  /** The line where it has digits without what stands between: "SE 5560" as it is kept. */
  readonly compactLine: string;
  /** Each must be found, in any order. */
  readonly words: readonly Word[];
  readonly phone: WantedPhone | undefined;
}

const modes: readonly string[] = ['@', '#', '>'] satisfies readonly Mode[];
const mostWords = 8;
const mostLetters = 120;
const webPrefix = /^(?:https?:\/\/)?(?:www\.)?(?=.)|^mailto:/;
/** Quotes and brackets around a word that was copied out of a text. */
const around = /^["'“”‘’«»<>(),;:[\]]+|["'“”‘’«»<>(),;:[\]]+$/g;

export function readQuery(text: string): Query {
  const trimmed = text.trimStart();
  const mode = (modes.includes(trimmed[0] ?? '') ? trimmed[0] : '') as Mode;
  return { ...readText(trimmed.slice(mode.length)), mode };
}

/** A text that is looked for as it stands, as in the field of a list. */
export function readText(text: string): Query {
  const typed = text.trim().slice(0, mostLetters);
  const folded = fold(typed).replace(/\s+/g, ' ');
  const words = folded
    .split(' ')
    .map((word) => word.replace(around, '').replace(webPrefix, ''))
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, mostWords)
    .map((word): Word => ({ text: word, compact: compactOf(word) }));
  return {
    mode: '',
    typed,
    line: words.length === 1 ? (words[0]?.text ?? '') : folded,
    compactLine: compactOf(folded),
    words,
    phone: wantedPhone(typed),
  };
}

/** "556012-3456" as "5560123456"; a word without digits stays as it is. */
const compactOf = (word: string): string => (/\d/.test(word) ? word.replace(/[^\p{L}\p{N}]/gu, '') : word);

export const isEmpty = (query: Query): boolean => query.words.length === 0 && query.phone === undefined;
