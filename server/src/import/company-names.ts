/** Names that mean the same company or the same person, whatever the legal form, the case, the accents or the transliteration. */

const legalForms = new Set(
  (
    'ab aktiebolag hb kb as asa aps ans oy oyj ab gmbh mbh ag kg kgaa ohg gbr ug ev eg se co cokg kgco bv nv vof cv inc incorporated llc llp lp ltd limited corp corporation ' +
    'company plc sa sas sarl srl spa sl slu sro doo kft zrt pte pty bhd kk yk gk est establishment tnhh jsc holding ' +
    'شركة مؤسسة ذمم ش ذ م مم شمم'
  ).split(' '),
);
const spelledForms: readonly [RegExp, string][] = [
  [/công ty (tnhh|cổ phần|cp)|cong ty (tnhh|co phan|cp)/giu, ' '],
  [/株式会社|有限会社|合同会社|合資会社|\(株\)|\(有\)|\(同\)/gu, ' '],
  [/ذ\s*\.?\s*م\s*\.?\s*م\s*\.?/gu, ' '],
];
const joining = new Set(['and', 'und', 'och', 'og', 'et', 'y', 'en']);

/** One key for all ways of writing a company; '' when nothing is left to compare. */
export function companyKey(name: string): string {
  let text = name.normalize('NFKC').toLowerCase();
  for (const [form, instead] of spelledForms) text = text.replace(form, instead);
  // "L.L.C." and "B.V." are one word, "A/S" too; an apostrophe joins what it stands in.
  const tokens = foldLetters(text)
    .replace(/[’'`´]/g, '')
    .replace(/(?<=^|[\s.])(\p{L})[./](?=\p{L}(?:[./]|\s|$))/gu, '$1')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((token) => token && !joining.has(token));
  const kept = [...tokens];
  while (kept.length > 1 && legalForms.has(kept.at(-1) ?? '')) kept.pop();
  while (kept.length > 1 && legalForms.has(kept[0] ?? '')) kept.shift();
  return kept.join('');
}

/** Case, accents and punctuation aside: "Jan-Willem van der Meer". */
export const personKey = (name: string): string => foldLetters(name.normalize('NFKC').toLowerCase()).replace(/[^\p{L}\p{N}]+/gu, '');

const letters: Readonly<Record<string, string>> = { ß: 'ss', æ: 'a', ø: 'o', œ: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i' };

/** "Müller", "Mueller" and "MÜLLER" become one, and so do "Ærø" and "Aeroe": umlauts are written in two ways. */
function foldLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæøœđðþłı]/g, (letter) => letters[letter] ?? letter)
    .replace(/ae|aa/g, 'a')
    .replace(/oe/g, 'o')
    .replace(/ue/g, 'u');
}

export type Script = 'latin' | 'arabic' | 'han' | 'cyrillic' | 'greek' | 'other';

/** In which script a name is written: two names of different scripts cannot be compared by letters. */
export function scriptOf(name: string): Script {
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(name)) return 'han';
  if (/\p{Script=Arabic}|\p{Script=Hebrew}/u.test(name)) return 'arabic';
  if (/\p{Script=Cyrillic}/u.test(name)) return 'cyrillic';
  if (/\p{Script=Greek}/u.test(name)) return 'greek';
  return /\p{Script=Latin}/u.test(name) ? 'latin' : 'other';
}

/** Addresses at these belong to people, so they say nothing about a company. */
const mailboxes = new Set([
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'msn.com',
  'yahoo.com',
  'icloud.com',
  'me.com',
  'mac.com',
  'aol.com',
  'gmx.de',
  'gmx.net',
  'gmx.at',
  'web.de',
  't-online.de',
  'freenet.de',
  'telia.com',
  'proton.me',
  'protonmail.com',
  'mail.com',
  'mail.ru',
  'yandex.ru',
  'qq.com',
  '163.com',
  'example.com',
  'example.org',
  'example.net',
]);

/** The company's own domain behind an address or a web site; '' for shared mailboxes. */
export function domainOf(text: string): string {
  const host = text.includes('@') ? text.slice(text.lastIndexOf('@') + 1) : (/^(?:https?:\/\/)?([^/?#:\s]+)/i.exec(text.trim())?.[1] ?? '');
  const domain = host
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/\.$/, '');
  return domain.includes('.') && !mailboxes.has(domain) ? domain : '';
}
