/** Telephone numbers as people write them, in the international form. */
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { plainDigits } from './digits.ts';

export interface Phone {
  readonly e164: string;
  readonly extension?: string;
}

/** Several numbers may stand in one cell; a slash inside a number ("0171/3920033") does not part two. */
const between = /\s+\/\s+|\s*:::\s*|[;\n]|\s*,\s*(?=\+|00|0\d)|\s+(?:or|oder|eller)\s+/i;

export function readPhones(
  text: string,
  country: string | undefined,
): { readonly phones: readonly Phone[]; readonly wrong: readonly string[] } {
  const phones: Phone[] = [];
  const wrong: string[] = [];
  for (const part of plainDigits(text).split(between)) {
    const written = part.trim();
    if (written === '') continue;
    const phone = readPhone(written, country);
    if (!phone) wrong.push(written);
    else if (!phones.some((known) => known.e164 === phone.e164 && known.extension === phone.extension)) phones.push(phone);
  }
  return { phones, wrong };
}

function readPhone(written: string, country: string | undefined): Phone | undefined {
  const withPlus = written.replace(/^\(?00(?=[1-9])/, '+');
  const home = country && isSupportedCountry(country as CountryCode) ? (country as CountryCode) : undefined;
  const number = parsePhoneNumberFromString(withPlus, home ? { defaultCountry: home, extract: false } : { extract: false });
  // Not every number in use is in the library's plans: what can be dialled is kept, as it was meant.
  if (!number || number.nationalNumber.length < 4) return undefined;
  return { e164: number.number, ...(number.ext && { extension: number.ext }) };
}

export const phoneText = ({ e164, extension }: Phone): string => (extension ? `${e164} ext. ${extension}` : e164);
