/**
 * A client that is newer than this server may use words the server does not know. They have to look like words of ours: a name,
 * and values that cannot be an address, a style or a program, for whoever draws them one day.
 */
const name = /^[a-z][A-Za-z0-9]{1,39}$/;
/** What browsers know by these names does something. */
const notNames = new Set(
  (
    'script style iframe frame frameset object embed applet svg math link meta base form input button textarea select option template ' +
    'html body head noscript plaintext xmp audio video source track portal marquee animate set use foreignobject ychange ' +
    'src srcset srcdoc class target rel action formaction data poster background ping xmlns is slot part dynsrc lowsrc ' +
    // The editor's own words for the whole and for letters.
    'doc text'
  ).split(' '),
);
export const looksLikeAWord = (word: string): boolean =>
  name.test(word) && !/^on[a-z]/i.test(word) && !(word in Object.prototype) && !notNames.has(word.toLowerCase());

const longest = 2000;
export function looksHarmless(value: unknown): boolean {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return true;
  if (typeof value === 'string') return value.length <= longest && !hasScheme(value) && !/\b(url|expression)\s*\(/i.test(value);
  if (Array.isArray(value)) return value.length <= 100 && value.every(looksHarmless);
  if (typeof value !== 'object' || value instanceof Uint8Array) return false;
  return Object.entries(value).every(([key, its]) => looksLikeAWord(key) && looksHarmless(its)) && JSON.stringify(value).length <= longest;
}
/** `word:` at the beginning, also where blanks and control characters hide it, and `//host`. Ours are ids, days and names. */
const hasScheme = (value: string): boolean => /^([a-z][a-z0-9+.-]*:|[/\\]{2})/i.test(value.replace(/[\p{C}\p{Z}]/gu, ''));
