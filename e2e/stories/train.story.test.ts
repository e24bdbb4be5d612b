/** An hour in a train: everything is edited where nothing was opened before, the browser is closed, and colleagues go on meanwhile. */
import { expect } from 'vitest';
import { layCable } from '../cable.ts';
import { emailOf, samplePassword } from '../people.ts';
import { story } from '../story.ts';

story(
  '[N1] a rep works an hour without a network on records never opened before, two colleagues edit the same, and afterwards all screens are equal',
  { startWith: 'sample', seconds: 400 },
  async ({ people, product }) => {
    const cable = await layCable(product.port);
    try {
      const phone = await people.keptDevice(cable.url, { screen: 'phone' });
      const before = await phone.open();
      await before.account.signIn(emailOf('Darcel Schlecht'), samplePassword);
      const melvin = await people.signIn('Melvin Marxen');
      const gladys = await people.signIn('Gladys Colclough');
      await before.device.isReadyWithoutNetwork();
      await before.device.keepsTheProgram();

      people.expectNoNetwork();
      cable.cut();
      await before.anHourEarlier();
      await before.open('/today');
      await before.seesOffline();
      const tasks = (await before.go.allTasks()).slice(0, 4);
      expect(tasks).toHaveLength(4);
      const company = tasks.find(({ contact }) => contact !== '')?.contact ?? '';
      for (const { id } of tasks) await before.go.completes(id, 'Done');
      for (const name of ['Anna Berg', 'Nils Holm']) {
        await before.go.opensLog();
        await before.go.choosesInLog('New lead');
        await before.go.writesInLog('Name', name);
        await before.go.writesInLog('Telephone or e-mail', '+46 70 123 45 67');
        await before.go.savesLog();
      }
      await before.open(`/contacts/${company}`);
      await before.contacts.fillsField('Town', 'Kiel');
      await before.contacts.chooseTab('Overview');
      await before.contacts.writesNote('Rides along on the ninth. ');
      await before.board.open('Prospecting');
      await before.board.choosesStage('Engaging');
      const cards = [];
      for (let i = 0; i < 3; i++) {
        const card = await before.board.firstCardIn('Engaging');
        await before.board.movesByMenu(card, 'Engaging', 'Prospecting');
        await before.board.seesNoCardIn(card, 'Engaging');
        cards.push(card);
      }

      await melvin.open(`/contacts/${company}`);
      await melvin.contacts.fillsField('Town', 'Lund');
      await melvin.contacts.fillsField('Website', 'lund.example');
      await melvin.contacts.chooseTab('Overview');
      await melvin.contacts.writesNote('Asks for a price. ');
      await melvin.seesAllSaved();
      await gladys.board.open();
      const [first] = cards;
      if (!first) throw new Error('three cards were moved');
      await gladys.board.movesByMenu(first, 'Engaging', 'Prospecting');
      await gladys.seesAllSaved();

      await before.device.hasKeptAll();
      await phone.close();
      const after = await phone.open();
      people.expectNoNetwork();
      await after.open('/today');
      await after.seesWaiting();
      for (const { id } of tasks) await after.go.doesNotSeeTask(id);

      cable.mend();
      await after.seesAllSaved();
      await after.opensSyncList();
      await after.sees('What became of your changes');
      await after.sees(/changes arrived as you wrote them/);
      await after.press('Escape');

      const everybody = [after, melvin];
      for (const one of everybody) {
        await one.open(`/contacts/${company}`);
        await one.sees('Rides along on the ninth.');
        await one.sees('Asks for a price.');
      }
      const towns = [];
      for (const one of everybody) towns.push(await one.contacts.readsField('Town'), await one.contacts.readsField('Website'));
      expect(towns.slice(0, 2)).toEqual(towns.slice(2));
      expect(['Kiel', 'Lund']).toContain(towns[0]);
      expect(towns[1]).toBe('lund.example');
      for (const one of [after, melvin, gladys]) {
        await one.board.open('Prospecting');
        for (const card of cards) await one.board.seesCardIn(card, 'Prospecting');
      }
      await melvin.contacts.openList();
      await melvin.contacts.chooseKind('Persons');
      for (const name of ['Anna Berg', 'Nils Holm']) {
        await melvin.contacts.searchFor(name);
        await melvin.contacts.seesInList(name);
      }
      await melvin.open(`/contacts/${company}`);
      for (const { id } of tasks) await melvin.go.doesNotSeeTask(id);
    } finally {
      await cable.end();
    }
  },
);
