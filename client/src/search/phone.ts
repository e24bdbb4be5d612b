/**
 * Phone numbers by their digits. Stored ones are international or as somebody wrote them, wanted ones come in any form, so
 * both are brought to the forms they may be known by; what is left differs by a country code at its front.
 */

/** Country codes of one and two digits; all others have three. (ITU E.164, assigned codes) */
const short = /^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;
const international = /^\s*(?:\(?\+|00)/;
const extension = /\s*(?:ext\.?|x|anknytning|ankn\.?|#)\s*\d+\s*$/i;

/** The digits of a number: without an extension and without the zero in "+46 (0)70". */
export function digitsOf(phone: string): string {
  const number = /[a-z#]/i.test(phone) ? phone.replace(extension, '') : phone;
  return number.replaceAll('(0)', '').replace(/\D/g, '');
}

/** Before a form that was made by leaving out the country: another country's number must not be taken for it. */
export const withoutCountry = '~';

/** All digit forms a number is known by: "+46 70 123" is 4670123 and ~070123, "070 123" only itself. */
export function phoneForms(phone: string): readonly string[] {
  const digits = digitsOf(phone);
  if (!international.test(phone)) return digits === '' ? [] : [digits];
  const hasPlus = phone.includes('+');
  const whole = hasPlus ? digits : digits.slice(2);
  const national = whole.slice(codeLength(whole));
  return national === ''
    ? [whole].filter(Boolean)
    : [whole, `${withoutCountry}0${national}`, ...(hasPlus ? [] : [withoutCountry + digits])];
}

const codeLength = (digits: string): number => short.exec(digits)?.[0].length ?? 3;

/** Fewer digits than this in common do not make two numbers the same one. */
const enough = 6;
/** A country code has at most three digits. */
const longestCode = 3;

/** Whether two numbers can be one: all digits of the shorter end the longer, and no more than a country code is before them. */
export function samePhone(a: string, b: string): boolean {
  const [one, other] = [significant(a), significant(b)];
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  return shorter.length >= enough && longer.length - shorter.length <= longestCode && longer.endsWith(shorter);
}

const significant = (phone: string): string => digitsOf(phone).replace(/^0+/, '');

export interface WantedPhone {
  /** Digits that may stand inside a stored number; those after a line break only at its beginning. */
  readonly pieces: readonly string[];
  /** Of what may be a whole number: its last digits, which every form of it ends with. */
  readonly tail: string;
}

/** What is wanted when a text is nothing but digits and what people write between them. */
export function wantedPhone(text: string): WantedPhone | undefined {
  if (!/^[\d\s()+./\-\u2010-\u2013]+$/.test(text)) return undefined;
  const digits = digitsOf(text);
  if (digits.length < 3) return undefined;
  const isInternational = text.trimStart().startsWith('+') || (digits.startsWith('00') && digits.length >= longEnough);
  // Without its country "+46 70" is "070": that is looked for at the beginning of numbers that were written without one.
  const [whole = digits, national] = isInternational ? phoneForms(text) : [];
  return { pieces: [...new Set([digits, whole]), ...(national ? [national.replace(withoutCountry, '\n')] : [])], tail: tailOf(text) };
}

/** A number with its country has at least this many digits; "00" before fewer may be anything. */
const longEnough = 8;
const tailOf = (text: string): string => {
  const digits = significant(text);
  return digits.length > enough ? digits.slice(-enough) : '';
};
