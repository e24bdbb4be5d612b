import { expect, test } from 'vitest';
import type { ContactRow } from '../projections/row.ts';
import { aContactRow } from '../testing/rows.ts';
import { domainOf, isDesk } from './mailboxes.ts';
import { matchOf } from './match.ts';
import { companyKey, personKey } from './names.ts';
import { phoneTraits, samePhone, sameVat, vatTraits } from './numbers.ts';
import { traitsOf } from './traits.ts';

test.each([
  ['Berg AB', 'Berg Aktiebolag'],
  ['AB Berg & Söner', 'Berg och Soner (publ)'],
  ['Müller GmbH & Co. KG', 'MUELLER'],
  ['Ærø Marine A/S', 'Aeroe Marine ApS'],
  ["O'Neill Ltd.", 'ONeill Limited'],
  ['Contoso, L.L.C.', 'Contoso Inc'],
])('[DUP-1] %s and %s are one name', (one, other) => {
  expect(companyKey(one)).toBe(companyKey(other));
  expect(companyKey(one)).not.toBe('');
});

test('[DUP-1] a name that is nothing but a legal form keeps it, and names without letters have no key', () => {
  expect(companyKey('AB')).toBe('ab');
  expect([companyKey('...'), personKey(' - ')]).toEqual(['', '']);
});

test.each([
  ['+46 40 123 45 67', '040-123 45 67', true],
  ['0046 (0)40 1234567', '+46401234567', true],
  ['+39 06 1234 5678', '06 12345678', true],
  ['+46 70 123 45 67', '+47 70 123 45 67', false],
  ['070-123 45 67', '+49 5 70 123 45 67', false],
  ['+46 8 555 100 ext. 12', '+46 8 555 100', true],
  ['+46 8 555 100 ext. 12', '08-555 100 x14', false],
  ['08-555 100 00', '08-555 100 01', false],
])('[DUP-3] %s and %s are the same number: %s', (one, other, same) => {
  const [a, b] = [phoneTraits(one), phoneTraits(other)];
  expect(a && b && samePhone(a, b)).toBe(same);
  expect(a && b && samePhone(b, a)).toBe(same);
});

test('[DUP-3] what is too short to tell anybody from anybody is no number', () =>
  expect(['112', '', 'call me', '12345'].map(phoneTraits)).toEqual([undefined, undefined, undefined, undefined]));

test.each([
  ['SE556677889901', '556677-8899', true],
  ['NO 923 609 016 MVA', '923609016', true],
  ['CHE-123.456.788 MWST', 'CHE123456788', true],
  ['EL 094259216', 'GR094259216', true],
  ['DE123456789', 'AT123456789', false],
])('[DUP-4] %s and %s are the same registration: %s', (one, other, same) => {
  const [a, b] = [vatTraits(one), vatTraits(other)];
  expect(a && b && sameVat(a, b)).toBe(same);
});

test('[DUP-4] a placeholder is no VAT number', () =>
  expect(['0000000000', 'n/a', '-', 'SE'].map(vatTraits)).toEqual([undefined, undefined, undefined, undefined]));

test('[DUP-2] mailboxes that anybody may have say nothing about a company, and a desk is nobody', () => {
  expect([domainOf('anna@gmail.com'), domainOf('https://www.berg.example/om'), domainOf('no site')]).toEqual(['', 'berg.example', '']);
  expect([isDesk('info@berg.se'), isDesk('anna@berg.se')]).toEqual([true, false]);
});

const match = (a: Partial<ContactRow>, b: Partial<ContactRow>) => {
  const found = matchOf(traitsOf(aContactRow({ id: 'a', ...a })), traitsOf(aContactRow({ id: 'b', ...b })));
  return found && `${found.strength}: ${found.reasons.join(', ')}`;
};
const berg = { name: 'Berg AB', town: 'Malmö' } as const;

test.each<readonly [string | undefined, Partial<ContactRow>, Partial<ContactRow>]>([
  ['sure: mail, name', { name: 'Berg AB', mails: ['Info@Berg.example'] }, { name: 'Berg Aktiebolag', mails: ['info@berg.example'] }],
  ['sure: vat', { name: 'Berg AB', vatNumber: 'SE556677889901' }, { name: 'Nordlek', vatNumber: '556677-8899' }],
  ['likely: name-town', berg, { name: 'BERG', town: 'MALMO' }],
  ['sure: phone, name-town', { ...berg, phones: ['040-123 45 67'] }, { ...berg, phones: ['+46401234567'] }],
  ['possible: name', berg, { name: 'Berg' }],
  [undefined, berg, { name: 'Berg AB', town: 'Lund' }],
  ['likely: phone', { name: 'Berg Bageri', phones: ['040-1234567'] }, { name: 'Berg & Co', phones: ['040-1234567'] }],
  ['possible: phone', { name: 'Berg', phones: ['040-1234567'] }, { name: 'Nordlek', phones: ['040-1234567'] }],
  [undefined, { ...berg, vatNumber: 'SE556677889901' }, { ...berg, vatNumber: 'SE556677001101' }],
  [undefined, { name: 'Berg Holding', website: 'berg.example' }, { name: 'Nordlek', website: 'https://www.berg.example' }],
  [undefined, { name: 'Berg', website: 'gmail.com' }, { name: 'Bergs', website: 'gmail.com' }],
  [undefined, { ...berg, town: '', phones: ['040-1234567'] }, { name: 'Bergs Foods', parent: 'a', phones: ['040-1234567'] }],
  [undefined, { is: 'person', ...berg }, berg],
  [undefined, berg, { ...berg, different: ['a'] }],
])('[DUP-5] companies: %s', (expected, a, b) => {
  expect(match(a, b)).toBe(expected);
});

const anna = { is: 'person', name: 'Anna Berg' } as const;
test.each<readonly [string | undefined, Partial<ContactRow>, Partial<ContactRow>]>([
  ['sure: mail', { ...anna, mails: ['anna@berg.example'] }, { is: 'person', name: 'A. Berg', mails: ['Anna@berg.example'] }],
  ['sure: mail', { ...anna, mails: ['anna@berg.example'] }, { is: 'person', mails: ['anna@berg.example'] }],
  ['likely: mail', { ...anna, mails: ['home@berg.example'] }, { is: 'person', name: 'Otto Lund', mails: ['home@berg.example'] }],
  [undefined, { ...anna, mails: ['info@berg.example'] }, { is: 'person', name: 'Otto Berg', mails: ['info@berg.example'] }],
  ['sure: mail, name', { ...anna, mails: ['info@berg.example'] }, { is: 'person', name: 'Berg, Anna', mails: ['info@berg.example'] }],
  [undefined, { ...anna, phones: ['040-1234567'] }, { is: 'person', name: 'Otto Lund', phones: ['040-1234567'] }],
  ['likely: phone', { ...anna, phones: ['040-1234567'] }, { is: 'person', name: 'A Berg', phones: ['040-1234567'] }],
  ['likely: name-company', { ...anna, company: 'c1' }, { ...anna, company: 'c1' }],
  ['likely: name-town', { ...anna, town: 'Lund' }, { ...anna, town: 'Lund' }],
  [undefined, { ...anna, town: 'Lund', company: 'c1' }, { ...anna, town: 'Lund', company: 'c2' }],
  [undefined, anna, anna],
])('[DUP-6] persons: %s', (expected, a, b) => {
  expect(match(a, b)).toBe(expected);
});
