/**
 * Writing without touching: somebody suggests, somebody else says yes or no, and two who say yes at once have the words once. Lines are
 * moved and divided meanwhile, and whoever suggested hears what became of it.
 */
import { story } from '../story.ts';

const sample = { startWith: 'sample' } as const;
const plan = /^Rundofase, plan/;
const first = 'What is open with them now';

story(
  '[S2-30] [CLI-320] [CLI-322] [CLI-324] [CLI-325] what is written as a suggestion stands beside the text with its name, until a colleague accepts, rejects or takes a yes back',
  sample,
  async ({ people }) => {
    const darcel = await people.signIn('Darcel Schlecht');
    const melvin = await people.signIn('Melvin Marxen');
    const address = await darcel.planText.opens(plan);
    await melvin.planText.opensAt(address);
    await darcel.suggestions.suggestsFromNowOn();
    await darcel.suggestions.replaces('open with them', 'waiting at their desk');
    await darcel.suggestions.writesBehind('What is', ' really');
    for (const one of [darcel, melvin]) {
      await one.suggestions.seesStruck('open with them', 'Darcel Schlecht');
      await one.suggestions.seesToCome('waiting at their desk', 'Darcel Schlecht');
      await one.suggestions.seesToCome(' really', 'Darcel Schlecht');
      await one.suggestions.seesText(first);
    }
    await darcel.suggestions.breaksTheLine();
    await darcel.suggestions.seesRefused();
    await darcel.seesAllSaved();

    await melvin.suggestions.accepts('waiting at their desk');
    for (const one of [darcel, melvin]) await one.suggestions.seesText('What is waiting at their desk now');
    await melvin.suggestions.undoes();
    for (const one of [darcel, melvin]) await one.suggestions.seesText(first);
    await melvin.suggestions.rejects('really');
    for (const one of [darcel, melvin]) await one.suggestions.seesNone('really');
    await melvin.suggestions.accepts('waiting at their desk');
    for (const one of [darcel, melvin]) await one.suggestions.seesText('What is waiting at their desk now');
    await darcel.suggestions.writesAgain();
    await melvin.seesAllSaved();
  },
);

story(
  '[CLI-325] [PLAN-91] two accept the same suggestions, one of them without the network: the words stand once for everybody',
  sample,
  async ({ people }) => {
    const darcel = await people.signIn('Darcel Schlecht');
    const melvin = await people.signIn('Melvin Marxen');
    const address = await darcel.planText.opens(plan);
    await melvin.planText.opensAt(address);
    await darcel.suggestions.suggestsFromNowOn();
    await darcel.suggestions.replaces('open with them', 'waiting there');
    await darcel.suggestions.writesBehind('What is', ' really');
    await darcel.seesAllSaved();
    await melvin.suggestions.seesToCome(' really', 'Darcel Schlecht');
    await melvin.goesOffline();
    await melvin.seesOffline();
    await melvin.suggestions.acceptsAllOf('Darcel Schlecht');
    await darcel.suggestions.acceptsAllOf('Darcel Schlecht');
    for (const one of [darcel, melvin]) await one.suggestions.seesText('What is really waiting there now');
    await melvin.comesBackOnline();
    for (const one of [melvin, darcel]) await one.seesAllSaved();
    for (const one of [darcel, melvin]) await one.suggestions.seesText('What is really waiting there now');
    await darcel.seesAllSaved();
  },
);

story(
  '[S2-30] [CLI-390] [CLI-394] [CLI-395] [CLI-397] [PLAN-103] while lines are moved, divided and put back, suggestions and conversations stay with their words; their author is told',
  sample,
  async ({ people }) => {
    const darcel = await people.signIn('Darcel Schlecht');
    const melvin = await people.signIn('Melvin Marxen');
    const address = await darcel.planText.opens(plan);
    await melvin.planText.opensAt(address);
    await melvin.suggestions.saysAbout('open with them', 'Who says so?');
    for (const one of [darcel, melvin]) await one.suggestions.seesTalkedAbout('open with them');
    await darcel.suggestions.suggestsFromNowOn();
    await darcel.suggestions.replaces('open with them', 'waiting at their desk');
    await darcel.suggestions.composesBehind('What is', [' r', ' re', ' rea', ' really']);
    for (const one of [darcel, melvin]) await one.suggestions.seesToCome(' really', 'Darcel Schlecht');
    await darcel.suggestions.takesBackByKey();
    for (const one of [darcel, melvin]) await one.suggestions.seesNone('really');
    await darcel.suggestions.doesAgainByKey();
    for (const one of [darcel, melvin]) await one.suggestions.seesToCome(' really', 'Darcel Schlecht');
    await darcel.suggestions.seesText(first);

    await melvin.suggestions.movesTheLineOf(' now', 'Down');
    await melvin.suggestions.dividesBefore('open with them');
    for (const one of [darcel, melvin]) {
      await one.suggestions.seesStruck('open with them', 'Darcel Schlecht');
      await one.suggestions.seesToCome('waiting at their desk', 'Darcel Schlecht');
      await one.suggestions.seesTalkedAbout('open with them');
    }
    await melvin.suggestions.takesBackByKey();
    for (const one of [darcel, melvin]) {
      await one.suggestions.seesText(first);
      await one.suggestions.seesStruck('open with them', 'Darcel Schlecht');
      await one.suggestions.seesTalkedAbout('open with them');
    }
    await melvin.suggestions.accepts('waiting at their desk');
    for (const one of [darcel, melvin]) await one.suggestions.seesText('What is waiting at their desk now');
    await melvin.suggestions.accepts('really');
    for (const one of [darcel, melvin]) await one.suggestions.seesText('What is really waiting at their desk now');
    await melvin.seesAllSaved();
    await darcel.inbox.open();
    await darcel.inbox.seesNotice(/Melvin Marxen accepted your suggestion in Rundofase/);
  },
);
