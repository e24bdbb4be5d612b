/** Telephone and VAT numbers, compared as those who write them mean them. */

export interface PhoneTraits {
  /** The last eight digits: how a number is looked up. */
  readonly tail: string;
  /** Without "+" or "00" and, in a national form, without the leading zero. */
  readonly digits: string;
  readonly international: boolean;
  readonly extension: string;
}

const shortest = 7;

/** Undefined for what is too short to tell anybody from anybody. */
export function phoneTraits(phone: string): PhoneTraits | undefined {
  const text = phone.normalize('NFKC');
  const [within = '', extension = ''] = /(?:ext\.?|extension|anknytning|ankn\.?|durchwahl|x|#|;ext=)\s*(\d+)$/i.exec(text) ?? [];
  const main = text.slice(0, text.length - within.length);
  // "+46 (0)40" names the zero that is left out from abroad.
  const written = main.replace(/\(0\)/g, '').replace(/(?!^\s*\+)[^\d]/g, '');
  const international = /^\s*(\+|00)/.test(written);
  const digits = written.replace(/\D/g, '').replace(international ? /^00/ : /^0/, '');
  if (digits.length < shortest) return undefined;
  return { tail: digits.slice(-8), digits, international, extension };
}

/**
 * Two international forms are the same number when all digits are; a national form is the same as an international one
 * that has a country code, and nothing else, before it. Two switchboard numbers with different extensions are two.
 */
export function samePhone(a: PhoneTraits, b: PhoneTraits): boolean {
  if (a.tail !== b.tail || (a.extension && b.extension && a.extension !== b.extension)) return false;
  if (a.international === b.international) return a.digits === b.digits;
  const [national, full] = a.international ? [b, a] : [a, b];
  return full.digits.endsWith(national.digits) && isCountryCode(full.digits.slice(0, -national.digits.length));
}

/** The codes of two digits (ITU-T E.164, list of assigned country codes); 1 and 7 are codes of one, all others have three. */
const twoDigits = new Set(
  '20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98'.split(
    ' ',
  ),
);
function isCountryCode(digits: string): boolean {
  if (/^[17]/.test(digits)) return digits.length === 1;
  // Italy keeps the zero behind its code.
  if (twoDigits.has(digits.slice(0, 2))) return digits.length === 2 || digits === '390';
  return digits.length === 3 && digits[0] !== '0';
}

export interface VatTraits {
  readonly body: string;
  /** '' when the number was written without it. */
  readonly country: string;
}

/** "SE 556677-8899 01" and the registration number 556677-8899 are one company; undefined for what is no number. */
export function vatTraits(vatNumber: string): VatTraits | undefined {
  const text = vatNumber
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  // Greece says EL, Switzerland CHE; a tax's name behind the number is none of its digits.
  const [, prefix = '', rest = ''] = /^(CHE|[A-Z]{2})?(?=.*\d)(.*?)(?:MWST|TVA|IVA|MVA|VAT)?$/.exec(text) ?? [];
  const country = prefix === 'EL' ? 'GR' : prefix.slice(0, 2);
  const body = /^\d{10}01$/.test(rest) && (country === 'SE' || country === '') ? rest.slice(0, 10) : rest;
  const digits = body.replace(/\D/g, '');
  if (digits.length < 6 || /^(\d)\1*$/.test(digits)) return undefined;
  return { body, country };
}

export const sameVat = (a: VatTraits, b: VatTraits): boolean =>
  a.body === b.body && (a.country === b.country || a.country === '' || b.country === '');
