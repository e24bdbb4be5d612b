import { expect, test } from 'vitest';
import { aUserRow, given } from '../testing/given.ts';
import { dawns, doneBy, failing } from '../testing/happens.ts';
import { dailyDigest } from './digest.ts';
import { decide } from './rule.ts';

const users = [
  aUserRow('ana'),
  aUserRow('ben', { role: 'manager' }),
  aUserRow('ada', { role: 'admin' }),
  aUserRow('lea', { role: 'manager', active: false }),
];

test('[S0-07] [DIG-9] each manager and admin gets one mail a day, nobody else: its key is the day and the person', () => {
  for (const reader of ['ben', 'ada'])
    expect(doneBy(dailyDigest, dawns(reader), { users })).toEqual([{ type: 'mail.digest', user: reader, day: '2026-03-12' }]);
  expect(doneBy(dailyDigest, dawns('ana'), { users })).toBeUndefined();
  expect(failing(dailyDigest, dawns('lea'), { users })).toEqual(['The account is not suspended']);
  const keys = (zone: string) =>
    decide(dailyDigest, { ...dawns('ben'), zone, key: `day.started/${zone}/2026-03-12` }, given(dailyDigest, { users }))?.effects.map(
      ({ key }) => key,
    );
  expect(keys('Europe/Stockholm')).toEqual(['daily-digest/2026-03-12/mail.digest/ben']);
  expect(keys('Europe/Oslo')).toEqual(keys('Europe/Stockholm'));
});

test('[S0-07] days that were slept through are recorded late and told nobody of, but for the last one', () => {
  const woken = (day: string) => ({ ...dawns('ben', day), at: '2026-03-12T09:00:00Z' });
  expect(failing(dailyDigest, woken('2026-03-10'), { users })).toEqual(['The day is not over yet']);
  expect(failing(dailyDigest, woken('2026-03-11'), { users })).toEqual(['The day is not over yet']);
  expect(doneBy(dailyDigest, woken('2026-03-12'), { users })).toHaveLength(1);
});
