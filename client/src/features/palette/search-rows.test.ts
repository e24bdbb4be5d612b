import type { ContactRow, UserRow } from '@tandem/core';
import { expect, test } from 'vitest';
import { searchRows } from './search-rows.ts';

const contactRow = (id: string, name: string) =>
  [id, { kind: 'contact', id, is: 'company', name, mails: [], phones: [] } as unknown as ContactRow] as const;
const rows = {
  contacts: new Map([contactRow('1', 'Bakan'), contactRow('2', 'Kan-code'), contactRow('3', 'Acme')]),
  opportunities: new Map(),
  users: new Map([['u', { kind: 'user', id: 'u', name: 'Kary Hendrixson', role: 'seller', team: '', active: true } as UserRow]]),
};

test('[CLI-25] the palette finds a fragment anywhere, names that begin with it first', () => {
  expect(searchRows(rows, 'kan', '').contacts.map(({ name }) => name)).toEqual(['Kan-code', 'Bakan']);
});

test('[CLI-25] @ finds people only, # customers and projects only, nothing typed shows nothing', () => {
  expect(searchRows(rows, 'ka', '@')).toMatchObject({ contacts: [], users: [{ name: 'Kary Hendrixson' }] });
  expect(searchRows(rows, 'ka', '#')).toMatchObject({ users: [] });
  expect(searchRows(rows, '', '')).toEqual({ contacts: [], opportunities: [], users: [] });
});
