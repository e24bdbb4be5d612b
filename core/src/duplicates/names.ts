/** Names that mean the same company or the same person, whatever the legal form, the case, the accents or the transliteration. */
import { legalForms, spelledForms } from './legal-forms.ts';

const joining = new Set(['and', 'und', 'och', 'og', 'et', 'y', 'en']);

/** The words of a company's name that tell it from others; at least one, when there is any. */
export function companyWords(name: string): readonly string[] {
  let text = lower(name);
  if (!isPlain(text) || text.includes('cong ty')) for (const [form, instead] of spelledForms) text = text.replace(form, instead);
  // "L.L.C." and "B.V." are one word, "A/S" too; an apostrophe joins what it stands in.
  const kept = foldLetters(text)
    .replace(/[’'`´]/g, '')
    .replace(/(?<=^|[\s.])(\p{L})[./](?=\p{L}(?:[./]|\s|$))/gu, '$1')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word && !joining.has(word));
  while (kept.length > 1 && legalForms.has(kept.at(-1) ?? '')) kept.pop();
  while (kept.length > 1 && legalForms.has(kept[0] ?? '')) kept.shift();
  return kept;
}

/** One key for all ways of writing a company; '' when nothing is left to compare. */
export const companyKey = (name: string): string => companyWords(name).join('');

/** Case, accents and punctuation aside: "Jan-Willem van der Meer". Towns and streets are folded the same way. */
export const personKey = (name: string): string => foldLetters(lower(name)).replace(/[^\p{L}\p{N}]+/gu, '');

/** The words of a person's name, sorted: "Berg, Anna" is "Anna Berg". */
export const personWords = (name: string): readonly string[] =>
  foldLetters(lower(name))
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .sort();

const lower = (name: string): string => (isPlain(name) ? name : name.normalize('NFKC')).toLowerCase();

const letters: Readonly<Record<string, string>> = { ß: 'ss', æ: 'a', ø: 'o', œ: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i' };

/** "Müller", "Mueller" and "MÜLLER" become one, and so do "Ærø" and "Aeroe": umlauts are written in two ways. */
function foldLetters(text: string): string {
  // Most names are plain: normalising them would be most of the work of comparing many.
  const bare = isPlain(text) ? text : unaccented(text);
  return /ae|aa|oe|ue/.test(bare) ? bare.replace(/ae|aa/g, 'a').replace(/oe/g, 'o').replace(/ue/g, 'u') : bare;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
const isPlain = (text: string): boolean => /^[\x00-\x7f]*$/.test(text);

const unaccented = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæøœđðþłı]/g, (letter) => letters[letter] ?? letter);

export type Script = 'latin' | 'arabic' | 'han' | 'cyrillic' | 'greek' | 'other';

/** In which script a name is written: two names of different scripts cannot be compared by letters. */
export function scriptOf(name: string): Script {
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(name)) return 'han';
  if (/\p{Script=Arabic}|\p{Script=Hebrew}/u.test(name)) return 'arabic';
  if (/\p{Script=Cyrillic}/u.test(name)) return 'cyrillic';
  if (/\p{Script=Greek}/u.test(name)) return 'greek';
  return /\p{Script=Latin}/u.test(name) ? 'latin' : 'other';
}
