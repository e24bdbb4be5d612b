/** A seller's day with a phone: in a tunnel, in one hand, in the dark, on its side. */
import { expect } from 'vitest';
import { story } from '../story.ts';

const sample = { startWith: 'sample' } as const;
const phone = { screen: 'phone' } as const;

story(
  '[S2-04] [S0-03] [S0-05] without a network a call is logged in three taps, tasks are done and postponed, and the team leader sees it all later',
  sample,
  async ({ people }) => {
    const melvin = await people.signIn('Melvin Marxen');
    const darcel = await people.signIn('Darcel Schlecht', { ...phone, installed: true });
    await darcel.go.seesToday();
    const [late] = await darcel.go.tasksIn('Late');
    const [today] = await darcel.go.tasksIn('Today');
    if (!late || !today) throw new Error('the sample has something late and something for today');
    expect(late.text).toMatch(/\d+ days? late/);
    expect(today.text).toMatch(/Today, (Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d+ \w{3}/);
    await darcel.open(`/contacts/${late.contact}`);
    await darcel.sees('Timeline');
    await darcel.seesAllSaved();
    await darcel.go.openToday();
    await darcel.go.seesToday();
    const calls = await darcel.go.figure('Calls today');

    await darcel.goesOffline();
    await darcel.reload();
    await darcel.go.seesTask(late.id, 'Late');
    await darcel.back();
    await darcel.sees('Timeline');
    await darcel.go.logsHere('Call, reached');
    await darcel.go.seesInTimeline('Darcel Schlecht called');
    await darcel.go.openToday();
    expect(await darcel.go.figure('Calls today')).toBe(calls + 1);
    await darcel.go.completes(late.id, 'Reached');
    await darcel.go.takesBack();
    await darcel.go.seesTask(late.id, 'Late');
    await darcel.go.completes(late.id, 'Reached');
    await darcel.go.postpones(today.id, 'Tomorrow');
    await darcel.go.seesTask(today.id, 'Tomorrow');
    await darcel.seesWaiting();

    await melvin.open(`/contacts/${late.contact}`);
    await melvin.go.seesTask(late.id, 'Next tasks');
    await darcel.comesBackOnline();
    await darcel.seesAllSaved();
    await melvin.go.seesInTimeline('Darcel Schlecht called');
    await melvin.go.doesNotSeeTask(late.id);
    await melvin.open(`/contacts/${today.contact}`);
    await melvin.go.seesTask(today.id, 'Next tasks');
    await melvin.sees(/(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d+ \w{3}/);
  },
);

story(
  '[S0-46] [S2-03] [S4-08] a lead in three fields and its task, entered on two phones without a network, are both there afterwards',
  sample,
  async ({ people }) => {
    // The manager sells nothing and has no agenda: both phones make it.
    const phones = [
      await people.signIn('the manager', { ...phone, installed: true }),
      await people.signIn('the manager', { ...phone, installed: true }),
    ];
    for (const [i, one] of phones.entries()) {
      await one.go.seesToday();
      await one.seesAllSaved();
      await one.goesOffline();
      await one.go.opensLog();
      await one.go.choosesInLog('New lead');
      await one.go.writesInLog('Name', `Lead ${i + 1}`);
      await one.go.writesInLog('Telephone or e-mail', '+1 512 555 0199');
      await one.go.choosesInLog(/^In 1 day/);
      await one.go.savesLog();
      await one.go.seesTaskCalled(`Call back Lead ${i + 1}`);
    }
    for (const one of phones) await one.comesBackOnline();
    for (const one of phones) {
      await one.seesAllSaved();
      for (const name of ['Lead 1', 'Lead 2']) await one.go.seesTaskCalled(`Call back ${name}`);
    }
  },
);

story('[S2-04] what was typed into a log is there again after the page was closed', sample, async ({ people }) => {
  const darcel = await people.signIn('Darcel Schlecht', { ...phone, installed: true });
  await darcel.go.seesToday();
  await darcel.go.opensLog();
  await darcel.go.choosesInLog('Visit');
  await darcel.go.writesInLog('What was said, optional', 'Twelve old units to rep');
  await darcel.reload();
  await darcel.sees('A log is not finished');
  await darcel.pressButton('Go on');
  expect(await darcel.go.readsInLog('What was said, optional')).toBe('Twelve old units to rep');
  await darcel.go.closesLog();
});

story(
  '[S2-04] on a phone every target is 44 px, no field zooms, and nothing sticks out: upright, on its side, with text of twice the size',
  sample,
  async ({ people }) => {
    const darcel = await people.signIn('Darcel Schlecht', { ...phone, colors: 'dark' });
    await darcel.go.seesToday();
    const [first] = await darcel.go.tasksIn('Late');
    expect(await darcel.brightness()).toBeLessThan(0.3);
    const screens = ['/today', `/contacts/${first?.contact}`, '/contacts', '/projects', '/map', '/more'];
    // Text of twice the size on 390 px is a page of 195 px.
    for (const [width, height] of [
      [390, 844],
      [844, 390],
      [195, 422],
    ] as const) {
      await darcel.go.turns(width, height);
      for (const path of screens) {
        await darcel.open(path);
        await darcel.sees(/\w/);
        await darcel.seesAllSaved();
        if (width === 390) expect(await darcel.go.smallTargets(), `${path} at ${width}`).toEqual([]);
        if (width === 390) expect(await darcel.go.zoomingFields(), path).toEqual([]);
        // The board and its bar are moved sideways; they are for the phone upright.
        if (path !== '/projects' || width !== 195) await darcel.go.nothingSticksOut(`${path} at ${width}`);
      }
      await darcel.go.opensLog();
      if (width === 390) expect(await darcel.go.smallTargets(), 'the log').toEqual([]);
      await darcel.go.nothingSticksOut(`the log at ${width}`);
      await darcel.go.closesLog();
    }
  },
);
