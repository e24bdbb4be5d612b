/** What a person sees as saved is on disk; what is not yet saved waits on the device. */
import { expect } from 'vitest';
import { story } from '../story.ts';

const sample = { startWith: 'sample' } as const;

story(
  '[P1] the server is killed in the middle: what was shown as saved is there after the restart, what was not is sent',
  sample,
  async ({ people, product }) => {
    const darcel = await people.signIn('Darcel Schlecht');
    await darcel.board.open();
    const saved = await darcel.board.cardIn('Engaging', 0);
    await darcel.board.dragCard(saved, 'Engaging', 'Prospecting');
    await darcel.board.seesCardIn(saved, 'Prospecting');
    await darcel.seesAllSaved();

    people.expectNoNetwork();
    await product.kill();
    await darcel.seesOffline();
    const waiting = await darcel.board.cardIn('Engaging', 0);
    await darcel.board.dragCard(waiting, 'Engaging', 'Prospecting');
    await darcel.board.seesCardIn(waiting, 'Prospecting');

    await product.start();
    await darcel.seesAllSaved();
    const gladys = await people.signIn('Gladys Colclough');
    await gladys.board.open();
    await gladys.board.seesCardIn(saved, 'Prospecting');
    await gladys.board.seesCardIn(waiting, 'Prospecting');
  },
);

story('[P2] what is edited without a network reaches the others when it comes back', sample, async ({ people }) => {
  const darcel = await people.signIn('Darcel Schlecht', { installed: true });
  const gladys = await people.signIn('Gladys Colclough');
  await darcel.board.open();
  await gladys.board.open();
  const mine = await darcel.board.cardIn('Engaging', 0);
  const hers = await gladys.board.cardIn('Engaging', 1);

  await darcel.goesOffline();
  await darcel.board.dragCard(mine, 'Engaging', 'Prospecting');
  await darcel.board.seesCardIn(mine, 'Prospecting');
  await gladys.board.dragCard(hers, 'Engaging', 'Prospecting');
  await gladys.board.seesCardIn(hers, 'Prospecting');
  await gladys.seesAllSaved();

  await darcel.comesBackOnline();
  await darcel.board.seesCardIn(hers, 'Prospecting');
  await gladys.board.seesCardIn(mine, 'Prospecting');
  await darcel.seesAllSaved();
});

story('[P2] a reload while the server does not answer shows everything the device has', sample, async ({ people }) => {
  const darcel = await people.signIn('Darcel Schlecht');
  await darcel.board.open();
  const before = await darcel.board.countIn('Engaging');
  const card = await darcel.board.cardIn('Engaging', 0);
  await darcel.losesTheServer();
  await darcel.reload();
  await darcel.board.seesCardIn(card, 'Engaging');
  expect(await darcel.board.countIn('Engaging')).toBe(before);
  await darcel.seesOffline();
});
