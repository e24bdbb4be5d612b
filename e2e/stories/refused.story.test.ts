/** An edit that came too late: the document is no longer the person's, the words are. */
import { expect } from 'vitest';
import { apiOf } from '../api.ts';
import { story } from '../story.ts';
import { until } from '../until.ts';

const mill = { name: 'Quixote Mills', note: 'Wants three mills before the harvest' };

story(
  '[S0-26] [P6] what a seller edits in a company that is given away meanwhile is handed over and kept as words, and the company leaves the device',
  { startWith: 'sample' },
  async ({ people, product }) => {
    const manager = await apiOf(product, 'the manager');
    const { users } = await manager.get<{ readonly users: readonly { readonly id: string; readonly name: string }[] }>('/users');
    const idOf = (name: string) => users.find((user) => user.name === name)?.id ?? '';
    const { id } = await manager.send<{ readonly id: string }>('POST', '/contacts', {
      kind: 'company',
      name: mill.name,
      owner: idOf('Darcel Schlecht'),
    });

    const darcel = await people.signIn('Darcel Schlecht');
    await darcel.open(`/contacts/${id}`);
    await darcel.seesHeading(mill.name);
    await darcel.seesAllSaved();
    await darcel.worksOffline(true);
    await darcel.contacts.writesNote(mill.note);
    await darcel.contacts.fillsField('Website', 'https://quixote.example');
    await darcel.seesWaiting();
    await manager.send('PATCH', `/contacts/${id}`, { owner: idOf('Anna Snelling') });

    await darcel.worksOffline(false);
    await darcel.sees('2 changes were handed to the new owner');
    await darcel.sees('Not here');
    await darcel.opensSyncList();
    expect(await darcel.changes.whatWasTakenAway()).toContain(mill.note);
    expect(await darcel.changes.copiesTakenAway()).toBe(`https://quixote.example\n${mill.note}`);

    // A reload changes nothing: neither comes the company back, nor are the words gone.
    await darcel.contacts.openList();
    await darcel.contacts.chooseView('All companies');
    await darcel.contacts.doesNotSeeInList(mill.name);
    await darcel.opensSyncList();
    await darcel.changes.forgetsTakenAway();
    await darcel.seesAllSaved();
    await until('nothing of the company is left on the device', async () => !(await darcel.device.everythingStored()).includes(mill.name));
    const { website } = await manager.get<{ readonly website: string }>(`/contacts/${id}`);
    expect(website).toBe('');
  },
);
