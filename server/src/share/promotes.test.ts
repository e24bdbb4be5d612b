/** From the first fetch to the badge: evidence, grade, event, rule, effect, with the real engine behind the real visits. */
import { DatabaseSync } from 'node:sqlite';
import { contact, nameOf } from '@tandem/core';
import { expect, test } from 'vitest';
import { givenWorkspace } from '../derive/testing/given-engine.ts';
import { gradingSteps } from './grading.ts';
import { ana, aRequest, givenShare, scanner } from './testing.ts';

async function decided(share: Awaited<ReturnType<typeof givenShare>>) {
  const engine = share.workspace.engine();
  await engine.settled();
  await share.workspace.projected();
  await engine.stop();
  return { performed: engine.performed, lead: await share.row('contact/berg') };
}
const noticesIn = (keys: readonly string[]) => keys.filter((key) => key.includes('/notice/'));

test('[S0-52] [S0-53] [LINK-20] a scanner changes nothing but a line; the person makes a prospect of the lead and one notice', async () => {
  const share = await givenShare();
  await share.link();
  await share.visits.fetched({ id: 'l1' }, scanner);
  await share.pass(1_200);
  await share.visits.fetched({ id: 'l1' }, { ...scanner, method: 'HEAD' });
  await share.pass(2_000);
  expect((await decided(share)).lead).toMatchObject({ lifecycle: 'lead' });
  expect(await share.visitsOf()).toMatchObject([{ is: 'scanner', counts: false }]);
  const why = (await share.workspace.storage.firingsAbout('contact/berg', 10)).find(({ rule }) => rule === 'lead-opened-link');
  expect(why?.conditions.find(({ held }) => !held)?.title).toBe('A person opened it');
  expect(why?.facts.map(({ key }) => key.split('/')[0])).toContain('visit');

  await share.reads();
  const { performed, lead } = await decided(share);
  expect(lead).toMatchObject({ lifecycle: 'prospect' });
  expect(performed.filter((key) => key.includes('lead-opened-link'))).toEqual(['lead-opened-link/berg/contact.lifecycle/berg']);
  const notices = noticesIn(await share.workspace.keys()).filter((key) => !key.startsWith('lead-without'));
  expect(notices).toEqual([expect.stringMatching(/^opening-told\/\w+\/notice\/ana:link\/l1$/)]);
  expect(await share.visitsOf()).toHaveLength(2);
});

test('[S0-53] [LINK-20] pages, levels and minutes of one visit are one notice; another visit is another', async () => {
  const share = await givenShare();
  await share.link();
  const session = await share.reads('l1', aRequest(), '');
  expect((await decided(share)).lead).toMatchObject({ lifecycle: 'lead' });
  for (const page of [4, 5, 6]) {
    await share.visits.beacons({ id: 'l1' }, share.asking(session), {
      t: 30_000 + page * 900,
      type: 'page',
      page,
      visible: true,
      visibleMs: 25_000,
    });
    await share.pass(1_500);
  }
  await share.visits.continued({ id: 'l1' }, share.asking(session), { name: 'Anna', mail: 'anna@berg.example' });
  await share.pass(1_500);
  await decided(share);
  expect(share.events).toHaveLength(2);
  const told = async () => noticesIn(await share.workspace.keys()).filter((key) => key.startsWith('opening-told/'));
  expect(await told()).toHaveLength(1);
  await share.pass(2 * 3_600_000);
  await share.reads();
  await decided(share);
  expect(await told()).toHaveLength(2);
});

test('[S0-52] [LINK-20] a link for a person of a company makes the company a prospect, which has the stage', async () => {
  const share = await givenShare();
  const person = { kind: 'person' as const, name: 'Anna Berg', company: 'berg', owner: 'ana' };
  await share.documents.change(nameOf('contact', 'anna'), 'ana', (doc) => contact.change(doc, person, null));
  await share.link({ contact: 'anna' });
  await share.reads();
  expect((await decided(share)).lead).toMatchObject({ lifecycle: 'prospect' });
});

test.each(gradingSteps)(
  '[S0-52] [LINK-21] stopped after "%s", the next start goes on: one event, one promotion, one notice',
  async (stopAt) => {
    const db = new DatabaseSync(':memory:');
    const workspace = await givenWorkspace();
    let armed = false;
    const stops = {
      at(step: string) {
        if (armed && step === stopAt) throw new Error('the server stops here');
      },
    };
    const before = await givenShare({ db, workspace, steps: stops });
    await before.documents.change(nameOf('contact', 'berg'), 'ana', (doc) =>
      contact.change(doc, { kind: 'company', name: 'Berg AB', owner: 'ana' }, null),
    );
    await before.link();
    armed = true;
    await before.reads().catch(() => undefined);
    await before.grading.stop();

    const after = await givenShare({ db, workspace });
    for (const link of await after.store.unsettledLinks()) after.grading.wake(link);
    await after.pass(5_000);
    const { lead } = await decided(after);
    expect(lead).toMatchObject({ lifecycle: 'prospect' });
    expect(await after.visitsOf()).toMatchObject([{ is: 'person', level: 3 }]);
    const opened = (await workspace.storage.eventsAbout('berg', 100)).filter(({ type }) => type === 'link.opened');
    expect(new Set(opened.map(({ key }) => key)).size).toBe(opened.length);
    expect(noticesIn(await workspace.keys()).filter((key) => key.startsWith('opening-told/'))).toHaveLength(1);
    expect(await after.row('link/l1')).toMatchObject({ visits: 1, people: 1 });
  },
);

test('[LINK-22] other thresholds: what would change is told before, past visits are graded anew once, what was told stays told', async () => {
  const share = await givenShare();
  await share.link();
  await share.reads('l1', aRequest(), '');
  expect(await share.visitsOf()).toMatchObject([{ level: 2, counts: true }]);
  expect((await decided(share)).lead).toMatchObject({ lifecycle: 'lead' });
  const usual = await share.thresholds();
  const eager = await share.regrading.preview({ ...usual, promoteFrom: 2 });
  expect(eager).toMatchObject({ looked: 1, changed: 0, promotions: { more: [{ contact: 'berg' }], fewer: [] } });
  const strict = await share.regrading.preview({ ...usual, countFrom: 3 });
  expect(strict).toMatchObject({ changed: 1, visits: [{ from: { level: 2, counts: true }, to: { level: 2, counts: false } }] });
  expect(await share.visitsOf()).toMatchObject([{ counts: true }]);

  await share.setThresholds({ countFrom: 3 });
  await share.regrading.settled();
  expect(await share.visitsOf()).toMatchObject([{ counts: false }]);
  expect(await share.row('link/l1')).toMatchObject({ visits: 0, notCounted: 1 });
  const events = share.events.length;
  const puts = share.puts();
  await share.regrading.settled();
  expect([share.events.length, share.puts()]).toEqual([events, puts]);
  await share.setThresholds({ countFrom: 2 });
  await share.regrading.settled();
  expect(await share.row('link/l1')).toMatchObject({ visits: 1 });
  expect(share.events.filter((key) => key.startsWith('link.opened/'))).toHaveLength(1);
});

test('[LINK-22] a visit that newly counts is told to the rules', async () => {
  const share = await givenShare();
  await share.setThresholds({ countFrom: 3 });
  await share.regrading.settled();
  await share.link();
  await share.reads('l1', aRequest(), '');
  await share.pass(90_000);
  expect(share.events).toEqual([expect.stringMatching(/^link\.scanned\//)]);
  await share.setThresholds({ countFrom: 2, promoteFrom: 2 });
  await share.regrading.settled();
  expect(share.events.at(-1)).toMatch(/^link\.opened\/\w+\/2$/);
  expect((await decided(share)).lead).toMatchObject({ lifecycle: 'prospect' });
});

test('[S0-52] [LINK-20] counted by hand, it promotes', async () => {
  const share = await givenShare();
  await share.link();
  await share.visits.fetched({ id: 'l1' }, scanner);
  await share.pass(2_000);
  expect((await decided(share)).lead).toMatchObject({ lifecycle: 'lead' });
  const [{ id = '' } = {}] = await share.visitsOf();
  await share.visits.count(id, true, ana);
  expect((await decided(share)).lead).toMatchObject({ lifecycle: 'prospect' });
});
