/** The public page with the whole product behind it: read by a person on a phone, fetched by machines, answered in words. */
import { expect } from 'vitest';
import { apiOf } from '../api.ts';
import { aPdf, keepFile, type Row, rowsOf, rowThat, sendQuote, shareFile, somebodyToWriteTo } from '../share-things.ts';
import { story } from '../story.ts';

/** Stories run beside the colleague's own browser: only the trusted hop says that the reader sits elsewhere. */
const behindAProxy = { startWith: 'sample', env: { TANDEM_TRUSTED_PROXIES: '1' } } as const;
const home = '198.51.100.23';

story(
  '[S0-37] [S0-38] [S-35] a PDF is read on a phone to page 3 by its recipient, who presses Continue; what scanners fetched is not counted',
  behindAProxy,
  async ({ people, product }) => {
    const darcel = await apiOf(product, 'Darcel Schlecht');
    const { company, person } = await somebodyToWriteTo(darcel);
    const file = await keepFile(
      darcel,
      'Offer 2026.pdf',
      aPdf(['One', 'Two', 'Three', 'Four'].map((word) => `${word} of four`)),
      company.id,
    );
    const { id, address } = await shareFile(darcel, { file, contact: company.id, person });

    for (let at = 0; at < 6; at++) {
      const robot = { 'user-agent': 'Barracuda Sentinel (EE)', 'x-forwarded-for': '203.0.113.80' };
      const answer = await fetch(address, { method: at % 2 ? 'HEAD' : 'GET', headers: robot });
      expect(answer.status).toBe(200);
    }
    const scanned = await rowThat(darcel, 'visit', (row) => row['link'] === id && row['is'] === 'scanner', 'the scanner is told as one');
    expect([scanned['counts'], scanned['level']]).toEqual([false, 0]);

    const reader = await people.visitor({ screen: 'phone' });
    await reader.sharePage.isAtHome(home);
    await reader.sharePage.opens(address);
    await reader.sharePage.isReady();
    await reader.sharePage.seesPage(1, 'One of four');
    expect(await reader.fitsTheScreen()).toBe(true);
    await reader.sharePage.seesTargets();
    expect(await reader.sharePage.cookies()).toEqual([]);
    // Who turns pages faster than they can be read is doubted, and rightly.
    const isOn = (page: number) => rowThat(darcel, 'visit', (row) => row['link'] === id && row['live'] === page, `page ${page} is open`);
    await isOn(1);
    await reader.sharePage.swipes();
    await reader.sharePage.seesPage(2, 'Two of four');
    await isOn(2);
    await reader.sharePage.turns();
    await reader.sharePage.seesPage(3, 'Three of four');
    expect(reader.address()).toBe(`${address}/3`);
    await reader.sharePage.isAsked(person['name']);
    await reader.sharePage.continues();
    await reader.sharePage.seesPage(3, 'Three of four');

    const believed = async () => (await rowsOf(darcel, 'visit')).some((row) => row['link'] === id && row['level'] === 3);
    await reader.sharePage.readsOnUntil('somebody has said who it is', believed);
    const visit = await rowThat(darcel, 'visit', (row) => row['link'] === id && row['level'] === 3, 'somebody has said who it is');
    expect([visit['is'], visit['counts'], visit['device']]).toEqual(['person', true, 'phone']);
    expect(visit['pages'].map(({ page }: { page: number }) => page)).toEqual([1, 2, 3]);
    const link = await rowThat(darcel, 'link', (row) => row.id === id && row['visits'] === 1, 'one visit is counted');
    expect(link['notCounted']).toBeGreaterThanOrEqual(1);
  },
);

story(
  '[S0-44] [PAGE-9] a quote is read without a login, accepted by name, and stays accepted',
  behindAProxy,
  async ({ people, product }) => {
    const darcel = await apiOf(product, 'Darcel Schlecht');
    const { company, person } = await somebodyToWriteTo(darcel);
    const { id, address } = await sendQuote(darcel, company.id, person);
    const reader = await people.visitor();
    await reader.sharePage.isAtHome(home);
    await reader.sharePage.opens(address);
    await reader.seesHeading('Two machines');
    await reader.sees('€13,125');
    await reader.sees(/30 days left|29 days left/);
    expect(await reader.sharePage.downloads()).toMatch(/^Q-\d{4}-\d{4}\.pdf$/);
    await reader.sharePage.accepts('Anna Berg');
    await reader.sees(/Accepted by Anna Berg on/);
    await reader.sees('Thank you. Darcel has been told.');
    const quote = await rowThat(darcel, 'quote', (row) => row.id === id && row['state'] === 'accepted', 'it is accepted');
    expect(quote['answer'].name).toBe('Anna Berg');
    const other = await people.visitor({ screen: 'phone', colors: 'dark' });
    await other.sharePage.opens(address);
    await other.sees(/Accepted by Anna Berg on/);
    expect(await other.fitsTheScreen()).toBe(true);
    expect(await other.brightness()).toBeLessThan(0.3);
  },
);

story(
  '[PAGE-17] without a script pages turn by their addresses, and pressing Continue says who reads',
  behindAProxy,
  async ({ people, product }) => {
    const darcel = await apiOf(product, 'Darcel Schlecht');
    const { company, person } = await somebodyToWriteTo(darcel);
    const file = await keepFile(darcel, 'Plain.pdf', aPdf(['First', 'Second']), company.id);
    const { id, address } = await shareFile(darcel, { file, contact: company.id, person });
    const reader = await people.visitor({ screen: 'phone' });
    await reader.sharePage.isAtHome(home);
    await reader.sharePage.hasNoScript();
    await reader.sharePage.opens(address);
    await reader.sharePage.turns();
    await reader.sharePage.seesPage(2, 'Second');
    await reader.sharePage.isAsked(person['name']);
    await reader.sharePage.continues();
    await reader.sharePage.isNotAsked(person['name']);
    expect(await reader.sharePage.cookies()).toEqual(['share-known']);
    // It reads faster than people do, so what comes of it is for the grading to say; that it was said is on record.
    const proofs = (row: Row): readonly string[] => row['reasons'].map(({ code }: { code: string }) => code);
    const isHeard = (row: Row) => row['link'] === id && proofs(row).includes('pressed-continue');
    expect(proofs(await rowThat(darcel, 'visit', isHeard, 'Continue is on record'))).toContain('second-page');
  },
);

story(
  '[S-58] [PAGE-11] who reads without being counted leaves nothing, and can still ask, be called and pass it on',
  behindAProxy,
  async ({ people, product }) => {
    const darcel = await apiOf(product, 'Darcel Schlecht');
    const { company, person } = await somebodyToWriteTo(darcel);
    const file = await keepFile(darcel, 'Terms.pdf', aPdf(['Terms', 'More terms']), company.id);
    const { id, address } = await shareFile(darcel, { file, contact: company.id, person });
    const reader = await people.visitor();
    await reader.sharePage.isAtHome(home);
    await reader.sharePage.opens(address);
    await reader.sharePage.refusesToBeCounted();
    await reader.sees(/You read without being counted/);
    await reader.sharePage.turns();
    await reader.sharePage.seesPage(2, 'More terms');
    await reader.sharePage.isNotAsked(person['name']);
    // What was opened stays readable on the train.
    await reader.goesOffline();
    await reader.sees('You are offline. What you have opened stays readable here.');
    await reader.sharePage.turnsBack();
    await reader.sharePage.turns();
    await reader.sharePage.seesPage(2, 'More terms');
    await reader.comesBackOnline();
    await rowThat(darcel, 'link', (row) => row.id === id && row['unrecorded'], 'the wish is known');
    expect((await rowsOf(darcel, 'visit')).filter((row) => row['link'] === id)).toEqual([]);

    await reader.sharePage.asks('Is delivery part of it?');
    await reader.sees('Sent. Darcel answers you.');
    const when = await reader.sharePage.booksFirstCall('+46 8 555 01 02');
    await reader.sees(`Darcel calls you on ${when}.`);
    await reader.sharePage.givesItTo('Berit Ek', 'berit@buyer.example');
    await reader.sees('Your colleague gets a link by mail.');
    await rowThat(darcel, 'link', (row) => row['parent'] === id && row['recipient'] === 'Berit Ek', 'the colleague has a link');
    expect((await darcel.get<{ said: { text: string }[] }>(`/links/${id}/said`)).said.map(({ text }) => text)).toEqual([
      'Is delivery part of it?',
    ]);
  },
);

story(
  '[S-30] [PAGE-10] a passcode opens it, and taking the link back closes the page that is open',
  behindAProxy,
  async ({ people, product }) => {
    const darcel = await apiOf(product, 'Darcel Schlecht');
    const { company, person } = await somebodyToWriteTo(darcel);
    const file = await keepFile(darcel, 'Plans.pdf', aPdf(['First', 'Second', 'Third']), company.id);
    const { id, address } = await shareFile(darcel, { file, contact: company.id, person, passcode: 'blue whale' });
    const reader = await people.visitor();
    await reader.sharePage.opens(address);
    await reader.sharePage.entersPasscode('red whale');
    await reader.sees(/That is not it/);
    await reader.sharePage.entersPasscode('blue whale');
    await reader.sharePage.isReady();
    await reader.sharePage.seesPage(1, 'First');
    await darcel.send('POST', `/links/${id}/revoke`, {});
    await reader.sharePage.turns();
    await reader.seesHeading('This link was taken back');
    await reader.sharePage.triesToOpen(`${address}/p/1.webp`);
    await reader.sees('There is nothing at this address.');
  },
);
