/** What a person may not see never reaches the device: not hidden there, not there. */
import { expect } from 'vitest';
import { type Api, apiOf } from '../api.ts';
import { deals, leaderOf } from '../sample-files.ts';
import { story } from '../story.ts';
import { until } from '../until.ts';

const sample = { startWith: 'sample' } as const;

interface Rows {
  readonly rows: readonly { readonly id: string; readonly name: string; readonly state: string }[];
}
const idOfPerson = async (api: Api, name: string) => {
  const { users } = await api.get<{ readonly users: Rows['rows'] }>('/users');
  return users.find((user) => user.name === name)?.id ?? '';
};
/** Ids of the export are eight letters and digits; every such word of a text. */
const wordsOfEight = (text: string) => new Set(text.match(/[A-Z0-9]{8}/g));

story(
  "[S0-25] [N11] a seller's device, sockets and feed hold nothing of other teams' opportunities and other sellers' companies",
  sample,
  async ({ people, product }) => {
    const manager = await apiOf(product, 'the manager');
    const anna = await idOfPerson(manager, 'Anna Snelling');
    const foreign = { name: 'Zyzzyx Orchards', phone: '+46 70 987 65 43', mail: 'desk@zyzzyx.example', town: 'Vissefjärda' };
    const { id } = await manager.send<{ readonly id: string }>('POST', '/contacts', {
      kind: 'company',
      name: foreign.name,
      town: foreign.town,
      owner: anna,
      phones: [{ value: foreign.phone }],
      mails: [{ value: foreign.mail }],
    });

    const darcel = await people.signIn('Darcel Schlecht');
    await darcel.board.open();
    await darcel.contacts.openList();
    await darcel.contacts.chooseView('All companies');
    const ours = new Set(
      deals
        .filter(({ seller }) => seller === 'Darcel Schlecht')
        .map(({ company }) => company)
        .filter(Boolean),
    );
    await darcel.contacts.seesCount(ours.size);
    // A change while the seller is there must not pass by either, and an address that was guessed opens nothing.
    await manager.send('PATCH', `/contacts/${id}`, { website: 'https://zyzzyx.example' });
    await darcel.open(`/contacts/${id}`);
    await darcel.home.open();
    await darcel.home.looksAt('Company');
    await darcel.home.seesSumsAsOf();
    await darcel.board.open();
    await darcel.seesAllSaved();
    // The sums beside the own figures are numbers: no id, no name.
    const api = await apiOf(product, 'Darcel Schlecht');
    const sums = JSON.stringify(await api.get('/figures'));
    expect(sums).toMatch(/"company":\[\{/);
    expect(
      [...wordsOfEight(sums)].filter((word) => /[A-Z]/.test(word)),
      'ids in the sums',
    ).toEqual([]);
    const { users } = await manager.get<{ readonly users: Rows['rows'] }>('/users');
    for (const user of users) for (const word of [user.id, user.name]) expect(sums).not.toContain(word);

    const everything = [
      await darcel.device.everythingStored(),
      darcel.device.receivedFrames(),
      await (await apiOf(product, 'Darcel Schlecht')).feed(),
    ].join('\n');
    for (const secret of [foreign.name, foreign.town, 'zyzzyx', '987 65 43', '709876543']) expect(everything).not.toContain(secret);

    const words = wordsOfEight(everything);
    const mine = deals.filter(({ seller }) => leaderOf.get(seller) === 'Melvin Marxen');
    const others = deals.filter(({ seller }) => leaderOf.get(seller) !== 'Melvin Marxen');
    expect(mine.filter((deal) => words.has(deal.id)).length, 'the check sees what is there').toBe(mine.length);
    expect(others.filter((deal) => words.has(deal.id))).toEqual([]);
  },
);

story(
  '[S0-25] [S0-26] a company that is given to somebody else leaves the device of the seller before',
  sample,
  async ({ people, product }) => {
    const manager = await apiOf(product, 'the manager');
    const darcelId = await idOfPerson(manager, 'Darcel Schlecht');
    const annaId = await idOfPerson(manager, 'Anna Snelling');
    const { id } = await manager.send<{ readonly id: string }>('POST', '/contacts', {
      kind: 'company',
      name: 'Quixote Mills',
      owner: darcelId,
    });

    const darcel = await people.signIn('Darcel Schlecht');
    const anna = await people.signIn('Anna Snelling');
    for (const seller of [darcel, anna]) {
      await seller.contacts.openList();
      await seller.contacts.chooseView('All companies');
    }
    await darcel.contacts.seesInList('Quixote Mills');
    await darcel.contacts.openPage('Quixote Mills');
    await darcel.sees('Quixote Mills');
    await darcel.contacts.openList();
    await manager.send('PATCH', `/contacts/${id}`, { owner: annaId });
    await anna.contacts.seesInList('Quixote Mills');
    await darcel.contacts.doesNotSeeInList('Quixote Mills');
    await until('the device has forgotten it', async () => !(await darcel.device.everythingStored()).includes('Quixote Mills'));
  },
);
