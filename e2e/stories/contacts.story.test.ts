/** Companies and persons. */
import { expect } from 'vitest';
import { apiOf } from '../api.ts';
import { story } from '../story.ts';

const sample = { startWith: 'sample' } as const;

story('[S1-17] the customers are searched and filtered, columns chosen, and all of it kept as a view', sample, async ({ people }) => {
  const manager = await people.signIn('the manager');
  await manager.contacts.openList();
  await manager.contacts.chooseView('All companies');
  await manager.contacts.seesCount(85);
  await manager.contacts.searchFor('Betasoloin');
  await manager.contacts.seesCount(1);
  await manager.contacts.seesInList('Betasoloin');
  await manager.contacts.searchFor('');

  await manager.contacts.filtersBy('Country', 'Kenya');
  await manager.contacts.seesCount(1);
  expect(await manager.contacts.columns()).not.toContain('Relation, in words');
  await manager.contacts.showsColumn('Relation, in words', true);
  await manager.contacts.showsColumn('Phone', false);
  await manager.contacts.savesView('East Africa');
  await manager.contacts.chooseView('All companies');
  await manager.contacts.seesCount(85);

  await manager.contacts.openList();
  await manager.contacts.chooseView('East Africa');
  await manager.contacts.seesCount(1);
  expect(await manager.contacts.columns()).toContain('Relation, in words');
  expect(await manager.contacts.columns()).not.toContain('Phone');
});

story('[S1-19] leads are grey, customers blue, and words say it too', sample, async ({ people, product }) => {
  const api = await apiOf(product, 'the manager');
  await api.send('POST', '/contacts', { kind: 'company', name: 'Lingonberry Lead' });
  const manager = await people.signIn('the manager');
  await manager.contacts.openList();
  await manager.contacts.chooseView('All companies');
  await manager.contacts.searchFor('Lingonberry');
  const lead = {
    color: await manager.contacts.colorOf('Lingonberry Lead'),
    relation: await manager.contacts.relationOf('Lingonberry Lead'),
  };
  await manager.contacts.searchFor('Betasoloin');
  const customer = { color: await manager.contacts.colorOf('Betasoloin'), relation: await manager.contacts.relationOf('Betasoloin') };
  expect([lead.relation, customer.relation]).toEqual(['Lead', 'Customer']);
  expect(lead.color).not.toBe(customer.color);
});

story('[S1-18] [S3-10] a company lists its opportunities, and a new one made there belongs to it', sample, async ({ people }) => {
  const manager = await people.signIn('the manager');
  await manager.contacts.openList();
  await manager.contacts.chooseView('All companies');
  await manager.contacts.searchFor('Betasoloin');
  await manager.contacts.openPage('Betasoloin');
  await manager.seesHeading('Betasoloin');
  await manager.sees(/GTX|MG|GTK/);
  const address = manager.address();
  await manager.contacts.makesOpportunity({ title: 'Three mills', amount: '12500' });
  await manager.board.seesInPanel('Company', 'Betasoloin');
  await manager.board.seesInPanel('Title', 'Three mills');
  await manager.open(address);
  await manager.contacts.chooseTab('Opportunities');
  await manager.board.seesInRow('Three mills', '$12,500');
});
