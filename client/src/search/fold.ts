/** Letters as a person in a hurry types them: small, without marks, foreign ones as the nearest of the alphabet. */

const nearest: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ħ: 'h',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
};
const foreign = /[ßæœøđðłħþıς]/g;
const marks = /[\u0300-\u036f]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly what needs no folding
const plain = /^[\u0000-\u007f]*$/;

export function fold(text: string): string {
  if (plain.test(text)) return text.toLowerCase();
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(marks, '')
    .replace(foreign, (letter) => nearest[letter] ?? letter);
}

export interface FoldedText {
  readonly text: string;
  /** For each letter of the folded text, where the letter it came from begins; one more for the end. */
  readonly places: readonly number[];
}

/** For showing what matched: where a found piece lies in the text as it was written. */
export function foldWithPlaces(written: string): FoldedText {
  let text = '';
  const places: number[] = [];
  let at = 0;
  for (const letter of written) {
    const folded = fold(letter);
    for (let i = 0; i < folded.length; i++) places.push(at);
    text += folded;
    at += letter.length;
  }
  places.push(at);
  return { text, places };
}
