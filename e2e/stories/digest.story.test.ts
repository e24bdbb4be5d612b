/** What managers read in the morning: it comes by itself, once a day, and says what the screens say. */
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { apiOf } from '../api.ts';
import { story } from '../story.ts';
import { until } from '../until.ts';

const sample = { startWith: 'sample' } as const;
const gladys = 'Gladys Colclough';
interface Mails {
  readonly mails: readonly { readonly to: string; readonly subject: string; readonly text: string }[];
}

story('[S0-08] [S0-14] [S0-05] the mail says what the screens say, late tasks red with a sign and in words', sample, async ({ people }) => {
  const manager = await people.signIn('the manager');
  await manager.digest.open();
  await manager.digest.sendsOneNow();
  const admin = await people.signIn('the admin');
  expect(await admin.digest.mailsTo('manager@example.com')).toBe(1);
  await admin.digest.opensMailTo('manager@example.com');

  const [, count = ''] = await admin.digest.inMail('Most late tasks', gladys);
  const lateTasks = await admin.digest.addressInMail('Most late tasks', gladys, gladys);
  expect(lateTasks).toMatch(/\/tasks\?of=/);
  const { pathname, search } = new URL(lateTasks ?? '');
  await manager.open(`${pathname}${search}`);
  const late = await manager.tasks.inGroup('Late');
  expect(count).toContain(`${late.length} late`);

  expect(await admin.digest.inMail('Everybody', gladys)).toContainEqual(expect.stringContaining(`${late.length} late`));
  await admin.digest.seesInMail('Carl Lin, Carol Thompson');
  const [first] = late;
  if (!first) throw new Error('nothing is late in the sample');
  const marks = await admin.digest.lateInMail('Most late tasks', 'days late');
  expect(marks).toMatchObject({
    color: 'rgb(192, 39, 27)',
    sign: expect.stringMatching(/\S/),
    words: expect.stringMatching(/\d+ days? late$/),
  });

  // The same list, and as many quotes as the list of quotes has.
  await manager.open('/digest');
  await manager.digest.sees('Most late tasks', gladys, `${late.length} late`);
  expect(await manager.digest.lateMarks(first.id)).toMatchObject({ hasIcon: true, words: expect.stringMatching(/\d+ days? late/) });
  const why = await manager.digest.asksWhy('Most late tasks', gladys);
  expect(why.toSorted()).toEqual(late.map(({ id }) => `task/${id}`).toSorted());
  await manager.press('Escape');

  // Finished by whose it is, it is gone when the manager looks again.
  const owner = await people.signIn(gladys);
  await owner.tasks.openList();
  await owner.tasks.answersByKeys(first.id, 1);
  await owner.tasks.isGone(first.id);
  await owner.seesAllSaved();
  await until('the preview has one late task less', async () => {
    await manager.digest.countsAgain();
    return manager.digest.sees('Everybody', gladys, `${late.length - 1} late`).then(
      () => true,
      () => false,
    );
  });
  await manager.digest.doesNotSeeTask(first.id);
});

story(
  '[S0-07] on the next morning each manager and admin has one mail, also when the server is killed, and sellers have none',
  {
    ...sample,
    env: {
      NODE_OPTIONS: `--import ${fileURLToPath(new URL('../later-clock.mjs', import.meta.url))}`,
      STORY_AHEAD_MS: String(untilTomorrow()),
    },
  },
  async ({ product }) => {
    const mails = async () => (await (await apiOf(product, 'the admin')).get<Mails>('/mailbox')).mails;
    await until('the mails are there', async () => (await mails()).length >= 2, { seconds: 60 });
    await product.kill();
    await product.start();
    const settled = async () => {
      const answer = await fetch(`${product.url}/api/health`);
      const health = (await answer.json()) as { readonly rules: { readonly lag: number }; readonly effects: { readonly waiting: number } };
      return health.rules.lag === 0 && health.effects.waiting === 0;
    };
    await until('the rules have come to rest', settled, { seconds: 60 });
    const all = await mails();
    expect(all.map(({ to }) => to).toSorted()).toEqual(['admin@example.com', 'manager@example.com']);
    expect(all[0]?.text).toContain('TOP 3 SELLERS (last 30 days)');
    expect(all[0]?.text).toContain('You get this every day at 07:00');
  },
);

/** To nine in the morning where the company of the sample is. */
function untilTomorrow(): number {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'America/New_York', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const [hour = 0, minute = 0] = clock.format(new Date()).split(':').map(Number);
  return (24 + 9 - hour) * 3_600_000 - minute * 60_000;
}
