/** The words of an enquiry: cleaned of what no text needs, judged for being enough, and compared as a person would. */
import { createHash } from 'node:crypto';
import { isAddress } from '../email/mailer.ts';

export interface Words {
  readonly name: string;
  readonly company: string;
  readonly mail: string;
  readonly phone: string;
  readonly message: string;
}
export type WordsField = keyof Words;
export type Fault = 'missing' | 'too-long' | 'not-an-address' | 'not-text';
export type ReadWords =
  | { readonly ok: true; readonly words: Words }
  | { readonly ok: false; readonly faults: Readonly<Partial<Record<WordsField, Fault>>>; readonly words: Words };

export const longest: Readonly<Record<WordsField, number>> = { name: 120, company: 160, mail: 254, phone: 40, message: 5000 };
const fields = Object.keys(longest) as readonly WordsField[];

/** One line: a line break would begin a header, a list or another field somewhere. */
const line = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\u200b\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/ {2,}/g, ' ')
    .trim();
/** Several lines, and no character that draws text backwards or none at all. */
const lines = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/\n{4,}/g, '\n\n\n')
    .trim();

export function readWords(given: Readonly<Record<string, unknown>>): ReadWords {
  const words = {} as Record<WordsField, string>;
  const faults: Partial<Record<WordsField, Fault>> = {};
  for (const field of fields) {
    const value = Object.hasOwn(given, field) ? given[field] : '';
    const text = typeof value === 'string' ? value : '';
    words[field] = (field === 'message' ? lines(text) : line(text)).slice(0, longest[field] * 2);
    if (value !== undefined && value !== null && typeof value !== 'string') faults[field] = 'not-text';
    else if (words[field].length > longest[field]) faults[field] = 'too-long';
  }
  if (words.mail !== '' && !isAddress(words.mail)) faults.mail ??= 'not-an-address';
  if (words.name === '') faults.name ??= 'missing';
  // Somebody has to be answered somewhere.
  if (words.mail === '' && words.phone === '') faults.mail ??= 'missing';
  return Object.keys(faults).length === 0 ? { ok: true, words } : { ok: false, faults, words };
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
const hash = (parts: readonly string[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

/** Equal for what was sent twice by the same press. */
export const sameHash = (form: string, words: Words): string => hash([form, ...fields.map((field) => folded(words[field]))]);
/** Equal for one text under many names; '' for what is too short to be anybody's own. */
export const messageHash = ({ message }: Words): string => (folded(message).length < 20 ? '' : hash([folded(message)]));

const link = /(https?:\/\/|www\.|\[url|<a\s)/gi;
export const linksIn = (text: string): number => text.match(link)?.length ?? 0;
