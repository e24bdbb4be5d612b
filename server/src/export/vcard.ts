/** A contact as an address card of version 4.0 or 3.0, for telephones and mail programs. */
import type { Names } from '@tandem/core/export';
import { type ContactSource, numberOf } from '@tandem/core/export';
import ICAL from 'ical.js';

export type CardVersion = '4.0' | '3.0';
type Property = [name: string, parameters: Record<string, string>, type: string, ...values: (string | string[])[]];

export function vcardOf({ row, whole }: ContactSource, names: Names, version: CardVersion): string {
  const isCompany = row.is === 'company';
  const state = whole?.state;
  const words = row.name.trim().split(/\s+/);
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  const company = isCompany ? row.name : (names.contact(row.company)?.name ?? '');
  const label = (text: string): Record<string, string> => (text ? { type: text } : {});
  const phones = state?.phones ?? row.phones.map((value) => ({ value, label: '' }));
  const mails = state?.mails ?? row.mails.map((value) => ({ value, label: '' }));
  const birthday = state?.birthday ?? '';
  const properties: Property[] = [
    ['version', {}, 'text', version],
    ...one(version === '4.0' && isCompany && (['kind', {}, 'text', 'org'] as Property)),
    ['uid', {}, 'text', numberOf(row)],
    ['fn', {}, 'text', row.name || mails[0]?.value || phones[0]?.value || ''],
    ['n', {}, 'text', isCompany ? ['', '', '', '', ''] : [last, last ? words.slice(0, -1).join(' ') : row.name, '', '', '']],
    ...one(company !== '' && (['org', {}, 'text', [company]] as Property)),
    ...one(isCompany && (['x-abshowas', {}, 'unknown', 'COMPANY'] as Property)),
    ...one(row.jobTitle !== '' && (['title', {}, 'text', row.jobTitle] as Property)),
    ...mails.filter(({ value }) => value).map((mail): Property => ['email', label(kindOf(mail.label)), 'text', mail.value]),
    ...phones
      .filter(({ value }) => value)
      .map((phone): Property => ['tel', label(kindOf(phone.label)), version === '4.0' ? 'text' : 'phone-number', phone.value]),
    ...addressesOf(row, state?.addresses).map(
      (address): Property => [
        'adr',
        label(kindOf(address.label)),
        'text',
        ['', '', address.street, address.town, address.region, address.postcode, address.country],
      ],
    ),
    ...one(row.website !== '' && (['url', {}, 'uri', /^https?:/i.test(row.website) ? row.website : `https://${row.website}`] as Property)),
    ...one(birthday !== '' && (['bday', {}, version === '4.0' ? 'date-and-or-time' : 'date', birthday] as Property)),
    ...one(Boolean(whole?.notes) && (['note', {}, 'text', whole?.notes ?? ''] as Property)),
  ];
  return `${ICAL.stringify(['vcard', properties, []] as never)}\r\n`;
}

const one = (property: Property | false): readonly Property[] => (property ? [property] : []);

/** The words that address books know; any other label would make some of them refuse the card. */
const kindOf = (label: string): string =>
  /mob|handy|cell/i.test(label) ? 'cell' : /home|hem|privat/i.test(label) ? 'home' : /fax/i.test(label) ? 'fax' : label ? 'work' : '';

function addressesOf(
  row: ContactSource['row'],
  addresses: NonNullable<ContactSource['whole']>['state']['addresses'] | undefined,
): readonly { street: string; postcode: string; town: string; region: string; country: string; label: string }[] {
  const known = (addresses ?? []).filter((address) => address.street || address.postcode || address.town);
  if (known.length > 0 || (!row.town && !row.country)) return known;
  return [{ street: '', postcode: '', town: row.town, region: '', country: row.country, label: '' }];
}
