import { expect, test } from 'vitest';
import { givenImports } from './testing/given-imports.ts';

test('[IMP-49] a new row that looks like somebody who is here says so in the dry run, and is imported all the same', async () => {
  const given = await givenImports();
  await given.bringIn('Company,Website,City\nBerg AB,https://berg.example,Malmö\n', { kind: 'companies' });
  const again = await given.prepared('Company,Website,City\nBergs Bageri,www.berg.example,Malmö\nNordlek,nordlek.example,Malmö\n', {
    kind: 'companies',
  });
  const { outcomes } = await given.imports.dryRun(again.file.id, again.options, 'ben');
  expect(outcomes.map(({ name, what }) => [name, what])).toEqual([
    ['Bergs Bageri', 'new'],
    ['Nordlek', 'new'],
  ]);
  expect(outcomes[1]).not.toHaveProperty('mayBe');
  const phone = await given.prepared('First Name,Last Name,Email,Phone\nAnna,Berg,anna@one.example,+46 40 123 45 67\n', {
    kind: 'contacts',
  });
  await given.imports.dryRun(phone.file.id, phone.options, 'ben');
  await given.bringIn('First Name,Last Name,Email,Phone\nAnna,Berg,anna@one.example,+46 40 123 45 67\n', { kind: 'contacts' });
  const twin = await given.prepared('First Name,Last Name,Email,Phone\nAnna,Berg,berg@other.example,040-123 45 67\n', { kind: 'contacts' });
  const found = await given.imports.dryRun(twin.file.id, twin.options, 'ben');
  expect(found.outcomes).toMatchObject([{ what: 'new', mayBe: { name: 'Anna Berg', reasons: ['phone', 'name'] } }]);
});
