/** Rules are tried on the past, switched on from now, written by the workspace itself, and its lists are its own. */
import { expect } from 'vitest';
import { type Api, apiOf } from '../api.ts';
import { type Answers, isSettled } from '../sample-data.ts';
import { story } from '../story.ts';
import { until } from '../until.ts';

const sample = { startWith: 'sample' } as const;
const late = 'A task is late for long';

story(
  '[CLI-158] a manager tries other days on the past and sees the difference; an administrator switches it on from now and takes it back',
  sample,
  async ({ people }) => {
    const manager = await people.signIn('the manager');
    await manager.rules.open();
    await manager.rules.choose(late);
    await manager.rules.sees(late, 'Tell the team leader after 3 days');
    expect(await manager.rules.mayChange()).toBe(false);
    await manager.rules.setsDays(1);
    await manager.rules.triesIt();
    expect(await manager.rules.finding()).toMatch(/^\d+ times instead of \d+$/);
    await manager.rules.seesDifferences();
    expect(await manager.rules.offersToSwitchOn()).toBe(false);

    const admin = await people.signIn('the admin');
    await admin.rules.open();
    await admin.rules.choose(late);
    await admin.rules.setsDays(1);
    await admin.rules.switchesOnFromNow();
    await manager.rules.sees(late, 'Tell the team leader after 1 day');
    await admin.rules.takesBack();
    await manager.rules.sees(late, 'Tell the team leader after 3 days');
    await admin.seesAllSaved();
  },
);

story(
  '[N8] a rule that was off is switched on for what is open too: the lead that came meanwhile gets its task, once',
  sample,
  async ({ people, product }) => {
    const rule = 'A lead has no e-mail address';
    const admin = await people.signIn('the admin');
    await admin.rules.open();
    await admin.rules.switches(rule);
    await admin.seesAllSaved();
    const api = await apiOf(product, 'Darcel Schlecht');
    const { id } = await api.send<{ id: string }>('POST', '/contacts', { kind: 'company', name: 'Vinter Kran' });
    const tasks = async () => tasksIn(await api.feed()).filter(({ contact }) => contact === id);
    const settled = () => until('the rules are done', async () => isSettled(await api.get<Answers>('/health')));
    await until('the lead has a row', async () => (await api.feed()).includes('"name":"Vinter Kran"'));
    await settled();
    expect(await tasks()).toEqual([]);

    await admin.rules.choose(rule);
    await admin.rules.triesIt();
    await admin.rules.ticksWhatIsOpenToo();
    await admin.rules.switchesOn();
    await until('there is a task', async () => (await tasks()).length > 0);
    await settled();
    expect(await tasks()).toHaveLength(1);
  },
);

story('[CLI-159] a rule is written by keys alone, tried, saved, and does what it says, with its reason', sample, async ({ people }) => {
  const admin = await people.signIn('the admin');
  await admin.rules.open();
  await admin.rules.beginsOwn();
  await admin.rules.names('Welcome a company from Uppsala');
  await admin.rules.picks('What happens', 'A contact was added');
  await admin.rules.addsCondition();
  await admin.rules.picks('Condition 1: field', 'Town');
  await admin.rules.writes('Condition 1: value', 'Uppsala');
  await admin.rules.picks('Effect 1: type of task', 'Send a presentation');
  await admin.rules.writes('Effect 1: subject', 'Send the Uppsala folder');
  await admin.rules.triesIt();
  await admin.rules.savesByEnter();
  await admin.rules.sees('Welcome a company from Uppsala', 'Send a presentation “Send the Uppsala folder” in 2 days for the owner');

  const darcel = await people.signIn('Darcel Schlecht');
  await darcel.contacts.openList();
  await darcel.duplicates.createsCompany({ name: 'Fyris Verkstad', town: 'Uppsala', mail: 'fyris@example.com' });
  await admin.rules.seesCount('Welcome a company from Uppsala', 1);
  await admin.rules.seesFiringOf('Fyris Verkstad');
  await darcel.open('/today');
  await darcel.sees('Send the Uppsala folder');
});

story('[S0-42] a smaller maximum shows the open tasks beyond it before it is saved', sample, async ({ people, product }) => {
  const admin = await people.signIn('the admin');
  await putsOffAVisit(await apiOf(product, 'the admin'));
  await admin.rules.open();
  const before = await admin.rules.maximumOf('Visit');
  await admin.rules.setsMaximum('Visit', 0);
  expect(await admin.rules.seesBeyond()).toBeGreaterThan(0);
  await admin.rules.answers('Keep the maximum');
  await admin.reload();
  await expect.poll(() => admin.rules.maximumOf('Visit')).toBe(before);
  await admin.rules.setsMaximum('Visit', 0);
  await admin.rules.answers(/^Allow 0 days from now$/);
  await admin.sees('Maximum delay: Visit');
  await admin.seesAllSaved();
  await admin.reload();
  await expect.poll(() => admin.rules.maximumOf('Visit')).toBe('0');
});

story(
  '[S3-22] the list of statuses is kept by an administrator: added, renamed, moved by keys, archived and taken back',
  sample,
  async ({ people }) => {
    const admin = await people.signIn('the admin');
    const darcel = await people.signIn('Darcel Schlecht');
    await darcel.rules.openList('statuses');
    await darcel.rules.seesEntry('Dormant');
    expect(await darcel.rules.mayEditLists()).toBe(false);

    await admin.rules.openList('statuses');
    await admin.rules.addsEntry('On hold');
    await admin.rules.renames('Dormant', 'Asleep');
    await darcel.rules.seesEntry('Asleep');
    await darcel.rules.seesEntry('On hold');
    await admin.rules.movesUpByKeys('On hold');
    await expect.poll(() => admin.rules.entries()).toEqual(['Active', 'Asleep', 'Merged', 'On hold', 'Bankrupt']);
    await admin.rules.archives('On hold');
    await admin.rules.takesBack();
    await expect.poll(() => admin.rules.entries()).toContain('On hold');
    await admin.seesAllSaved();
  },
);

interface Rows {
  readonly id: string;
  readonly contact: string;
  readonly subject: string;
  readonly due: string;
  readonly doneAt: string;
}

const tasksIn = (feed: string): readonly Rows[] => [...feed.matchAll(/\{"kind":"task"[^{}]*\}/g)].map(([row]) => JSON.parse(row) as Rows);

/** Somebody's open visit is put off by two days, which a maximum of none would not have allowed. */
async function putsOffAVisit(api: Api): Promise<void> {
  const visit = tasksIn(await api.feed()).find((task) => task.doneAt === '' && task.due !== '' && task.subject.startsWith('Visit'));
  if (!visit) throw new Error('the sample has no open visit');
  const due = new Date(Date.parse(`${visit.due}T00:00:00Z`) + 2 * 86_400_000).toISOString().slice(0, 10);
  await api.send('PATCH', `/tasks/${visit.id}`, { due });
}
