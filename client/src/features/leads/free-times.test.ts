import { expect, test } from 'vitest';
import { freeTimes, instantOf } from './free-times.ts';

test('[CLI-184] [S0-49] free times are within working days and beside what is planned, one before noon and one after', () => {
  // A Thursday, 13:40: an hour is left to write the mail.
  const now = new Date('2026-03-12T13:40:00');
  const taken = [
    { startsAt: instantOf('2026-03-12', '15:00'), minutes: 60 },
    { startsAt: instantOf('2026-03-13', '09:00'), minutes: 30 },
    { startsAt: '', minutes: null },
  ];
  expect(freeTimes(taken, now, 20, 4)).toEqual([
    instantOf('2026-03-12', '16:00'),
    instantOf('2026-03-13', '09:30'),
    instantOf('2026-03-13', '13:00'),
    instantOf('2026-03-16', '09:00'),
  ]);
});
