/** Which country a text names, in any of the languages business files come in. */
import { spellingKey } from './spelling.ts';

const languages = ['en', 'sv', 'de', 'nb', 'da', 'fi', 'nl', 'fr', 'es', 'it', 'pt', 'pl', 'cs', 'tr', 'ar', 'ja', 'zh', 'ko', 'vi'];
/** Names people use that are not the ones of the standard. */
const otherNames: Readonly<Record<string, string>> = {
  usa: 'US',
  unitedstatesofamerica: 'US',
  uk: 'GB',
  greatbritain: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  holland: 'NL',
  korea: 'KR',
  republicofkorea: 'KR',
  russianfederation: 'RU',
  czechrepublic: 'CZ',
  turkey: 'TR',
  uae: 'AE',
  brasil: 'BR',
  burma: 'MM',
};

let codes: Map<string, string> | undefined;
const english = new Intl.DisplayNames('en', { type: 'region' });

function codesByName(): Map<string, string> {
  if (codes) return codes;
  codes = new Map();
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const names = languages.map((language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }));
  const regions = letters.flatMap((a) => letters.map((b) => a + b)).filter((code) => names[0]?.of(code) && !notCountries.has(code));
  for (const displayNames of names) {
    for (const code of regions) {
      const key = spellingKey(displayNames.of(code) ?? '');
      if (key && !codes.has(key)) codes.set(key, code);
    }
  }
  for (const [name, code] of Object.entries(otherNames)) codes.set(name, code);
  for (const code of regions) codes.set(code.toLowerCase(), code);
  return codes;
}
// Codes that are set aside, groupings, or older names of a country that has another.
const notCountries = new Set([
  'EU',
  'EZ',
  'UN',
  'QO',
  'XA',
  'XB',
  'ZZ',
  'AC',
  'CP',
  'DG',
  'EA',
  'IC',
  'TA',
  'UK',
  'FX',
  'SU',
  'YU',
  'DD',
  'TP',
  'ZR',
  'BU',
  'AN',
  'CS',
  'NT',
  'HV',
  'RH',
  'VD',
  'YD',
  'DY',
  'NH',
]);

/** The ISO code; undefined when no country has this name. */
export const countryCode = (name: string): string | undefined => codesByName().get(spellingKey(name));

/** The one name a country is kept under, whatever language the file used: otherwise a filter would list it twice. */
export const countryName = (code: string): string => english.of(code) ?? code;

let englishNames: readonly string[] | undefined;
export const countryNames = (): readonly string[] => (englishNames ??= [...new Set(codesByName().values())].map(countryName));
