import { expect } from 'vitest';
import { bringIn } from '../bring-in.ts';
import { emailOf, type Person, samplePassword } from '../people.ts';
import { story } from '../story.ts';
import { until } from '../until.ts';

/** Customers as a file, brought in as an admin would: numbers, streets and mails are written as people write them. */
const customers = `First Name,Last Name,Email,Phone,Company,Street,Postal Code,City,Country
Anna,Lindström,anna@bergmaleri.example,+46 70-123 45 12,Berg & Söner Måleri AB,Storgatan 12,211 34,Malmö,Sweden
Per,Åkesson,per@akeri.example,0046 8 465 00 99,Åkessons Åkeri,Kungsgatan 4,411 05,Göteborg,Sweden
Ulrike,Strauß,u.strauss@kies.example,+49 281 555 077,Rheinkies Baustoffe,Hauptstraße 9,46483,Wesel,Germany
`;

async function findsEverything(rep: Person): Promise<void> {
  for (const [text, name, marked] of [
    ['4512', 'Anna Lindström', '4512'],
    ['storg', 'Anna Lindström', 'Storg'],
    ['@berg', 'Anna Lindström', 'berg'],
    ['21134', 'Anna Lindström', '211 34'],
    ['malmo lindstrom', 'Anna Lindström', 'Lindström'],
    ['strauss', 'Ulrike Strauß', 'Strauß'],
    ['lindstorm', 'Anna Lindström', 'Lindström'],
  ] as const) {
    await rep.search.type(text);
    await rep.search.sees(name);
    await until(`"${text}" is marked in ${name}`, async () =>
      (await rep.search.marked(name)).join(' ').replaceAll('\u00a0', ' ').includes(marked),
    );
  }
}

story(
  '[S4-15] in flight mode a piece of a phone, a street, a mail domain or a misspelled name finds the record',
  { startWith: 'sample' },
  async ({ people, product }) => {
    await bringIn(product, customers, { mail: emailOf('the manager'), password: samplePassword });
    const rep = await people.signIn('the manager', { installed: true });
    await rep.seesAllSaved();
    await rep.goesOffline();
    await rep.search.open();
    await findsEverything(rep);
    await rep.search.type('#akesson');
    await rep.search.seesGroup(/^Companies 1$/);
    await rep.search.seesSaid(/found: Companies 1, Persons 1/);
    await rep.search.choose('Åkessons Åkeri');
    await rep.search.seesClosed();
    await rep.seesHeading('Åkessons Åkeri');
  },
);

story('[S4-16] a caller is found by the full number in any form', { startWith: 'sample' }, async ({ people, product }) => {
  await bringIn(product, customers, { mail: emailOf('the manager'), password: samplePassword });
  const rep = await people.signIn('the manager');
  await rep.search.open();
  for (const number of ['+46 70-123 45 12', '0701234512', '070-123 45 12', '0046701234512', '(070) 123 45 12', '46701234512']) {
    await rep.search.type('');
    await rep.search.type(number);
    await rep.search.sees('Anna Lindström');
  }
  await rep.search.type('+49 281 555 078');
  await rep.search.sees('Create lead with the number +49 281 555 078');
});

story(
  '[S4-15] the keyboard alone finds, walks, opens here and in a new window, and what was opened comes first',
  { startWith: 'sample' },
  async ({ people, product }) => {
    await bringIn(product, customers, { mail: emailOf('the manager'), password: samplePassword });
    const rep = await people.signIn('the manager');
    await rep.search.open();
    await rep.types('gatan');
    await rep.search.sees('Per Åkesson');
    await rep.search.seesChosen(/Anna Lindström/);
    await rep.press('ArrowDown');
    await rep.search.seesChosen(/Per Åkesson/);
    await rep.press('End');
    await rep.press('Home');
    await rep.search.seesChosen(/Anna Lindström/);
    expect(await rep.search.newWindow('Control+Enter')).toMatch(/\/contacts\/\w+$/);
    await rep.press('Enter');
    await rep.seesHeading('Anna Lindström');
    await rep.search.open();
    await rep.search.seesGroup(/^Opened last/);
    await rep.search.seesChosen(/Anna Lindström/);
    await rep.search.sees('gatan');
    await rep.types('>kontakt');
    await rep.search.sees('Search everything for "kontakt"');
    await rep.search.type('>contacts');
    await rep.search.seesChosen(/Contacts/);
    await rep.press('Enter');
    await rep.search.seesClosed();
    await rep.seesHeading('Contacts');
  },
);

story('[S4-15] all hits are one list, and what is not there can be made at once', { startWith: 'sample' }, async ({ people }) => {
  const rep = await people.signIn('the manager');
  await rep.search.open();
  await rep.search.type('an');
  await rep.search.choose(/^Show all \d+ persons in Contacts$/);
  await rep.search.seesClosed();
  await rep.seesHeading('Contacts');
  await until('the list holds the text', async () => (await rep.contacts.searchText()) === 'an');
  await rep.search.open();
  await rep.search.type('Qvarnby Kvarn AB');
  await rep.search.choose('Create lead "Qvarnby Kvarn AB"');
  await until('the form has the name', async () => (await rep.contacts.newName()) === 'Qvarnby Kvarn AB');
});

story('[S4-16] on the phone the search fills the screen and calls whom it finds', { startWith: 'sample' }, async ({ people, product }) => {
  await bringIn(product, customers, { mail: emailOf('the manager'), password: samplePassword });
  const rep = await people.signIn('the manager', { screen: 'phone', installed: true });
  await rep.seesAllSaved();
  await rep.goesOffline();
  await rep.search.openByTouch();
  expect(await rep.search.coversTheScreen()).toBe(true);
  await findsEverything(rep);
  await rep.search.type('0701234512');
  await rep.search.sees('Anna Lindström');
  expect(await rep.search.callOf('Anna Lindström')).toBe('tel:+46701234512');
  expect(await rep.search.smallestTarget()).toBeGreaterThanOrEqual(44);
  expect(await rep.fitsTheScreen()).toBe(true);
  await rep.search.choose('Anna Lindström');
  await rep.seesHeading('Anna Lindström');
});
