import { aContactRow } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import { readQuery } from './query.ts';
import { searchOver } from './testing.ts';
import { type Marked, whyFound } from './why.ts';

const berg = aContactRow({
  id: 'berg',
  name: 'Bérg & Söner Måleri',
  phones: ['+46 70-123 45 12'],
  mails: ['info@maleri.example'],
  addresses: ['Storgatan 12, 211 34 Malmö'],
  vatNumber: 'SE556012-3456 01',
  town: 'Malmö',
});
const marked = ({ text, marks }: Marked) => marks.map(([from, to]) => text.slice(from, to)).join('|');

function why(typed: string, rows = [berg]) {
  const [hit] = searchOver(rows).found(typed).hits.companies;
  const { meant } = searchOver(rows).found(typed);
  if (!hit) return expect.unreachable(`nothing found for ${typed}`);
  const { name, facts } = whyFound(hit.row, hit.found.row, hit.found.belongs, readQuery(typed), meant);
  return { name: marked(name), facts: facts.map((fact) => `${fact.fact} ${marked(fact)}`) };
}

test('[CLI-85] what matched in the name is marked there, with the letters as they were written', () => {
  expect(why('berg')).toEqual({ name: 'Bérg', facts: [] });
  expect(why('soner maleri')).toEqual({ name: 'Söner|Måleri', facts: [] });
  expect(why('malreri')).toEqual({ name: 'Måleri', facts: [] });
});

test('[CLI-85] what matched elsewhere is shown with the fact that holds it: phone, street, postcode, mail, number', () => {
  expect(why('4512').facts).toEqual(['phone 45 12']);
  expect(why('0701234512').facts).toEqual(['phone 70-123 45 12']);
  expect(why('storg').facts).toEqual(['address Storg']);
  expect(why('21134').facts).toEqual(['address 211 34']);
  expect(why('info@mal').facts).toEqual(['mail info@mal']);
  expect(why('5560123456').facts).toEqual(['vatNumber 556012-3456']);
  expect(why('berg storg')).toEqual({ name: 'Bérg', facts: ['address Storg'] });
});

test('[CLI-85] of a merged contact the name it had is shown beside its winner', () => {
  const loser = aContactRow({ id: 'l', name: 'Kvarnby Färg', mergedInto: 'berg' });
  expect(why('kvarnby', [berg, loser])).toEqual({ name: '', facts: ['mergedName Kvarnby'] });
});
