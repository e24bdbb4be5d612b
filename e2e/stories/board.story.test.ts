/** Two people on one board. */
import { expect } from 'vitest';
import { story } from '../story.ts';
import { until } from '../until.ts';

const sample = { startWith: 'sample' } as const;

story(
  '[S1-03] a card that one person drags moves on the other screen while it is dragged, and lies there afterwards',
  sample,
  async ({ people }) => {
    const darcel = await people.signIn('Darcel Schlecht');
    const gladys = await people.signIn('Gladys Colclough', { motion: 'no-preference' });
    await darcel.board.open();
    await gladys.board.open();
    const card = await darcel.board.firstCardIn('Engaging');
    await gladys.board.seesCardIn(card, 'Engaging');

    const carried = await darcel.board.pickUp(card, 'Engaging');
    await carried.over('Prospecting');
    const before = await gladys.board.seesCarriedBy('Darcel Schlecht');
    await carried.over('Engaging');
    await until(
      'the carried card has moved on the other screen',
      async () => (await gladys.board.seesCarriedBy('Darcel Schlecht')).x !== before.x,
    );
    await carried.over('Prospecting');
    await carried.drop();

    await darcel.board.seesCardIn(card, 'Prospecting');
    await gladys.board.seesCardIn(card, 'Prospecting');
    await gladys.board.seesNobodyCarrying();
    await darcel.seesAllSaved();
  },
);

story('[S1-03] a card goes to another stage by keys alone', sample, async ({ people }) => {
  const darcel = await people.signIn('Darcel Schlecht');
  const gladys = await people.signIn('Gladys Colclough');
  await darcel.board.open();
  await gladys.board.open();
  const card = await darcel.board.firstCardIn('Prospecting');
  await darcel.board.focusCard(card, 'Prospecting');
  await darcel.press('Space');
  await darcel.press('ArrowRight');
  await darcel.press('Space');
  await darcel.board.seesCardIn(card, 'Engaging');
  await gladys.board.seesCardIn(card, 'Engaging');
});

story('[S1-04] the list shows what the board shows: filter and selection stay when the form changes', sample, async ({ people }) => {
  const melvin = await people.signIn('Melvin Marxen');
  await melvin.board.open();
  await melvin.board.searchFor('GTX Basic');
  const onBoard = (await melvin.board.countIn('Prospecting')) + (await melvin.board.countIn('Engaging'));
  expect(onBoard).toBeGreaterThan(0);
  await melvin.board.chooseForm('List');
  await melvin.board.seesRows(onBoard);
  await melvin.board.selectsRows(2);
  await melvin.board.seesSelected(2);
  await melvin.board.chooseForm('Board');
  await melvin.board.seesSelected(2);
  expect(await melvin.board.selectedCards()).toBe(2);
  expect((await melvin.board.countIn('Prospecting')) + (await melvin.board.countIn('Engaging'))).toBe(onBoard);
  expect(melvin.address()).toContain('GTX');
  await melvin.board.chooseForm('List');
  await melvin.board.seesRows(onBoard);
  await melvin.board.seesSelected(2);
});

story(
  '[S2-14] an opportunity that is dropped as lost asks why, and is out of the open stages for everybody',
  sample,
  async ({ people }) => {
    const darcel = await people.signIn('Darcel Schlecht');
    const gladys = await people.signIn('Gladys Colclough');
    await darcel.board.open();
    await gladys.board.open();
    const card = await darcel.board.firstCardIn('Engaging');
    const carried = await darcel.board.pickUp(card, 'Engaging');
    await carried.overZone('Drop here when lost');
    await carried.drop();
    await darcel.board.answersWhyLost('Price');
    await darcel.board.seesNoCardIn(card, 'Engaging');
    await gladys.board.seesNoCardIn(card, 'Engaging');
  },
);
