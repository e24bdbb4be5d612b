/** The words that name somebody, found in any text: names as whole words, addresses, numbers however they are written. */

export interface Needles {
  readonly names: readonly string[];
  readonly mails: readonly string[];
  /** The last digits of each number: with or without the country's code it is the same one. */
  readonly phones: readonly string[];
}
export interface Mentions {
  in(text: string): boolean;
  /** Ends of what is found, from the start of the text to its end, never overlapping. */
  spans(text: string): readonly { readonly at: number; readonly length: number }[];
  redact(text: string): string;
}

/** Stands where a name stood: a text that only lost a word would read as if it said something else. */
export const erasedWord = '[erased]';
const digitsCompared = 8;
const numbers = /\+?\(?\d[\d\s()./-]{5,}\d/g;

export const lastDigits = (phone: string): string => {
  const digits = phone.replace(/ext.*$/i, '').replace(/\D/g, '');
  return digits.length < 7 ? '' : digits.slice(-digitsCompared);
};

export function mentionsOf({ names, mails, phones }: Needles): Mentions {
  const words = [...names, ...mails].filter((word) => word.trim().length > 1).sort((a, b) => b.length - a.length);
  const pattern =
    words.length > 0 ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.map(patternOf).join('|')})(?![\\p{L}\\p{N}])`, 'giu') : undefined;
  const wanted = new Set(phones.filter(Boolean));

  function spans(text: string): { readonly at: number; readonly length: number }[] {
    const found = pattern ? [...text.matchAll(pattern)].map((match) => ({ at: match.index, length: match[0].length })) : [];
    if (wanted.size > 0)
      for (const match of text.matchAll(numbers))
        if (wanted.has(lastDigits(match[0]))) found.push({ at: match.index, length: match[0].length });
    found.sort((a, b) => a.at - b.at);
    return found.filter((span, i) => found.slice(0, i).every((earlier) => earlier.at + earlier.length <= span.at));
  }
  return {
    in: (text) => spans(text).length > 0,
    spans,
    redact: (text) =>
      spans(text).reduceRight((left, { at, length }) => `${left.slice(0, at)}${erasedWord}${left.slice(at + length)}`, text),
  };
}

/** A name that is written with two spaces, or over a line's end, is the same name. */
const patternOf = (word: string): string =>
  word
    .trim()
    .split(/\s+/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'))
    .join('\\s+');
