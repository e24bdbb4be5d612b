/** Which passwords are refused: too short, too long, leaked before, or a name everybody knows. Nothing about kinds of characters. */
import { leakedPasswords } from './leaked-passwords.ts';
import { Refusal } from './refusal.ts';

export const shortest = 12;
export const longest = 128;

/** Undefined: the password is fine. Otherwise a sentence for the person. */
export function weakness(password: string, names: readonly string[]): string | undefined {
  const typed = [...password.normalize('NFKC')];
  if (typed.length < shortest) return `A password has at least ${shortest} characters. This one has ${typed.length}.`;
  if (typed.length > longest) return `A password has at most ${longest} characters. This one has ${typed.length}.`;
  const plain = typed.join('').toLowerCase();
  if (leakedPasswords.has(plain) || isRepeated(plain) || isSequence(plain))
    return 'This password is in lists of leaked passwords, which attackers try first.';
  const letters = words(plain);
  if (names.some((name) => words(name).length >= 3 && onlyNameAndFiller(letters, words(name)))) {
    return 'This password is a name that others know, with little around it.';
  }
  return undefined;
}

export function requireGoodPassword(password: string, names: readonly string[]): void {
  const weak = weakness(password, names);
  if (weak)
    throw new Refusal('bad-password', weak, 'Choose a longer one: three or four words that do not belong together are good.', {
      fields: { password: weak },
    });
}

const words = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
/** What is left without the name is digits, or shorter than five characters. */
function onlyNameAndFiller(letters: string, name: string): boolean {
  if (!letters.includes(name)) return false;
  const rest = letters.replaceAll(name, '');
  return rest.length < 5 || /^\d*$/.test(rest);
}
/** `abcabcabcabc`, `aaaaaaaaaaaa`. */
const isRepeated = (text: string): boolean => /^(.{1,4})\1+.{0,3}$/su.test(text) && new Set(text).size <= 4;
/** `123456789012`, `abcdefghijkl`, also backwards. */
function isSequence(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, i) => code - (codes[i] ?? 0));
  const straight = steps.filter((step) => step === 1 || step === -9).length;
  const reversed = steps.filter((step) => step === -1 || step === 9).length;
  return straight === steps.length || reversed === steps.length;
}
