import { dayIn } from '@tandem/core';
import { expect, test } from 'vitest';
import { memoryStorage } from '../storage/memory/memory-storage.ts';
import type { Storage } from '../storage/storage.ts';
import { createClock } from './clock.ts';
import { startOfDay } from './local-days.ts';
import { givenWorkspace, quiet } from './testing/given-engine.ts';

const clockOf = (storage: Storage, time: { now: Date }) =>
  createClock({ storage, now: () => time.now, log: quiet, timer: () => () => {}, onDay: () => {} });
const daysIn = async (storage: Storage) =>
  (await storage.eventsSince(0, 1000)).flatMap((event) => (event.type === 'day.started' ? [event.day] : []));

test('[DER-37] a day begins once where the workspace is, however many servers ask and however often', async () => {
  const { storage, clock } = await givenWorkspace();
  const [one, two] = [clockOf(storage, clock), clockOf(storage, clock)];
  // 23:30 in Stockholm, still the same day in UTC for another hour and a half.
  clock.now = new Date('2026-03-12T22:30:00Z');
  await Promise.all([one.tick(), two.tick(), one.tick()]);
  clock.now = new Date('2026-03-12T23:05:00Z');
  await Promise.all([one.tick(), two.tick()]);
  expect(await daysIn(storage)).toEqual(['2026-03-12', '2026-03-13']);
  expect((await storage.eventsSince(0, 1000)).find(({ type }) => type === 'day.started')?.key).toBe(
    'day.started/Europe/Stockholm/2026-03-12',
  );
});

test('[DER-37] days that were missed begin in their order, at most the last 31', async () => {
  const { storage, clock } = await givenWorkspace();
  const { tick } = clockOf(storage, clock);
  await tick();
  clock.now = new Date('2026-03-16T09:00:00Z');
  await tick();
  expect(await daysIn(storage)).toEqual(['2026-03-12', '2026-03-13', '2026-03-14', '2026-03-15', '2026-03-16']);
  clock.now = new Date('2026-09-01T09:00:00Z');
  await tick();
  const days = await daysIn(storage);
  expect([days.length, days[5], days.at(-1)]).toEqual([36, '2026-08-02', '2026-09-01']);
});

test('[DER-37] an hour that comes twice or never makes no day more and none less', async () => {
  const { storage, clock } = await givenWorkspace();
  const { tick } = clockOf(storage, clock);
  for (let hour = 0; hour < 24 * 4; hour++) {
    clock.now = new Date(Date.parse('2026-03-28T00:30:00Z') + hour * 3_600_000);
    await tick();
  }
  for (let hour = 0; hour < 24 * 4; hour++) {
    clock.now = new Date(Date.parse('2026-10-24T00:30:00Z') + hour * 3_600_000);
    await tick();
  }
  const days = await daysIn(storage);
  expect(new Set(days).size).toBe(days.length);
  expect([days.slice(0, 5), days.slice(-4)]).toEqual([
    ['2026-03-28', '2026-03-29', '2026-03-30', '2026-03-31', '2026-04-01'],
    ['2026-10-25', '2026-10-26', '2026-10-27', '2026-10-28'],
  ]);
});

test('[DER-38] a day starts at its first instant, also where the clock is put forward at midnight', () => {
  expect(startOfDay('Europe/Stockholm', '2026-03-29')).toBe('2026-03-28T23:00:00.000Z');
  expect(startOfDay('Europe/Stockholm', '2026-03-30')).toBe('2026-03-29T22:00:00.000Z');
  // In Beirut the hour after midnight of this day does not exist.
  expect(startOfDay('Asia/Beirut', '2026-03-29')).toBe('2026-03-28T22:00:00.000Z');
  expect(startOfDay('Pacific/Kiritimati', '2026-01-01')).toBe('2025-12-31T10:00:00.000Z');
  for (const zone of ['UTC', 'America/Havana', 'Asia/Kathmandu', 'Pacific/Apia'])
    for (const day of ['2026-03-08', '2026-11-01', '2026-07-07']) {
      const start = startOfDay(zone, day);
      expect([dayIn(zone, start), dayIn(zone, new Date(Date.parse(start) - 1).toISOString()) < day]).toEqual([day, true]);
    }
});

test('[DER-37] without a workspace there are no days, and who waits is called once its time has come', async () => {
  const storage = memoryStorage();
  const time = { now: new Date('2026-03-12T09:00:00Z') };
  const { tick, after } = clockOf(storage, time);
  const called: string[] = [];
  const call = () => void called.push(time.now.toISOString());
  after(call, 60_000);
  after(call, 30_000);
  await tick();
  time.now = new Date('2026-03-12T09:00:30Z');
  await tick();
  await tick();
  expect([called, await storage.eventsSince(0, 10)]).toEqual([['2026-03-12T09:00:30.000Z'], []]);
});
