/** The daily mail to whoever answers for the company (R13). What stands in it is counted when it leaves. */
import { dayIn } from '../documents/days.ts';
import { dailyRule } from './rule.ts';

export const dailyDigest = dailyRule({
  name: 'daily-digest',
  rows: ['S0-07', 'S0-08'],
  version: 1,
  parameters: {},
  each: 'reader',
  concerns: ({ subject }, facts) => ['admin', 'manager'].includes(facts.user(subject)?.role ?? ''),
  about: ({ subject }) => `user/${subject}`,
  when: {
    'The account is not suspended': ({ subject }, facts) => facts.user(subject)?.active ?? false,
    // Days that were slept through are recorded late, all at once: only the last one is told.
    'The day is not over yet': ({ day, zone, at }) => dayIn(zone, at) <= day,
  },
  effects: ({ subject, day }) => [{ type: 'mail.digest', user: subject, day }],
  // The zone of the workspace may change within a day, and the day begins anew.
  once: ({ day }) => day,
});
