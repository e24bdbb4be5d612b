import { inbox, settings } from '@tandem/core';
import { expect, test } from 'vitest';
import { replay } from '../derive/replay.ts';
import { theSettings } from '../derive/testing/given-engine.ts';
import { momentOf } from './moment.ts';
import { dailyRule, givenDigests } from './testing.ts';

const to = (sent: readonly { readonly to: string; readonly about?: string }[]) => sent.map((mail) => `${mail.to} ${mail.about}`).sort();
const both = (day: string) => [`ada@firm.test digest/ada/${day}`, `mia@firm.test digest/mia/${day}`];

test('[S0-07] [DGS-1] at the hour, and not before, each manager and admin gets one mail a day, and sellers none', async () => {
  const given = await givenDigests();
  const server = given.server();
  await given.comes('2026-03-12T00:10:00Z', server);
  expect(given.sent).toEqual([]);
  await given.comes('2026-03-12T05:59:00Z', server);
  expect(given.sent).toEqual([]);
  await given.comes('2026-03-12T06:00:30Z', server);
  expect(to(given.sent)).toEqual(both('2026-03-12'));
  await given.comes('2026-03-12T20:00:00Z', server);
  expect(given.sent).toHaveLength(2);
  await given.comes('2026-03-13T00:10:00Z', server);
  await given.comes('2026-03-13T06:01:00Z', server);
  expect(to(given.sent.slice(2))).toEqual(both('2026-03-13'));
});

test('[S0-07] [DGS-2] a server that dies at any step, and the next one, send each mail once; a replay finds the same and sends nothing', async () => {
  let steps = 0;
  for (let deadline = 1; deadline <= 24; deadline++) {
    const given = await givenDigests();
    let taken = 0;
    const dying = given.server('dies', () => {
      if (++taken >= deadline) throw new Error('killed');
    });
    await given.comes('2026-03-12T06:30:00Z', dying);
    steps = Math.max(steps, taken);
    const next = given.server('next');
    // A claim that nobody settled is given up after some minutes, a lease after half of one.
    for (const at of ['2026-03-12T06:31:00Z', '2026-03-12T06:40:00Z', '2026-03-12T06:50:00Z']) await given.comes(at, next);
    expect([deadline, to(given.sent)]).toEqual([deadline, both('2026-03-12')]);
    const effects = await given.storage.effectsAfter(0, 100);
    expect(effects.map(({ state }) => state)).toEqual(['done', 'done']);
    const again = await replay(given.storage, { rules: dailyRule, now: () => given.clock.now });
    expect([again.missing, again.extra, given.sent.length]).toEqual([[], [], 2]);
  }
  expect(steps).toBeGreaterThan(5);
});

test('[S0-07] [DGS-2] two servers at once send each mail once', async () => {
  const given = await givenDigests();
  const [one, two] = [given.server('one'), given.server('two')];
  given.clock.now = new Date('2026-03-12T06:30:00Z');
  await Promise.all([one.clock.tick(), two.clock.tick()]);
  await given.projected();
  await Promise.all([one.settled(), two.settled()]);
  await given.comes('2026-03-12T06:40:00Z', one, two);
  expect(to(given.sent)).toEqual(both('2026-03-12'));
});

test('[S0-07] [DGS-3] after days without a server there is one mail, not a pile; one that waited is not sent on another day', async () => {
  const given = await givenDigests();
  const before = given.server('before');
  await given.comes('2026-03-10T02:00:00Z', before);
  const after = given.server('after');
  await given.comes('2026-03-13T09:00:00Z', after);
  await given.comes('2026-03-13T09:10:00Z', after);
  expect(to(given.sent)).toEqual(both('2026-03-13'));
  const notes = (await given.storage.effectsIn(['skipped'], 10)).map(({ note }) => note);
  expect(new Set(notes)).toEqual(new Set(['The day was over before the mail could leave.']));
});

test('[S0-07] [DGS-4] whoever does not want it gets none, at weekends whoever is left in peace then, nor whoever is new today or no manager any more', async () => {
  const quiet = async (change: Parameters<typeof inbox.change>[1], day: string) => {
    const given = await givenDigests();
    await given.edit(given.inboxOf('mia'), (doc) => inbox.change(doc, change, null), 'mia');
    await given.comes(`${day}T06:30:00Z`, given.server());
    return given.sent.map((mail) => mail.to).sort();
  };
  expect(await quiet({ noDigest: true }, '2026-03-12')).toEqual(['ada@firm.test']);
  expect(await quiet({ quietWeekends: true }, '2026-03-14')).toEqual(['ada@firm.test']);
  expect(await quiet({ quietWeekends: true }, '2026-03-13')).toEqual(['ada@firm.test', 'mia@firm.test']);
  for (const change of [{ createdAt: '2026-03-12T04:00:00.000Z' }, { role: 'seller' as const }, { state: 'suspended' as const }]) {
    const given = await givenDigests({ mia: change });
    await given.comes('2026-03-12T06:30:00Z', given.server());
    expect(given.sent.map((mail) => mail.to)).toEqual(['ada@firm.test']);
  }
});

test('[S0-07] [DGS-5] the hour is the settings’, on the clock of its reader: in New York and in Tokyo once a day each', async () => {
  const given = await givenDigests();
  await given.edit(theSettings, (doc) => settings.change(doc, { digestHour: '08:30' }, null), 'ada');
  await given.edit(given.inboxOf('ada'), (doc) => inbox.change(doc, { timeZone: 'America/New_York' }, null), 'ada');
  await given.edit(given.inboxOf('mia'), (doc) => inbox.change(doc, { timeZone: 'Asia/Tokyo' }, null), 'mia');
  const server = given.server();
  const seen: string[] = [];
  for (let hour = 0; hour < 72; hour++) {
    const at = new Date(Date.parse('2026-03-12T00:31:00Z') + hour * 3_600_000).toISOString();
    await given.comes(at, server);
    for (const mail of given.sent.splice(0)) seen.push(`${mail.about} ${at.slice(0, 16)}`);
  }
  // The summer of New York began on the 8th, and Stockholm's comes later.
  expect(seen.filter((one) => one.includes('/ada/'))).toEqual([
    'digest/ada/2026-03-12 2026-03-12T12:31',
    'digest/ada/2026-03-13 2026-03-13T12:31',
    'digest/ada/2026-03-14 2026-03-14T12:31',
  ]);
  expect(seen.filter((one) => one.includes('/mia/'))).toEqual([
    // Her morning was over when the first server looked.
    'digest/mia/2026-03-12 2026-03-12T00:31',
    'digest/mia/2026-03-13 2026-03-12T23:31',
    'digest/mia/2026-03-14 2026-03-13T23:31',
    'digest/mia/2026-03-15 2026-03-14T23:31',
  ]);
});

test('[DGS-5] in the nights in which clocks change, each day has one moment: one that is skipped comes after the gap', () => {
  const at = (day: string, hour: string) => momentOf(day, 'Europe/Stockholm', '', hour).at;
  expect(['2026-03-28', '2026-03-29', '2026-03-30'].map((day) => at(day, '02:30'))).toEqual([
    '2026-03-28T01:30:00.000Z',
    '2026-03-29T01:00:00.000Z',
    '2026-03-30T00:30:00.000Z',
  ]);
  expect(['2026-10-24', '2026-10-25', '2026-10-26'].map((day) => at(day, '02:30'))).toEqual([
    '2026-10-24T00:30:00.000Z',
    '2026-10-25T00:30:00.000Z',
    '2026-10-26T01:30:00.000Z',
  ]);
  expect(momentOf('2026-03-12', 'no zone', 'nor this', '07:00')).toMatchObject({ at: '2026-03-12T07:00:00.000Z', zone: 'UTC' });
});
