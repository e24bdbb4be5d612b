/** Companies and persons. */
import { expect } from 'vitest';
import { apiOf } from '../api.ts';
import { story } from '../story.ts';

const sample = { startWith: 'sample' } as const;

story('[S1-17] the list of customers is searched as one types', sample, async ({ people }) => {
  const manager = await people.signIn('the manager');
  await manager.contacts.openList();
  await manager.contacts.chooseView('All companies');
  await manager.contacts.seesCount(85);
  await manager.contacts.searchFor('Betasoloin');
  await manager.contacts.seesCount(1);
  await manager.contacts.seesInList('Betasoloin');
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

story('[S1-18] the page of a company shows its fields and its opportunities', sample, async ({ people }) => {
  const manager = await people.signIn('the manager');
  await manager.contacts.openList();
  await manager.contacts.chooseView('All companies');
  await manager.contacts.searchFor('Betasoloin');
  await manager.contacts.openPage('Betasoloin');
  await manager.seesHeading('Betasoloin');
  await manager.sees(/GTX|MG|GTK/);
});
