/** Two phones on a train write down the same company: it is noticed, merged, worked on, and divided again without anything lost. */
import { expect } from 'vitest';
import { type Api, apiOf } from '../api.ts';
import { story } from '../story.ts';
import { until } from '../until.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly mergedInto: string;
  readonly mails: readonly string[];
}
async function contactNamed(api: Api, name: string): Promise<Row> {
  let found: Row | undefined;
  await until(`${name} is on the server`, async () => {
    for (let after: string | null = ''; after !== null && !found; ) {
      const page: { readonly rows: readonly Row[]; readonly after: string | null } = await api.get(`/contacts?limit=1000&after=${after}`);
      found = page.rows.find((row) => row.name === name);
      after = page.after;
    }
    return found !== undefined;
  });
  return found as Row;
}

story(
  '[N10] two sellers without a network write down one company; their leader sees a duplicate, merges it, and divides it again',
  { startWith: 'sample' },
  async ({ people, product }) => {
    const darcel = await people.signIn('Darcel Schlecht');
    const niesha = await people.signIn('Niesha Huffines');
    for (const seller of [darcel, niesha]) {
      await seller.contacts.openList();
      await seller.seesAllSaved();
      await seller.worksOffline(true);
    }
    await darcel.duplicates.createsCompany({ name: 'Berg AB', town: 'Malmö', mail: 'info@berg.example' });
    await niesha.duplicates.createsCompany({ name: 'Berg Aktiebolag', town: 'Lund', mail: 'Info@berg.example' });
    for (const seller of [darcel, niesha]) {
      await seller.seesWaiting();
      await seller.worksOffline(false);
      await seller.seesAllSaved();
      // Neither sees the other's company, so to neither is there a duplicate.
      await seller.duplicates.doesNotSeeTwinCard();
    }

    // Whoever sees both is told, on the page of either and in the list.
    const manager = await apiOf(product, 'the manager');
    const [berg, twin] = [await contactNamed(manager, 'Berg AB'), await contactNamed(manager, 'Berg Aktiebolag')];
    const melvin = await people.signIn('Melvin Marxen');
    await melvin.contacts.openList();
    await melvin.duplicates.seesCount(1);
    await melvin.open(`/contacts/${berg.id}`);
    await melvin.duplicates.seesTwinCard('Berg Aktiebolag');
    await melvin.duplicates.compares();
    await melvin.duplicates.seesPair('Berg AB', 'Berg Aktiebolag');
    await melvin.duplicates.keeps('Berg AB');
    expect(await melvin.duplicates.whatHappens()).toContain('Whoever sees Berg AB will see the values taken from Berg Aktiebolag.');
    await melvin.duplicates.merges('Berg AB');
    await melvin.seesAllSaved();
    await until('the merge has reached the server', async () => (await contactNamed(manager, 'Berg Aktiebolag')).mergedInto === berg.id);

    // What one seller may not see was never on the other's device, and the merge does not bring it there.
    for (const [seller, foreign] of [
      [darcel, 'Berg Aktiebolag'],
      [niesha, 'Berg AB'],
    ] as const)
      expect((await seller.device.everythingStored()).includes(foreign), foreign).toBe(false);

    // Each seller goes on with the company as they know it.
    await darcel.open(`/contacts/${berg.id}`);
    await darcel.contacts.makesOpportunity({ title: 'Bread slicer', amount: '1200' });
    await niesha.open(`/contacts/${twin.id}`);
    await niesha.seesHeading('Berg Aktiebolag');
    await niesha.contacts.makesOpportunity({ title: 'Dough mixer', amount: '3400' });
    for (const seller of [darcel, niesha]) await seller.seesAllSaved();

    // At the leader's there is one company with both, also under the address of the one that was merged.
    await melvin.open(`/contacts/${twin.id}`);
    await melvin.seesHeading('Berg AB');
    await melvin.duplicates.seesMerged('Berg Aktiebolag', 'Melvin Marxen');
    await melvin.sees('Bread slicer');
    await melvin.sees('Dough mixer');

    await melvin.open(`/contacts/${berg.id}`);
    await melvin.duplicates.seesMerged('Berg Aktiebolag', 'Melvin Marxen');
    await melvin.contacts.chooseTab('History');
    await melvin.sees('Melvin Marxen merged Berg Aktiebolag into Berg AB');
    await melvin.contacts.chooseTab('Overview');

    const said = await melvin.duplicates.asksToDivide();
    expect(said).toContain('Berg Aktiebolag gets back: 1 opportunity.');
    await melvin.duplicates.divides();
    await melvin.sees('Bread slicer');
    await melvin.doesNotSee('Dough mixer');
    await melvin.open(`/contacts/${twin.id}`);
    await melvin.seesHeading('Berg Aktiebolag');
    await melvin.sees('Dough mixer');
    await melvin.doesNotSee('Bread slicer');
    await melvin.duplicates.doesNotSeeTwinCard();
    await melvin.seesAllSaved();

    await until('both stand by themselves', async () => (await contactNamed(manager, 'Berg Aktiebolag')).mergedInto === '');
    expect([(await contactNamed(manager, 'Berg AB')).mails, (await contactNamed(manager, 'Berg Aktiebolag')).mails]).toEqual([
      ['info@berg.example'],
      ['Info@berg.example'],
    ]);
  },
);
