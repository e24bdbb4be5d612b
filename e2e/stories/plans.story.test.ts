/** An account plan, written by three people at once: no word is lost, everybody sees who writes where, and somebody approves it. */
import { expect } from 'vitest';
import { story } from '../story.ts';

const sample = { startWith: 'sample' } as const;
const title = 'Rundofase, plan 2026';

story(
  '[S2-30] [N1] [CLI-280] [CLI-281] [CLI-282] three people write one plan at once, one of them an hour without a network: carets with names, and no word is lost',
  sample,
  async ({ people }) => {
    const darcel = await people.signIn('Darcel Schlecht', { installed: true });
    const melvin = await people.signIn('Melvin Marxen');
    const manager = await people.signIn('the manager');
    const address = await darcel.plans.opens(title);
    await melvin.plans.opensAt(address);
    await manager.plans.opensAt(address);

    await melvin.plans.writesAfter('What is open with them now', ' Melvin counted it twice.');
    await darcel.plans.sees('Melvin counted it twice.');
    await darcel.plans.seesCaretOf('Melvin');
    await darcel.plans.seesInOutline('Situation', 'Melvin Marxen');

    await darcel.goesOffline();
    await darcel.seesOffline();
    await darcel.anHourEarlier();
    await darcel.plans.writesAfter('What is open with them now', ' Darcel adds in the car: the lease ends in June.');
    await darcel.plans.writesBelow('What is open with them now', 'And a paragraph of his own, about the second site.');
    await manager.plans.writesAfter('What is open with them now', ' The manager asks for a date.');
    await melvin.plans.writesBelow('What is open with them now', 'Melvin writes below it as well.');
    await darcel.seesWaiting();

    await darcel.comesBackOnline();
    await darcel.seesAllSaved();
    const written = [
      'Melvin counted it twice.',
      'Darcel adds in the car: the lease ends in June.',
      'The manager asks for a date.',
      'And a paragraph of his own, about the second site.',
      'Melvin writes below it as well.',
    ];
    for (const one of [darcel, melvin, manager]) for (const words of written) await one.plans.sees(words);
    for (const one of [melvin, manager]) await one.seesAllSaved();
    const read = await darcel.plans.words();
    for (const one of [melvin, manager]) await expect.poll(() => one.plans.words()).toEqual(read);
  },
);

story(
  '[S2-30] [CLI-283] [CLI-290] a plan is begun by the keyboard alone with a template, also without a network, and stands there for everybody who works with the account',
  sample,
  async ({ people }) => {
    const darcel = await people.signIn('Darcel Schlecht', { installed: true });
    const melvin = await people.signIn('Melvin Marxen');
    await darcel.plans.opens(title);
    await darcel.goesOffline();
    await darcel.seesOffline();
    const address = await darcel.plans.begins('Rundofase');
    await darcel.plans.seesSections([
      'Situation',
      'Objectives',
      'Stakeholders',
      'Opportunities',
      'Action items',
      'Competition',
      'Risks',
      'White space',
      'Decisions',
      'Notes of visits',
    ]);
    await darcel.comesBackOnline();
    await darcel.seesAllSaved();
    await melvin.plans.opensAt(address);
    await melvin.plans.sees('What they do and how they buy');
    expect(await melvin.plans.words()).toEqual(await darcel.plans.words());
  },
);

story(
  '[S2-30] [CLI-284] [CLI-311] [CLI-312] words are talked about and settled, the plan is asked for and approved, and whoever wrote it is told',
  sample,
  async ({ people }) => {
    const darcel = await people.signIn('Darcel Schlecht');
    const melvin = await people.signIn('Melvin Marxen');
    const address = await darcel.plans.opens(title);
    await melvin.plans.opensAt(address);
    await melvin.plans.comments('What is open with them now', 'Is this the newest figure?');
    await darcel.plans.seesComment('Is this the newest figure?');
    await darcel.plans.answersComment('Is this the newest figure?', 'It is live.');
    await melvin.plans.seesComment('It is live.');
    await darcel.plans.resolves('Is this the newest figure?');
    await melvin.plans.seesOpenComments(2);

    await darcel.plans.asksForApproval();
    await melvin.plans.approves('Good. Keep the date.');
    await darcel.plans.seesApproved('Melvin Marxen');
    await darcel.inbox.open();
    await darcel.inbox.seesNotice(/approved/);
  },
);
