/** Lists at size: views that are shared, many contacts changed at once, groups by keyboard. */
import { story } from '../story.ts';

const sample = { startWith: 'sample' } as const;

story(
  "[S4-13] a view that a manager publishes stands at a seller's list at once, is copied there, and goes when it is taken back",
  sample,
  async ({ people }) => {
    const manager = await people.signIn('the manager');
    const seller = await people.signIn('Darcel Schlecht');
    await seller.contacts.openList();
    await manager.contacts.openList();
    await manager.contacts.chooseView('All companies');
    await manager.contacts.filtersBy('Relation', 'Customer');
    await manager.contacts.groupsBy('Country');
    await manager.contacts.savesView('By country');
    await manager.contacts.doesWithView('By country', 'Publish to everybody');
    await seller.contacts.seesView('By country by');
    await seller.contacts.chooseView('By country');
    await seller.contacts.seesGroup('United States');
    await seller.contacts.doesWithView('By country', 'Copy to my views');
    await manager.contacts.doesWithView('By country', 'Keep to myself');
    await seller.contacts.seesNoView('By country by');
    await seller.contacts.chooseView('By country');
    await seller.contacts.seesGroup('United States');
    // A seller keeps views private: nothing offers to publish one, and the server would not take it.
    await seller.contacts.cannotDoWithView('By country', 'Publish to everybody');
  },
);

story('[S4-13] a view is renamed, duplicated, moved by keyboard and removed, and undo brings it back', sample, async ({ people }) => {
  const manager = await people.signIn('the manager');
  await manager.contacts.openList();
  await manager.contacts.filtersBy('Country', 'Kenya');
  await manager.contacts.savesView('Kenya');
  await manager.contacts.renamesView('Kenya', 'East Africa');
  await manager.contacts.doesWithView('East Africa', 'Duplicate');
  await manager.contacts.seesViewsInOrder(['East Africa', 'East Africa, copy']);
  await manager.contacts.movesViewByKeys('East Africa, copy', 'left');
  await manager.contacts.seesViewsInOrder(['East Africa, copy', 'East Africa']);
  await manager.contacts.doesWithView('East Africa, copy', 'Remove');
  await manager.contacts.seesNoView('East Africa, copy');
  await manager.press('Control+z');
  await manager.contacts.seesView('East Africa, copy');
});

story('[S0-26] [S4-14] all companies are given away by keyboard, and one undo takes all of it back', sample, async ({ people }) => {
  const manager = await people.signIn('the manager');
  await manager.contacts.openList();
  await manager.contacts.chooseView('All companies');
  await manager.contacts.groupsBy('Owner');
  await manager.contacts.focusTable();
  // The groups below the window count too: each is folded to its head.
  await manager.contacts.foldsAllGroups();
  const before = await manager.contacts.groups();
  await manager.contacts.focusTable();
  await manager.press('Control+a');
  await manager.contacts.givesSelectedTo('Anna Snelling');
  await manager.contacts.seesGroups(['Anna Snelling']);
  await manager.press('Control+z');
  await manager.contacts.seesGroups(before);
});

story('[S1-17] a grouped list is folded, walked and edited by keyboard alone', sample, async ({ people }) => {
  const manager = await people.signIn('the manager');
  await manager.contacts.openList();
  await manager.contacts.chooseView('All companies');
  await manager.contacts.groupsBy('Country');
  await manager.contacts.focusTable();
  await manager.press('Home');
  await manager.contacts.seesCurrentGroup(true);
  await manager.press('ArrowLeft');
  await manager.contacts.seesCurrentGroup(false);
  await manager.press('ArrowRight');
  await manager.contacts.seesCurrentGroup(true);
  await manager.press('j');
  await manager.press('e');
  await manager.contacts.editsCellAndTabs('Status', 'E-mail');
});
