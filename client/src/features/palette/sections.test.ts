import { aContactRow } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import { translate } from '../../i18n/i18n.ts';
import { createFormat } from '../../i18n/use-format.ts';
import { readQuery } from '../../search/query.ts';
import { searchOver } from '../../search/testing.ts';
import type { Command } from '../../ui/commands.ts';
import { commandSections } from './command-sections.ts';
import { foundSections } from './found-sections.ts';
import { nextSteps } from './next-steps.ts';

const command = (id: string, title: string, group: string): Command => ({ id, title, group, run: () => undefined });
const commands = [
  command('contacts', 'Contacts', 'Go to'),
  command('undo', 'Undo', 'Do'),
  command('new', 'New contact', 'Contacts'),
  command('discontinue', 'Discontinue', 'Do'),
];
const titles = (text: string) =>
  commandSections(readQuery(text), commands, [], translate).map(
    ({ title, items }) => `${title}: ${items.map(({ name }) => name.text).join(', ')}`,
  );

test('[CLI-87] > finds actions and screens by any piece, a plain text only those with a word that begins so', () => {
  expect(titles('>cont')).toEqual(['Do: New contact, Discontinue', 'Go to: Contacts']);
  expect(titles('cont')).toEqual(['Do: New contact', 'Go to: Contacts']);
  expect(titles('@cont')).toEqual([]);
  expect(titles('#cont')).toEqual([]);
});

const steps = (text: string) =>
  nextSteps(readQuery(text), () => undefined, translate).flatMap(({ items }) =>
    items.map(({ name, address = '' }) => `${name.text} ${decodeURIComponent(address)}`),
  );

test('[CLI-87] a text that nothing answers is offered where it can be put: as a name, a number or an address', () => {
  expect(steps('Berg AB')).toEqual([
    'Create lead "Berg AB" /contacts?new=company&name="Berg AB"',
    'Create person "Berg AB" /contacts?new=person&name="Berg AB"',
  ]);
  expect(steps('+46 70 123')).toEqual(['Create lead with the number +46 70 123 /contacts?new=company&reach="+46 70 123"']);
  expect(steps('a@berg.se')).toEqual(['Create person with the address a@berg.se /contacts?new=person&reach="a@berg.se"']);
  expect(steps('>berg')).toEqual(['Search everything for "berg" ']);
});

test('[CLI-87] groups are counted, and more than what is shown is one list of all', () => {
  const rows = Array.from({ length: 9 }, (_, i) => aContactRow({ id: `c${i}`, name: `Berg ${i}`, town: 'Malmö', phones: ['070 1'] }));
  const { found } = searchOver(rows);
  const words = {
    t: translate,
    format: createFormat('en-GB', 'EUR'),
    contacts: new Map(rows.map((row) => [row.id, row])),
    settings: undefined,
  };
  const [section] = foundSections({ query: readQuery('berg'), found: found('berg', { most: 5 }) }, words);
  expect(section).toMatchObject({ title: 'Companies', count: 9 });
  expect(section?.items).toHaveLength(6);
  expect(section?.items[0]).toMatchObject({ about: 'lead, Malmö', phone: '070 1', address: '/contacts/c0', name: { marks: [[0, 4]] } });
  expect(section?.items.at(-1)).toMatchObject({
    name: { text: 'Show all 9 companies in Contacts' },
    address: '/contacts?kind=company&find=%22berg%22',
  });
});
