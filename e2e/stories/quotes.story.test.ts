/** A quote from its first line to its answer: written by two, one of them in a tunnel, sent once, and never changed behind anybody's back. */
import { expect } from 'vitest';
import { apiOf } from '../api.ts';
import { story } from '../story.ts';
import { until } from '../until.ts';

const sample = { startWith: 'sample' } as const;

story(
  '[S0-44] [CLI-222] [CLI-224] [CLI-225] two people write one draft at once, one of them in a tunnel, and both end with the same quote',
  sample,
  async ({ people }) => {
    const darcel = await people.signIn('Darcel Schlecht');
    const melvin = await people.signIn('Melvin Marxen', { installed: true });
    await darcel.quotes.opensList();
    const address = await darcel.quotes.begins();
    await darcel.quotes.namesIt('Rental fleet, four machines');
    await darcel.quotes.addsProduct('gtx', 'GTX Basic');
    await darcel.quotes.addsWords('Transport', '500');
    await darcel.seesAllSaved();
    await melvin.quotes.opens(address);

    await melvin.quotes.entersCell('Each', 'Transport');
    await darcel.quotes.seesSomebodyIn('Each', 'Transport', 'Melvin');
    await melvin.quotes.leavesCell();
    await melvin.quotes.writesWords('Dear Anouk, as agreed on the phone.');
    await darcel.quotes.seesWords('Dear Anouk, as agreed on the phone.');

    await melvin.goesOffline();
    await melvin.seesOffline();
    await melvin.quotes.writesCell('Number', 'GTX Basic', '4');
    await melvin.quotes.addsWords('Telematics', '0');
    await melvin.seesWaiting();
    await melvin.quotes.presses();
    await melvin.quotes.seesInPanel('What you write is kept on this device.');
    await darcel.quotes.writesCell('Discount', 'GTX Basic', '10');
    await darcel.quotes.movesUp('Transport');
    await darcel.quotes.seesLines(['Transport', 'GTX Basic']);

    await melvin.comesBackOnline();
    await melvin.seesAllSaved();
    for (const one of [darcel, melvin]) {
      await one.quotes.seesLines(['Transport', 'GTX Basic', 'Telematics']);
      await one.quotes.seesCell('Number', 'GTX Basic', '4');
      await one.quotes.seesCell('Discount', 'GTX Basic', '10');
      await one.quotes.seesSum('Before VAT', '$2,480');
    }
    // Only what Darcel has done is taken back, and only here and now.
    await darcel.quotes.removes('Telematics');
    await melvin.quotes.seesLines(['Transport', 'GTX Basic']);
    await darcel.press('ControlOrMeta+z');
    await melvin.quotes.seesLines(['Transport', 'GTX Basic', 'Telematics']);
  },
);

story(
  '[S0-43] [S0-44] [CLI-230] [CLI-231] [CLI-232] [CLI-233] a quote is sent once however often it is pressed, is read-only until its next version, and keeps each version as it went out',
  sample,
  async ({ people, product }) => {
    const darcel = await people.signIn('Darcel Schlecht');
    const api = await apiOf(product, 'Darcel Schlecht');
    const { id: company } = await api.send<{ readonly id: string }>('POST', '/contacts', { kind: 'company', name: 'Veldkamp Verhuur' });
    await darcel.open(`/contacts/${company}`);
    const address = await darcel.quotes.begins();
    await darcel.quotes.presses();
    await darcel.quotes.seesProblem('The quote has no title.');
    await darcel.quotes.seesProblem('The quote has no line with a price.');
    await darcel.quotes.namesIt('Two GTX Basic');
    await darcel.quotes.addsProduct('gtx b', 'GTX Basic');
    await darcel.quotes.writesCell('Number', 'GTX Basic', '2');
    await darcel.quotes.choosesRecipient('anouk.peeters@veldkamp.example');
    await darcel.quotes.presses(3);
    await darcel.quotes.seesState('Sent');
    await darcel.quotes.seesInPanel('Anouk Peeters');
    await darcel.quotes.seesInPanel('Sent by Darcel Schlecht');

    const id = address.split('/').at(-1) ?? '';
    const links = async () => (await api.feed()).match(new RegExp(`"of":"quote","subject":"${id}"`, 'g'))?.length ?? 0;
    await until('the link is there', async () => (await links()) > 0);
    expect(await links()).toBe(1);
    const quote = await api.get<{ readonly number: string; readonly version: number }>(`/quotes/${id}`);
    expect(quote.number).toMatch(/^Q-\d{4}-\d+$/);
    expect(quote.version).toBe(1);

    await darcel.quotes.revises();
    await darcel.quotes.seesState('Draft, version 2');
    await darcel.quotes.writesCell('Number', 'GTX Basic', '5');
    const version = await darcel.quotes.looksAtVersion(1);
    await version.getByText('$1,100').first().waitFor();
    await darcel.quotes.closesDialog();
    await darcel.quotes.choosesRecipient('anouk.peeters@veldkamp.example');
    await darcel.quotes.presses();
    await darcel.quotes.seesState('Sent');
    await darcel.quotes.notesAnswer('Accepted', 'Anouk Peeters', 'By telephone');
    await darcel.quotes.seesState('Accepted');
    await darcel.quotes.seesInPanel('Accepted by Anouk Peeters');

    await darcel.quotes.begunFrom();
    await darcel.quotes.seesState('Draft, version 1');
    await darcel.quotes.seesCell('Number', 'GTX Basic', '5');
    await darcel.quotes.opensList('?owner=me');
    await darcel.quotes.seesListed(quote.number, 'Accepted');
    await darcel.quotes.choosesState('Draft');
    await darcel.quotes.seesListed('Two GTX Basic', 'Draft');
  },
);
