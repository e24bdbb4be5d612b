/** Where the sample's companies and people live and what they are called: drawn from tables, each number and each name once. */
import { numberOf, pick } from './sample-chance.ts';
import { readSample } from './sample-people.ts';

export interface SampleTown {
  readonly country: string;
  readonly region: string;
  readonly town: string;
  readonly postcode: string;
  readonly lat: number;
  readonly lng: number;
  /** The next free number of the town. */
  readonly number: () => string;
}
export interface SamplePlace {
  readonly town: string;
  readonly place: { readonly lat: number; readonly lng: number };
  readonly address: {
    readonly street: string;
    readonly postcode: string;
    readonly town: string;
    readonly region: string;
    readonly country: string;
  };
  readonly number: () => string;
}
export interface SampleName {
  readonly name: string;
  /** `given.family` in letters that an address may have. */
  readonly mailName: string;
}

export function sampleNames() {
  const towns = readSample('towns.csv').map((row) => ({ office: row.office ?? '', ...townOf(row) }));
  const names = new Map(readSample('names.csv').map((row) => [row.country ?? '', row]));
  const given = (country: string) => names.get(country) ?? names.get('US');
  const taken = new Set<string>();

  /** The town near the seller's office in a country that has several. */
  function townNear(country: string, office: string, of: string): SampleTown {
    const there = towns.filter((town) => town.country === country);
    const near = there.filter((town) => town.office === office);
    return pick(near.length > 0 ? near : there, `town of ${of}`);
  }

  return {
    placeOf(of: string, country: string, countryName: string, office: string): SamplePlace {
      const { town, region, postcode, lat, lng, number } = townNear(country, office, of);
      const chance = numberOf(`house of ${of}`);
      const streets = given(country)?.streets?.split('|') ?? [];
      const house = 1 + (chance % 180);
      const street = pick(streets, `street of ${of}`);
      return {
        town,
        number,
        // Some streets from the middle of the town, so that two of a town do not stand on one point.
        place: {
          lat: rounded(lat + (((chance >>> 8) % 400) - 200) / 10_000),
          lng: rounded(lng + (((chance >>> 16) % 400) - 200) / 10_000),
        },
        address: { street: country === 'US' ? `${house} ${street}` : `${street} ${house}`, postcode, town, region, country: countryName },
      };
    },

    /** Nobody twice in the whole sample. */
    nameOf(of: string, country: string): SampleName {
      const { given: first = '', family: last = '' } = given(country) ?? {};
      for (let again = 0; ; again++) {
        const one = pick(first.split(' '), `given ${again} ${of}`);
        const other = pick(last.split(' '), `family ${again} ${of}`);
        const name = country === 'CN' || country === 'KR' ? `${other} ${one}` : `${one} ${other}`;
        if (taken.has(name)) continue;
        taken.add(name);
        return { name, mailName: `${plain(one)}.${plain(other)}` };
      }
    },
  };
}
export type SampleNames = ReturnType<typeof sampleNames>;

function townOf(row: Readonly<Record<string, string>>): SampleTown {
  const { country = '', region = '', town = '', postcode = '', phone = '' } = row;
  let next = 0;
  const number = () => phone.replace('##', String(next++).padStart(2, '0'));
  return { country, region, town, postcode, lat: Number(row.lat), lng: Number(row.lng), number };
}

const rounded = (degrees: number): number => Math.round(degrees * 10_000) / 10_000;
const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]/g, '');

/** `Genco Pura Olive Oil Company` -> `genco-pura-olive-oil-company.example`, which exists nowhere. */
export const sampleDomain = (company: string): string =>
  `${company
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}.example`;
