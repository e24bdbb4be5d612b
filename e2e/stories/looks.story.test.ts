/** The same product on a phone, in the dark, in Swedish. */
import { expect } from 'vitest';
import { story } from '../story.ts';

const sample = { startWith: 'sample' } as const;

story('[S1-03] on a phone the board shows one stage at a time and nothing sticks out', sample, async ({ people }) => {
  const darcel = await people.signIn('Darcel Schlecht', { screen: 'phone' });
  await darcel.board.open('Prospecting');
  expect(await darcel.fitsTheScreen()).toBe(true);
  await darcel.contacts.openList();
  await darcel.sees(/companies/i);
  expect(await darcel.fitsTheScreen()).toBe(true);
});

story('[S1-03] who has a dark system gets a dark board', sample, async ({ people }) => {
  const inTheLight = await people.signIn('Darcel Schlecht');
  const inTheDark = await people.signIn('Darcel Schlecht', { colors: 'dark' });
  await inTheLight.board.open();
  await inTheDark.board.open();
  expect(await inTheDark.brightness()).toBeLessThan(0.3);
  expect(await inTheLight.brightness()).toBeGreaterThan(0.8);
});

story('[S3-23] in Swedish texts, sums and days are Swedish', sample, async ({ people }) => {
  const darcel = await people.signIn('Darcel Schlecht');
  await darcel.speaks('Svenska');
  await darcel.board.open();
  await darcel.seesHeading('Central, Melvin Marxen');
  await darcel.sees('Affärer');
  expect(await darcel.language()).toBe('sv');
  await darcel.sees(/\d[\s\u00a0]\d{3}[\s\u00a0](US\$|USD|\$)/);
  await darcel.contacts.openList();
  await darcel.sees('Mina företag');
});
