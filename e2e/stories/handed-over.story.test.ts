/** What somebody wrote while a record changed hands, and what two people wrote without knowing of each other. */
import { expect } from 'vitest';
import { type Api, apiOf } from '../api.ts';
import { story } from '../story.ts';
import { until } from '../until.ts';

const idOfPerson = async (api: Api, name: string) => {
  const { users } = await api.get<{ readonly users: readonly { readonly id: string; readonly name: string }[] }>('/users');
  return users.find((user) => user.name === name)?.id ?? '';
};

story(
  '[N11] [CLI-70] a company is given to another team while its seller edits it without a network: the device forgets it, the new owner decides',
  { startWith: 'sample' },
  async ({ people, product }) => {
    const manager = await apiOf(product, 'the manager');
    const [darcelId, annaId] = [await idOfPerson(manager, 'Darcel Schlecht'), await idOfPerson(manager, 'Anna Snelling')];
    const { id } = await manager.send<{ readonly id: string }>('POST', '/contacts', {
      kind: 'company',
      name: 'Quibbleworth Mills',
      town: 'Oldham',
      country: 'United Kingdom',
      owner: darcelId,
    });

    const darcel = await people.signIn('Darcel Schlecht');
    await darcel.open(`/contacts/${id}`);
    await darcel.seesHeading('Quibbleworth Mills');
    await darcel.seesAllSaved();
    await darcel.worksOffline(true);
    await darcel.contacts.fillsField('Website', 'mills.example');
    await darcel.contacts.chooseTab('Overview');
    await darcel.contacts.writesNote('Gate code is four turns left');
    await darcel.seesWaiting();
    await until('the device holds it', async () => (await darcel.device.everythingStored()).includes('Quibbleworth'));

    await manager.send('PATCH', `/contacts/${id}`, { owner: annaId });
    const anna = await people.signIn('Anna Snelling');
    await anna.open(`/contacts/${id}`);
    await anna.seesHeading('Quibbleworth Mills');

    await darcel.worksOffline(false);
    await darcel.sees(/changes were handed to the new owner/);
    await until(
      'nothing of it is on the device',
      async () => !new RegExp(`quibbleworth|${id}`, 'i').test(await darcel.device.everythingStored()),
      {
        seconds: 60,
      },
    );
    await darcel.opensSyncList();
    const taken = await darcel.changes.whatWasTakenAway();
    expect(taken).toContain('2 changes were handed to the new owner');
    expect(taken).toContain('mills.example');
    expect(taken).toContain('Gate code is four turns left');
    await darcel.press('Escape');

    const said = await anna.changes.seesSealed('Darcel Schlecht had 2 unsent changes when this was handed over');
    expect(said).toContain('mills.example');
    expect(said).toContain('Gate code is four turns left');
    await anna.changes.applies('Website');
    await anna.changes.seesSealed('had 1 unsent change');
    await anna.changes.applies('Notes');
    await anna.changes.hasNothingSealed();
    await anna.sees('Gate code is four turns left');
    await anna.seesAllSaved();
    const contact = () => manager.get<{ readonly website: string }>(`/contacts/${id}`);
    await until('the server has it', async () => JSON.stringify(await contact()).includes('mills.example'));
    await anna.reload();
    await anna.seesHeading('Quibbleworth Mills');
    await anna.changes.hasNothingSealed();
  },
);

story(
  '[M15] [CLI-73] two people set one field without knowing of each other: both see the other value, and either may take it, by keyboard',
  { startWith: 'sample' },
  async ({ people, product }) => {
    const manager = await apiOf(product, 'the manager');
    const darcelId = await idOfPerson(manager, 'Darcel Schlecht');
    const { id } = await manager.send<{ readonly id: string }>('POST', '/contacts', {
      kind: 'company',
      name: 'Brindle Works',
      website: 'brindle.example',
      owner: darcelId,
    });
    const darcel = await people.signIn('Darcel Schlecht');
    const boss = await people.signIn('the manager');
    for (const somebody of [darcel, boss]) {
      await somebody.open(`/contacts/${id}`);
      await somebody.seesHeading('Brindle Works');
      await somebody.seesAllSaved();
    }
    await darcel.worksOffline(true);
    await darcel.contacts.fillsField('Website', 'one.example');
    await boss.contacts.fillsField('Website', 'two.example');
    await boss.seesAllSaved();
    await darcel.worksOffline(false);
    await darcel.seesAllSaved();

    const both = await darcel.changes.opensOtherValues();
    expect(both).toContain('Website');
    expect(both).toContain('one.example');
    expect(both).toContain('two.example');
    expect(both).toContain('You, ');
    await darcel.press('Escape');
    expect(await darcel.changes.marksOfFields()).toBe(1);
    const before = await darcel.contacts.readsField('Website');
    await boss.changes.opensOtherValues();
    await boss.changes.usesTheOther();
    await until('the other value stands', async () => (await darcel.contacts.readsField('Website')) !== before);
    expect(await darcel.contacts.readsField('Website')).toBe(before === 'one.example' ? 'two.example' : 'one.example');
    await until('it is decided', async () => (await darcel.changes.marksOfFields()) === 0);
  },
);
