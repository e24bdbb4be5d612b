import { expect, test } from 'vitest';
import { aCompany, byId } from '../testing.ts';
import { findCompanies } from './company-picker.tsx';

test('[S1-18] companies are offered by any part of the name, those that begin with it first, persons never', () => {
  const contacts = byId([
    aCompany('1', 'Nordic Acme'),
    aCompany('2', 'Acme Sons'),
    aCompany('3', 'Bolt'),
    { ...aCompany('4', 'Acme Person'), is: 'person' as const },
  ]);
  expect(findCompanies(contacts, ' ACME ').map(({ name }) => name)).toEqual(['Acme Sons', 'Nordic Acme']);
  expect(findCompanies(contacts, '')).toEqual([]);
});
