/** What a plan was: moments with names, who changed what since, and one section of then brought back among the words of now. */
import { expect } from 'vitest';
import { story } from '../story.ts';

const sample = { startWith: 'sample' } as const;
const title = 'Rundofase, plan 2026';
const [gone, added] = ['always the small models', ' Melvin met them in May.'];

story(
  '[S2-30] [CLI-330] [CLI-332] [CLI-336] a version is named, two write on, it is compared in their colours, and one section comes back and goes again without a word of theirs',
  sample,
  async ({ people }) => {
    const darcel = await people.signIn('Darcel Schlecht');
    const melvin = await people.signIn('Melvin Marxen');
    const address = await darcel.plans.opens(title);
    await melvin.plans.opensAt(address);
    const before = await darcel.plans.words();
    await darcel.versions.names('Before the spring');
    await darcel.seesAllSaved();

    await melvin.suggestions.deletes(gone);
    await melvin.plans.writesAfter('Rundofase buys from us', added);
    await melvin.seesAllSaved();
    await darcel.plans.sees(added.trim());
    await darcel.plans.writesAfter('What is open with them now', ' Darcel asks again.');
    await darcel.seesAllSaved();

    // In the strip by the keyboard: back from now over the bars to the version, and into the comparison.
    await darcel.versions.looksBackTo(/^Melvin Marxen, .* written, .* deleted$/);
    await darcel.versions.looksBackTo(/^Before the spring, [^,]*$/);
    await darcel.versions.comparesWhatOneLooksAt();
    await darcel.versions.seesTakenOut(gone, 'Melvin Marxen');
    await darcel.versions.seesAdded(added.trim(), 'Melvin Marxen');
    await darcel.versions.seesAdded('Darcel asks again.', 'Darcel Schlecht');
    for (const name of ['Melvin Marxen', 'Darcel Schlecht']) await darcel.versions.seesColoursOf(name);
    await darcel.versions.seesInLegend('Melvin Marxen', '5 words added, 4 words taken out');
    await darcel.versions.seesInLegend('Darcel Schlecht', '3 words added');

    await darcel.versions.bringsBack('Situation');
    await melvin.plans.sees(gone);
    await melvin.plans.sees(added.trim());
    await melvin.plans.writesAfter('Rundofase buys from us', ' And in June.');
    await melvin.seesAllSaved();
    await darcel.versions.undoesBringing();
    await expect.poll(async () => (await melvin.plans.words()).join('\n')).not.toContain(gone);
    await darcel.versions.goesBackToPlan();
    await darcel.plans.sees('And in June.');
    const now = await darcel.plans.words();
    expect(now).toEqual(await melvin.plans.words());
    expect(now.join('\n')).toContain(`${added} And in June.`);
    expect(now.join('\n')).toContain('as it stands on the board: . Darcel asks again.');
    expect(now).toHaveLength(before.length);
  },
);

story(
  '[S2-30] [CLI-331] [CLI-335] a version named without the network waits in the strip, and is there once when the server has it',
  sample,
  async ({ people }) => {
    const darcel = await people.signIn('Darcel Schlecht', { installed: true });
    await darcel.plans.opens(title);
    await darcel.seesAllSaved();
    await darcel.goesOffline();
    await darcel.seesOffline();
    await darcel.versions.names('On the train');
    await darcel.versions.looksBackTo(/^On the train, .*, not on the server yet$/);
    await darcel.comesBackOnline();
    await darcel.seesAllSaved();
    await darcel.versions.looksBackTo(/^On the train, [^,]*$/);
    await darcel.versions.comparesWhatOneLooksAt();
    await darcel.sees('Both say the same, word for word.');
  },
);

story(
  '[S2-30] [CLI-403] on a phone the versions are in the menu of the plan, and the page of the past fits the screen',
  sample,
  async ({ people }) => {
    const darcel = await people.signIn('Darcel Schlecht');
    const melvin = await people.signIn('Melvin Marxen', { screen: 'phone' });
    const address = await darcel.plans.opens(title);
    await darcel.versions.names('Before the spring');
    await darcel.suggestions.deletes(gone);
    await darcel.seesAllSaved();
    await melvin.plans.opensAt(address);
    await melvin.versions.opensFromMenu();
    await melvin.versions.seesTakenOut(gone, 'Darcel Schlecht');
    expect(await melvin.fitsTheScreen()).toBe(true);
    await melvin.versions.bringsBack('Situation');
    await darcel.plans.sees(gone);
  },
);
