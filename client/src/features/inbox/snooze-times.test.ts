import { expect, test } from 'vitest';
import { snoozeTimes } from './snooze-times.ts';

const words = (now: Date) =>
  snoozeTimes(now).map(({ choice, until }) => `${choice} ${new Date(until).toDateString().slice(0, 3)} ${new Date(until).getHours()}`);

test('[CLI-192] a notice is put off by an hour, to this evening, tomorrow or Monday morning, whichever are still ahead', () => {
  expect(words(new Date(2026, 2, 12, 10, 0))).toEqual(['hour Thu 11', 'evening Thu 18', 'tomorrow Fri 8', 'monday Mon 8']);
  expect(words(new Date(2026, 2, 12, 19, 0))).toEqual(['hour Thu 20', 'tomorrow Fri 8', 'monday Mon 8']);
  expect(words(new Date(2026, 2, 15, 10, 0))).toEqual(['hour Sun 11', 'evening Sun 18', 'tomorrow Mon 8']);
});
