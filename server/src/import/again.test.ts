/** The same file twice must not make anything twice, whatever system it comes from. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { givenImports } from './testing/given-imports.ts';

const files = [
  'hubspot-crm-exports-all-contacts.csv',
  'salesforce/Account.csv',
  'pipedrive-organizations.csv',
  'pipedrive-deals.csv',
  'google-contacts.csv',
  'outlook-kontakter-sv.csv',
  'linkedin-Connections.csv',
  'apple-contacts-3.0.vcf',
];

for (const name of files) {
  test(`[IMP-32] ${name} a second time finds everything there, and its undo leaves nothing`, async () => {
    const given = await givenImports();
    const bytes = readFileSync(new URL(`fixtures/${name}`, import.meta.url));
    const batch = await given.bringIn(bytes);
    expect(batch.state).toBe('done');
    const again = await given.prepared(bytes);
    const plan = await given.imports.dryRun(again.file.id, again.options, 'ben');
    expect(plan.outcomes.filter((outcome) => outcome.what === 'new' || outcome.what === 'change')).toEqual([]);
    await given.imports.batches.undo(batch.id, 'ben');
    await given.imports.batches.settled();
    expect(await given.contacts()).toEqual([]);
    expect(await given.opportunities()).toEqual([]);
    expect((await given.boards()).map((board) => board.title)).toEqual(['North']);
  });
}
