/** Home: what is to do, how it goes, and the day, live on every screen. */
import { expect } from 'vitest';
import { apiOf } from '../api.ts';
import { story } from '../story.ts';
import { until } from '../until.ts';

const sample = { startWith: 'sample' } as const;

story(
  '[S0-01] [S0-02] a seller wins an opportunity on the phone: the number on her open Home changes, and where a manager looks at her',
  sample,
  async ({ people }) => {
    const atTheDesk = await people.signIn('Darcel Schlecht');
    const manager = await people.signIn('the manager');
    await manager.home.isOpen();
    await manager.home.picks('Darcel Schlecht');
    await atTheDesk.home.isOpen();
    const won = await atTheDesk.home.figure('Won this month');
    await manager.home.seesFigure('Won this month', won);

    const onThePhone = await people.signIn('Darcel Schlecht', { screen: 'phone' });
    await onThePhone.open('/projects?owner=me');
    await onThePhone.board.choosesStage('Engaging');
    await onThePhone.board.winsByMenu(await onThePhone.board.firstCardIn('Engaging'), 'Engaging');
    await until('her number has changed on the open page', async () => (await atTheDesk.home.figure('Won this month')) > won);
    await manager.home.seesFigure('Won this month', await atTheDesk.home.figure('Won this month'));
    expect(await manager.home.tasks()).toEqual(await atTheDesk.home.tasks());
    expect(await manager.home.inAgenda()).toEqual(await atTheDesk.home.inAgenda());
  },
);

story(
  '[S0-04] [S0-06] [S2-03] [S4-08] after signing in the tasks are there, the agenda beside them from 1100 px and below them under that; both change in one frame, and elsewhere',
  sample,
  async ({ people }) => {
    const darcel = await people.signIn('Darcel Schlecht');
    const melvin = await people.signIn('Melvin Marxen');
    await melvin.home.picks('Darcel Schlecht');
    const [late] = await darcel.home.tasksIn('Late').then((tasks) => tasks.toReversed());
    if (!late) throw new Error('the sample has no late task');
    await until('her leader sees it late', async () => (await melvin.home.tasksIn('Late')).includes(late));
    for (const [width, stands] of [
      [1100, 'beside'],
      [1099, 'below'],
      [1440, 'beside'],
    ] as const) {
      await darcel.home.isWide(width);
      expect(await darcel.home.agendaStands(), `${width} px`).toBe(stands);
    }
    expect(await darcel.home.inAgenda()).toEqual(expect.arrayContaining(await darcel.home.tasksIn('Late')));
    expect(await darcel.home.inAgenda()).toEqual(expect.arrayContaining(await darcel.home.tasksIn('Today')));

    await darcel.home.watchesLate(late);
    await darcel.home.dragsInAgenda(late, (await darcel.home.today()) ?? '');
    await until('it is due today', async () => (await darcel.home.tasksIn('Today')).includes(late));
    const { frames, apart } = await darcel.home.framesApart();
    expect(apart, `of ${frames} frames`).toBe(0);
    expect(frames).toBeGreaterThan(0);
    await until('her leader sees it today', async () => (await melvin.home.tasksIn('Today')).includes(late));
    expect(await melvin.home.inAgenda()).toContain(late);
  },
);

story(
  '[S0-31] [S4-12] the company by teams and a team by people are live: who changes teams takes the figures along',
  sample,
  async ({ people }) => {
    const manager = await people.signIn('the manager');
    const admin = await people.signIn('the admin');
    await manager.home.isOpen();
    const [central, east] = ['Central, Melvin Marxen', 'East, Rocco Neubert'];
    const before = { central: await manager.home.lineOf(central), east: await manager.home.lineOf(east) };
    await admin.account.openTeam();
    await admin.account.movesToTeam('Darcel Schlecht', east);
    await until('the figures have moved', async () => (await manager.home.lineOf(central)).open < before.central.open);
    const after = { central: await manager.home.lineOf(central), east: await manager.home.lineOf(east) };
    expect(after.central.won + after.east.won).toBe(before.central.won + before.east.won);
    expect(after.central.open + after.east.open).toBe(before.central.open + before.east.open);
    await manager.home.picks(east);
    expect((await manager.home.lineOf('Darcel Schlecht')).open).toBe(after.east.open - before.east.open);
  },
);

story(
  '[S4-12] a seller looks at the team and at the company beside the own figures, also offline, and sees what a colleague adds',
  sample,
  async ({ people, product }) => {
    const manager = await people.signIn('the manager');
    const darcel = await people.signIn('Darcel Schlecht');
    await darcel.home.tasks();
    const own = await darcel.home.figure('Open projects');
    await darcel.home.looksAt('Team');
    await darcel.home.seesSumsAsOf();
    const ofTheTeam = await darcel.home.sum('team', 'Open projects');
    await darcel.home.looksAt('Company');
    await darcel.home.seesSumsAsOf();
    const open = (whose: typeof darcel) => whose.home.sum('company', 'Open projects');
    await until('the sum is what a manager counts', async () => (await open(darcel)) === (await manager.home.figure('Open projects')));
    const ofTheCompany = await open(darcel);
    expect([own < ofTheTeam, ofTheTeam < ofTheCompany]).toEqual([true, true]);

    const leads = await darcel.home.sum('company', 'New leads');
    const api = await apiOf(product, 'Anna Snelling');
    for (const name of ['Sum Works', 'Sum Mills']) await api.send('POST', '/contacts', { kind: 'company', name });
    const more = leads + 2;
    await until('the sum has them', async () => (await darcel.home.sum('company', 'New leads')) === more, { seconds: 45 });
    await darcel.goesOffline();
    await darcel.seesOffline();
    await darcel.home.looksAt('Me');
    await darcel.home.looksAt('Company');
    await darcel.home.seesSumsAsOf();
    expect(await darcel.home.sum('company', 'New leads')).toBe(more);
  },
);

story(
  '[S4-09] [S4-28] a manager sets a goal, and the seller sees it with what is there, where it heads and the days left',
  sample,
  async ({ people }) => {
    const darcel = await people.signIn('Darcel Schlecht');
    await darcel.home.seesUnder('Won this month', /of \$40,000/);
    const manager = await people.signIn('the manager');
    await manager.seesAllSaved();
    await manager.home.opensGoals();
    await manager.home.setsGoal('everyone', 'won', 90_000);
    await manager.home.closesGoals();
    await darcel.home.seesUnder('Won this month', /of \$90,000(, heading for \$[\d,]+, \d+ days? left|, last day)/);
  },
);

story(
  '[S4-10] [S4-11] what came since the last visit is marked as new, and what is logged on the phone stands on Home at once',
  sample,
  async ({ people, product }) => {
    const api = await apiOf(product, 'the manager');
    const { users } = await api.get<{ readonly users: readonly { readonly id: string; readonly name: string }[] }>('/users');
    const owner = users.find(({ name }) => name === 'Darcel Schlecht')?.id ?? '';
    const darcel = await people.signIn('Darcel Schlecht');
    // A visit is one on which something was seen.
    await darcel.home.tasks();
    await darcel.contacts.openList();
    const { id } = await api.send<{ readonly id: string }>('POST', '/contacts', { kind: 'company', name: 'Pumpernickel Works', owner });
    await darcel.home.open();
    await darcel.home.seesNewLead('Pumpernickel Works');

    const calls = await darcel.home.figure('Calls today');
    const onThePhone = await people.signIn('Darcel Schlecht', { screen: 'phone' });
    await onThePhone.open(`/contacts/${id}`);
    await onThePhone.seesHeading('Pumpernickel Works');
    await onThePhone.go.logsHere('Call, reached');
    await darcel.home.seesFigure('Calls today', calls + 1);
    await darcel.home.seesSaid('Darcel Schlecht called Pumpernickel Works');
  },
);

story(
  '[CLI-409] [S0-34] Home of a support person: tasks, agenda and what happened, and no figure of sales',
  sample,
  async ({ people, product }) => {
    const admin = await apiOf(product, 'the admin');
    const { users } = await admin.get<{ readonly users: readonly { readonly id: string; readonly name: string }[] }>('/users');
    const darcel = users.find(({ name }) => name === 'Darcel Schlecht');
    await admin.send('PATCH', `/users/${darcel?.id}`, { role: 'support' });
    const support = await people.signIn('Darcel Schlecht');
    await support.home.isOpenForSupport();
    expect(await support.home.parts()).toEqual(['Tasks', 'Agenda', 'Notices', 'New leads', 'Recent communications']);
    await support.doesNotSee('Won this month');
  },
);
