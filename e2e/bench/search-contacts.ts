/** A customer list as a file: persons with companies, mails, streets and phone numbers written in the forms people use. */
import { seededRandom } from './seeded-random.ts';

const firsts =
  'Anna Björn Chen Daria Emre Farah Göran Hana Igor Jutta Karin Lars Maja Nils Oskar Petra Quentin Rosa Stefan Tove Ulla Viktor Wanda Yusuf Zoé Åsa Örjan Søren Agnieszka Łukasz'.split(
    ' ',
  );
const starts =
  'Ahl Berg Carl Dahl Ek Fors Gran Hall Isaks Jons Karls Lind Malm Ny Os Palm Quist Ros Sand Tegn Ull Vik Wall Young Zetter Åker Älv Öst Møl Strauß'.split(
    ' ',
  );
const ends = 'berg ström qvist lund mann gren son dotter sen holm stedt ner ing er'.split(' ');
const trades = 'Bygg Måleri Åkeri Plåt Trä El Rör Frukt Optik Data Bokföring Trädgård Städ Mekano Bageri'.split(' ');
const streets = 'Storgatan Kungsgatan Bergsgatan Drottninggatan Hauptstraße Vestergade Kerkstraat Industrivägen Hamngatan Skolgatan'.split(
  ' ',
);
const towns: readonly (readonly [string, string, string, string])[] = [
  ['Malmö', '211 34', 'Sweden', '+46'],
  ['Göteborg', '411 05', 'Sweden', '+46'],
  ['Umeå', '903 26', 'Sweden', '+46'],
  ['Köln', '50667', 'Germany', '+49'],
  ['Gießen', '35390', 'Germany', '+49'],
  ['Århus', '8000', 'Denmark', '+45'],
  ['Zwolle', '8011', 'Netherlands', '+31'],
  ['Tromsø', '9008', 'Norway', '+47'],
];

export interface MadeContact {
  readonly first: string;
  readonly last: string;
  readonly mail: string;
  readonly phone: string;
  readonly company: string;
  readonly street: string;
  readonly postcode: string;
  readonly town: string;
  readonly country: string;
}

export function madeContacts(count: number, seed = 1): readonly MadeContact[] {
  const random = seededRandom(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const digits = (length: number) => Array.from({ length }, () => Math.floor(random() * 10)).join('');
  const companies = Array.from({ length: Math.ceil(count / 5) }, (_, i) => ({
    name: `${pick(starts)}${pick(ends)} ${pick(trades)} ${i} AB`,
    domain: `${pick(starts)}${pick(ends)}${i}.example`
      .normalize('NFD')
      .replace(/[^\w.]/g, '')
      .toLowerCase(),
    place: pick(towns),
    street: `${pick(streets)} ${1 + Math.floor(random() * 190)}`,
  }));
  return Array.from({ length: count }, (_, i) => {
    const { name, domain, place, street } = pick(companies);
    const [town, postcode, country, code] = place;
    const [first, last] = [pick(firsts), `${pick(starts)}${pick(ends)}`];
    const number = `70${digits(7)}`;
    const forms = [`${code}${number}`, `${code} ${number.slice(0, 2)}-${number.slice(2, 5)} ${number.slice(5)}`, `0${number}`];
    return { first, last, mail: `${i}.person@${domain}`, phone: pick(forms), company: name, street, postcode, town, country };
  });
}

export const asCsv = (contacts: readonly MadeContact[]): string =>
  [
    'First Name,Last Name,Email,Phone,Company,Street,Postal Code,City,Country',
    ...contacts.map((one) =>
      [one.first, one.last, one.mail, one.phone, one.company, one.street, one.postcode, one.town, one.country].join(','),
    ),
  ].join('\n');
