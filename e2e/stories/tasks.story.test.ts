/** Tasks are answered by one key, put off no further than they may be, and planned in the calendar; everybody sees the same. */
import { expect } from 'vitest';
import { apiOf } from '../api.ts';
import { story } from '../story.ts';
import { until } from '../until.ts';

const sample = { startWith: 'sample' } as const;
const phone = { screen: 'phone' } as const;

story(
  '[S0-03] [S0-05] a late task is red with an icon and words at the desk and on the phone, and one key that says how it went takes the red away',
  sample,
  async ({ people }) => {
    const desk = await people.signIn('Darcel Schlecht');
    const onTheGo = await people.signIn('Darcel Schlecht', phone);
    await desk.tasks.openList();
    await onTheGo.go.seesToday();
    const [late, other] = await desk.tasks.inGroup('Late');
    if (!late || !other) throw new Error('the sample has two late tasks');
    for (const one of [desk, onTheGo]) {
      await one.tasks.seesIn(late.id, 'Late');
      expect(await one.tasks.lateMarks(late.id)).toMatchObject({
        isRed: true,
        hasIcon: true,
        words: expect.stringMatching(/\d+ days? late/),
      });
    }
    await desk.tasks.answersByKeys(late.id, 1);
    await desk.tasks.isGone(late.id);
    await onTheGo.tasks.isGone(late.id);
    await desk.tasks.takesBack();
    await onTheGo.tasks.seesIn(late.id, 'Late');
    await desk.tasks.cancelsWithReason(other.id, 'They closed the site');
    await onTheGo.tasks.isGone(other.id);
  },
);

story('[S0-40] a new task is due by the days of its type, and has the limit of its type soon after', sample, async ({ people }) => {
  const desk = await people.signIn('Darcel Schlecht');
  await desk.tasks.openList();
  const due = await desk.tasks.makes('Visit', 'See the new hall');
  // Visits of the sample follow after ten days, and may be put off by thirty.
  const today = new Date();
  expect(due).toBe(new Date(Date.UTC(today.getFullYear(), today.getMonth(), today.getDate() + 10)).toISOString().slice(0, 10));
  await desk.tasks.seesCalled('See the new hall', '0 of 30 days');
});

story(
  '[S0-41] [N12] a task that is put off on two devices without a network lands on its last day, with one notice on both',
  sample,
  async ({ people, product }) => {
    const desk = await people.signIn('Darcel Schlecht', { installed: true });
    const onTheGo = await people.signIn('Darcel Schlecht', { ...phone, installed: true });
    await desk.tasks.openList();
    // What is to be edited in the tunnel has to be there before it.
    await onTheGo.device.isReadyWithoutNetwork();
    await onTheGo.open('/today');
    await onTheGo.go.seesToday();
    const [task] = await desk.tasks.inGroup('Today');
    if (!task) throw new Error('the sample has something for today');
    const { days } = await desk.tasks.daysOffered(task.id, 'keys');
    const last = days.at(-1) ?? '';
    await desk.goesOffline();
    await onTheGo.goesOffline();
    await desk.tasks.putsOffTo(task.id, last, 'keys');
    await onTheGo.tasks.putsOffTo(task.id, last, 'finger');
    await desk.comesBackOnline();
    await onTheGo.comesBackOnline();
    await desk.seesAllSaved();
    await onTheGo.seesAllSaved();

    const api = await apiOf(product, 'Darcel Schlecht');
    const rows = async (kind: string) =>
      (await api.feed())
        .split('\n')
        .filter((line) => line.startsWith('{"t":"rows"') && line.endsWith('}'))
        .flatMap((line) => (JSON.parse(line) as { readonly rows: readonly { readonly row: Record<string, string> }[] }).rows)
        .map(({ row }) => row)
        .filter((row) => row['kind'] === kind);
    const brought = async () => (await rows('notice')).filter((row) => row['about'] === `task/${task.id}` && row['is'] === 'limit-reached');
    await until('she is told', async () => (await brought()).length > 0);
    expect((await rows('task')).find((row) => row['id'] === task.id)).toMatchObject({ due: last, limit: last });
    for (const device of [desk, onTheGo]) {
      await device.inbox.open();
      await device.inbox.seesNotice('A task was brought back to its last allowed day');
    }
    expect(await brought()).toHaveLength(1);
  },
);

story('[S0-41] no day beyond the limit is offered, neither at the desk nor on the phone', sample, async ({ people }) => {
  const desk = await people.signIn('Darcel Schlecht');
  const onTheGo = await people.signIn('Darcel Schlecht', phone);
  await desk.tasks.openList();
  await onTheGo.go.seesToday();
  const [task] = await desk.tasks.inGroup('Today');
  if (!task) throw new Error('the sample has something for today');
  const most = Number(/0 of (\d+) days/.exec(task.text)?.[1]);
  const offered = await desk.tasks.daysOffered(task.id, 'keys');
  // Today is the first of them, and it was first due today.
  expect(offered.days).toHaveLength(most + 1);
  expect(offered.dimmed).toBeGreaterThan(0);
  expect(await onTheGo.tasks.daysOffered(task.id, 'finger')).toEqual(offered);
});

story(
  '[S0-06] [S4-28] a task carried to an hour, by mouse and by keys, moves in the list and at a colleague\u2019s, and never beyond its limit',
  sample,
  async ({ people }) => {
    const leader = await people.signIn('Melvin Marxen');
    const list = await people.signIn('Darcel Schlecht');
    const desk = await people.signIn('Darcel Schlecht');
    await list.tasks.openList();
    const [task] = await list.tasks.inGroup('Today');
    if (!task) throw new Error('the sample has something for today');
    await leader.tasks.openDay();
    await leader.tasks.layOver('Darcel Schlecht');
    await desk.tasks.openDay();

    await desk.tasks.carriesTo(task.id, '10:00');
    await desk.tasks.seesInDay(task.id, '10:00');
    await list.tasks.seesOn(task.id, '10:00');
    await leader.tasks.seesInDay(task.id, '10:00');

    await desk.tasks.movesByKeys(task.id, ['ArrowDown', 'ArrowDown']);
    await desk.tasks.seesInDay(task.id, '10:30');
    await list.tasks.seesOn(task.id, '10:30');
    await desk.tasks.movesByKeys(task.id, ['ArrowRight']);
    await desk.tasks.isNotInDay(task.id);
    await list.tasks.seesIn(task.id, 'Tomorrow');
    await leader.tasks.isNotInDay(task.id);
    await desk.tasks.takesBack();
    await list.tasks.seesIn(task.id, 'Today');

    const most = Number(/0 of (\d+) days/.exec(task.text)?.[1]);
    await desk.tasks.seesInDay(task.id, '10:30');
    await desk.tasks.movesByKeys(
      task.id,
      Array.from({ length: most + 5 }, () => 'ArrowRight'),
    );
    await list.tasks.seesOn(task.id, `${most} of ${most} days`);
  },
);

story('[S4-28] an appointment made by keys is moved by keys and made longer by mouse, and a leader sees it', sample, async ({ people }) => {
  const leader = await people.signIn('Melvin Marxen');
  const darcel = await people.signIn('Darcel Schlecht');
  await leader.tasks.openDay();
  await leader.tasks.layOver('Darcel Schlecht');
  await darcel.tasks.openDay();
  await darcel.tasks.makesAppointment('08:30', 'Walk through the hall');
  await leader.tasks.seesAppointment('Walk through the hall', /08:30\u201309:30/);
  await darcel.tasks.movesAppointmentByKeys('Walk through the hall', ['ArrowDown', 'ArrowDown', 'Shift+ArrowDown']);
  await leader.tasks.seesAppointment('Walk through the hall', /09:00\u201310:15/);
  await darcel.tasks.lengthens('Walk through the hall', 1);
  await leader.tasks.seesAppointment('Walk through the hall', /09:00\u201310:45/);
});
