import { aContactRow } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import { searchOver } from './testing.ts';

test('[CLI-188] [S1-09] without the lead function no lead is found; customers and persons at companies are', () => {
  const { ids } = searchOver([
    aContactRow({ id: 'lead', name: 'Berg Bygg', lifecycle: 'lead' }),
    aContactRow({ id: 'customer', name: 'Berg Stål', lifecycle: 'customer' }),
    aContactRow({ id: 'person', is: 'person', name: 'Anna Berg', lifecycle: 'lead', company: 'customer' }),
  ]);
  expect(ids('berg', 'companies')).toEqual(['lead', 'customer']);
  expect(ids('berg', 'companies', { withoutLeads: true })).toEqual(['customer']);
  expect(ids('berg', 'persons', { withoutLeads: true })).toEqual(['person']);
});
