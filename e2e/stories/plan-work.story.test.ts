/** What is written in a plan is what is worked with: an action item is a task, an opportunity is the one on the board, on a phone too. */
import { expect } from 'vitest';
import { story } from '../story.ts';

const sample = { startWith: 'sample' } as const;
const plan = /^Rundofase, plan/;
const sentence = 'Lease proposal over 48 months';

story(
  '[S2-31] [N7] [CLI-303] a sentence with a name and a day is a task in that colleague’s agenda, says where it came from, and finishing it strikes the words',
  sample,
  async ({ people }) => {
    const darcel = await people.signIn('Darcel Schlecht');
    const melvin = await people.signIn('Melvin Marxen');
    await darcel.planText.opens(plan);
    await darcel.planText.addsItemAfter('Ask for the budget of next year', `${sentence} @Melvin 16 March`);
    await darcel.planText.seesItem(sentence, 'Melvin Marxen', /Due: 16 Mar/);
    await darcel.seesAllSaved();

    await melvin.tasks.openList();
    await melvin.tasks.seesCalled(sentence, /Action item in Rundofase, plan/);
    await darcel.tasks.openList();
    await darcel.tasks.doesNotSeeCalled(sentence);
    const id = await melvin.tasks.idOf(sentence);
    await melvin.tasks.answersByKeys(id, 1);
    await melvin.seesAllSaved();
    await darcel.planText.opens(plan);
    await darcel.planText.seesItemDone(sentence);
    await darcel.planText.seesStruck(sentence);
    // Taken up again in the text, it is a task again.
    await darcel.planText.ticksItem(sentence);
    await melvin.tasks.seesCalled(sentence, /Action item in Rundofase, plan/);
  },
);

story(
  '[N7] [CLI-304] an amount that is changed inside the plan stands on the board of whoever has it open, and the sum beside the text follows',
  sample,
  async ({ people }) => {
    const darcel = await people.signIn('Darcel Schlecht');
    const melvin = await people.signIn('Melvin Marxen');
    await melvin.board.openList();
    await melvin.board.searchFor('Rundofase');
    await darcel.planText.opens(plan);
    const name = await darcel.planText.nameOfFirstRecord();
    await darcel.planText.setsAmount(name, '76 543');
    await melvin.board.seesInRow('Rundofase', '$76,543');
    await darcel.plans.seesBeside('Opportunities', '$76,543');
  },
);

story(
  '[S2-30] [CLI-305] on a phone text, contents and facts of a plan take turns, and what is written and ticked there is everybody’s',
  sample,
  async ({ people }) => {
    const darcel = await people.signIn('Darcel Schlecht', { screen: 'phone' });
    const melvin = await people.signIn('Melvin Marxen');
    const address = await darcel.planText.opens(plan);
    await melvin.planText.opensAt(address);
    expect(await darcel.fitsTheScreen()).toBe(true);
    await darcel.plans.turnsTo('Contents');
    await darcel.plans.goesToSection('Action items');
    await darcel.planText.ticksItem('Ask for the budget of next year');
    await melvin.planText.seesItemDone('Ask for the budget of next year');
    await darcel.plans.turnsTo('Facts');
    await darcel.plans.seesBeside('Tasks from this plan', /open/);
    await darcel.plans.turnsTo('Text');
    await darcel.plans.writesAfter('What is open with them now', ' Written on the way.');
    await melvin.plans.sees('Written on the way.');
  },
);
