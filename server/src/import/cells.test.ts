import { companyKey, personKey } from '@tandem/core';
import { expect, test } from 'vitest';
import { decimalSignOf, readAmount } from './amounts.ts';
import { countryCode, countryName } from './countries.ts';
import { csvCell } from './csv-text.ts';
import { dateOrderOf, dateText, readDate } from './dates.ts';
import { readPhones } from './phones.ts';
import { cleanCell } from './text-cells.ts';
import { instantIn } from './zone-time.ts';

const clean = (text: string) => {
  const warnings: string[] = [];
  return { text: cleanCell(text, (warning) => warnings.push(warning)), warnings };
};

test('[S-45] what an export guards comes back exactly, and nothing else loses its apostrophe', () => {
  for (const value of ['=1+1', '+46 70', '-5', '@home', "'=x", "'s-Gravenhekje 5", "'t Hoekje", 'plain', 'a,b "c"']) {
    const cell = csvCell(value);
    const read = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
    expect(clean(read).text).toBe(value);
  }
  expect(csvCell('=1+1')).toBe("'=1+1");
});

test('[IMP-11] a formula is never worked out: a link gives its text, anything else stays as written', () => {
  expect(clean('=HYPERLINK("https://x.example","O\'Malley ""Roofing""")')).toEqual({ text: 'O\'Malley "Roofing"', warnings: ['formula'] });
  expect(clean("=cmd|' /C calc'!A0")).toEqual({ text: "=cmd|' /C calc'!A0", warnings: ['formula'] });
});

test('[IMP-12] letters broken by an earlier export are repaired, proper ones are left alone', () => {
  expect(clean('WeiÃŸ-SchÃ¶nfeld')).toEqual({ text: 'Weiß-Schönfeld', warnings: ['mojibake'] });
  for (const proper of ['Åsa', 'Größmann', 'São Paulo', 'Ærø', '山田', 'Ã']) expect(clean(proper)).toEqual({ text: proper, warnings: [] });
});

test('[IMP-13] telephone numbers in any script and spelling get their international form', () => {
  const phones = (text: string, country?: string) =>
    readPhones(text, country).phones.map((phone) => phone.e164 + (phone.extension ? ` ${phone.extension}` : ''));
  expect(phones('+٩٧١ ٤ ٠٠٠ ٠١٢٣')).toEqual(['+97140000123']);
  expect(phones('０３－００００－０１２３', 'JP')).toEqual(['+81300000123']);
  expect(phones('0171/3920033', 'DE')).toEqual(['+491713920033']);
  expect(phones('08-465 004 12 / 070–174 06 12', 'SE')).toEqual(['+46846500412', '+46701740612']);
  expect(phones('(207) 555-0136 x12', 'US')).toEqual(['+12075550136 12']);
  expect(readPhones('ask Ana', 'SE')).toEqual({ phones: [], wrong: ['ask Ana'] });
});

test('[IMP-14] a column’s dates are read in the one order that all of them allow', () => {
  expect(dateOrderOf(['1/2/2026', '1/31/2026'], 'SE')).toBe('mdy');
  expect(dateOrderOf(['1/2/2026'], 'US')).toBe('mdy');
  expect(dateOrderOf(['01.02.2026'], 'US')).toBe('dmy');
  const read = (text: string, order: 'dmy' | 'mdy' = 'dmy') => {
    const date = readDate(text, order);
    return date ? dateText(date) : date;
  };
  expect([
    read('31.02.2026'),
    read('0/0/00'),
    read('2/6/2026 2:03 PM', 'mdy'),
    read('3 maj 2024'),
    read('--11-23'),
    read('2026-01-01T00:30:00+02:00'),
  ]).toEqual([undefined, '', '2026-02-06T14:03:00', '2024-05-03', '--11-23', '2025-12-31T22:30:00Z']);
});

test('[IMP-15] amounts are exact, whatever sign parts thousands and cents', () => {
  expect(decimalSignOf(['18.000', '1.234,50'])).toBe(',');
  expect(decimalSignOf(['1,234.50', '5'])).toBe('.');
  expect([
    readAmount('18.000', ','),
    readAmount('12 345,67 €', ','),
    readAmount('(1,234.5)', '.'),
    readAmount("1'000'000.10", '.'),
    readAmount('k.A.', ','),
    readAmount('1.23.4', ','),
  ]).toEqual([
    { amount: '18000.00', currency: null },
    { amount: '12345.67', currency: 'EUR' },
    { amount: '-1234.50', currency: null },
    { amount: '1000000.10', currency: null },
    undefined,
    undefined,
  ]);
});

test('[IMP-16] companies and persons are one under all their spellings, and not beyond', () => {
  const same = (...names: string[]) => expect(new Set(names.map(companyKey)).size, names.join(' / ')).toBe(1);
  same('Norrskog Timmer AB', 'NORRSKOG TIMMER', 'Norrskog Timmer Aktiebolag');
  same('Müller & Söhne Werkzeugbau GmbH', 'Mueller und Soehne Werkzeugbau', 'MÜLLER & SÖHNE WERKZEUGBAU');
  same("O'Malley Roofing LLC", 'OMalley Roofing', 'O’Malley Roofing, L.L.C.');
  same('株式会社ひかり製作所', '㈱ひかり製作所', '(株)ひかり製作所');
  expect(companyKey('Norrskog Bygg AB')).not.toBe(companyKey('Norrskog Timmer AB'));
  expect(companyKey('AB')).toBe('ab');
  expect(personKey('Jan-Willem van der Meer')).toBe(personKey('JAN WILLEM VAN DER MEER'));
});

test('[IMP-17] countries are known in their own languages and kept under one name', () => {
  expect(['Sverige', 'Deutschland', 'USA', '日本', 'Việt Nam', 'الإمارات العربية المتحدة', 'se'].map((name) => countryCode(name))).toEqual([
    'SE',
    'DE',
    'US',
    'JP',
    'VN',
    'AE',
    'SE',
  ]);
  expect(countryCode('Philipines')).toBeUndefined();
  expect(countryName('DE')).toBe('Germany');
});

test('[IMP-18] a wall time becomes an instant in the workspace’s zone, also in the hour the clock skips', () => {
  expect([
    instantIn('Europe/Stockholm', '2026-07-01T12:00:00'),
    instantIn('Europe/Stockholm', '2026-01-01'),
    instantIn('UTC', '2026-01-01T08:00:00Z'),
    instantIn('UTC', '--04-01'),
  ]).toEqual(['2026-07-01T10:00:00Z', '2025-12-31T23:00:00Z', '2026-01-01T08:00:00Z', '']);
  expect(['2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z']).toContain(instantIn('Europe/Stockholm', '2026-03-29T02:30:00'));
});
