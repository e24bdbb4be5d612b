/** What stands in a plan's text: sentences that become tasks, opportunities that are the opportunities, controls that every key reaches. */
import { expect } from 'vitest';
import { apiOf } from '../api.ts';
import { story } from '../story.ts';

const sample = { startWith: 'sample' } as const;
const plan = /^Rundofase, plan/;

story(
  '[S2-31] [CLI-264] [CLI-266] [CLI-268] who and when are said in a sentence, and every control of it is reached by the keyboard',
  sample,
  async ({ people }) => {
    const darcel = await people.signIn('Darcel Schlecht');
    const melvin = await people.signIn('Melvin Marxen');
    const address = await darcel.planText.opens(plan);
    await melvin.planText.opensAt(address);
    await darcel.planText.addsItemAfter('Ask for the budget of next year', 'Lease proposal over 48 months @Melvin 16 December 2031');
    for (const one of [darcel, melvin]) await one.planText.seesItem('Lease proposal over 48 months', 'Melvin Marxen', '16 Dec 2031');
    await darcel.planText.goesThroughControls('Lease proposal over 48 months', ['Done', 'Who does it: Melvin Marxen', 'Due: 16 Dec 2031']);
    await melvin.planText.ticksItem('Lease proposal over 48 months');
    await darcel.planText.seesItemDone('Lease proposal over 48 months');
    await darcel.press('End');
    await darcel.planText.mentions('rundo', 'Rundofase');
    await darcel.seesAllSaved();
    await melvin.sees('Rundofase');
  },
);

story(
  '[N7] [CLI-263] [CLI-269] an opportunity in the text is the opportunity: its amount and stage change there, without a network too, and what a stage asks for is asked first',
  sample,
  async ({ people }) => {
    const darcel = await people.signIn('Darcel Schlecht', { installed: true });
    const melvin = await people.signIn('Melvin Marxen');
    const address = await darcel.planText.opens(plan);
    await melvin.planText.opensAt(address);
    const name = await darcel.planText.nameOfFirstRecord();
    await darcel.planText.setsAmount(name, '12 345');
    for (const one of [darcel, melvin]) await one.planText.seesRecord(name, '$12,345');
    await darcel.goesOffline();
    await darcel.seesOffline();
    await darcel.planText.setsAmount(name, '23 456');
    await darcel.planText.seesRecord(name, '$23,456');
    await darcel.comesBackOnline();
    await darcel.seesAllSaved();
    await melvin.planText.seesRecord(name, '$23,456');
    await darcel.planText.movesRecord(name, 'Lost');
    await darcel.planText.answers('Why it was lost', 'Price');
    for (const one of [darcel, melvin]) await one.planText.seesStage(name, 'Lost');
  },
);

story(
  '[N7] [CLI-263] [CLI-265] what stands in a text is named for whoever may see it, and reads "No access" for everybody else',
  sample,
  async ({ people, product }) => {
    // Whoever leads a team has customers that the team does not see.
    const api = await apiOf(product, 'Melvin Marxen');
    await api.send('POST', '/contacts', { kind: 'company', name: 'Veldkamp Verhuur' });
    const melvin = await people.signIn('Melvin Marxen');
    const darcel = await people.signIn('Darcel Schlecht');
    const address = await melvin.planText.opens(plan);
    await darcel.planText.opensAt(address);
    await melvin.planText.inserts('Customer or person', 'Veldkamp Verhuur');
    await melvin.planText.seesRecord('Veldkamp Verhuur', 'Veldkamp Verhuur');
    await melvin.seesAllSaved();
    await darcel.planText.seesNoAccess();
    expect(await (await apiOf(product, 'Darcel Schlecht')).feed()).not.toContain('Veldkamp Verhuur');
  },
);
