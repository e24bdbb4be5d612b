import { evidenceDefaults } from '@tandem/core';
import { expect, test } from 'vitest';
import { gradeLines } from './grade-lines.ts';

const slackbot = {
  id: 'v-1',
  requests: [{ t: 7_200_000, method: 'GET', path: '/s/a', headers: { 'user-agent': 'Slackbot-LinkExpanding 1.0' }, session: 'A' }],
  beacons: [],
};

test('[N4] a file of visits is graded a line each, bad lines are named by their number and stop nothing', () => {
  const file = [
    JSON.stringify({ ...slackbot, expected: { counts: false, maxLevel: 0 } }),
    '{"id": "v-2", "requests": [',
    '',
    JSON.stringify({ id: 'v-3', requests: [{ path: '/s/a' }], beacons: [], expected: { counts: true, minLevel: 2, people: 1 } }),
  ].join('\n');
  expect(gradeLines(file, evidenceDefaults)).toEqual({
    lines: [
      'v-1  preview  level 0  does not count  known-robot(name Slackbot-LinkExpanding), not-a-browser(missing user-agent accept-language cookie sec-fetch referer)',
      'line 2: no JSON object; one visit is written on each line.',
      'v-3  unsure  level 0  does not count',
      '  expected otherwise: it counts',
      '  expected otherwise: level 2 at least',
      '  expected otherwise: 1 people, not 0',
      '  line 4: requests[0].t should be milliseconds after sending.',
    ],
    visits: 2,
    counted: 0,
    faulty: 2,
    expected: 2,
    agreeing: 1,
  });
});
