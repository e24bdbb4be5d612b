import { expect, test } from 'vitest';
import { endOfQuiet, type Quiet } from './quiet.ts';

const never: Quiet = { quietFrom: '', quietTo: '', quietWeekends: false, quietUntil: '', timeZone: 'Europe/Stockholm' };
const end = (quiet: Partial<Quiet>, at: string) => endOfQuiet({ ...never, ...quiet }, 'Europe/Stockholm', at);
const night = { quietFrom: '19:00', quietTo: '07:00' };

test('[TELL-5] quiet hours over midnight end in the morning, from either side of it', () => {
  expect(end(night, '2026-03-12T17:59:00.000Z')).toBe('2026-03-12T17:59:00.000Z');
  expect(end(night, '2026-03-12T18:00:00.000Z')).toBe('2026-03-13T06:00:00.000Z');
  expect(end(night, '2026-03-13T03:00:00.000Z')).toBe('2026-03-13T06:00:00.000Z');
  expect(end(night, '2026-03-13T06:00:00.000Z')).toBe('2026-03-13T06:00:00.000Z');
  expect(end({ quietFrom: '12:00', quietTo: '13:00' }, '2026-03-12T11:30:00.000Z')).toBe('2026-03-12T12:00:00.000Z');
  expect(end({ quietFrom: '12:00', quietTo: '12:00' }, '2026-03-12T11:00:00.000Z')).toBe('2026-03-12T11:00:00.000Z');
});

test('[TELL-5] seven in the morning is seven in the morning when the clocks have gone forward or back in the night', () => {
  expect(end(night, '2026-03-28T20:00:00.000Z')).toBe('2026-03-29T05:00:00.000Z');
  expect(end(night, '2026-10-24T19:00:00.000Z')).toBe('2026-10-25T06:00:00.000Z');
  // Half past two does not exist that night: the moment the clocks jump over it.
  expect(end({ quietFrom: '22:00', quietTo: '02:30' }, '2026-03-28T23:00:00.000Z')).toBe('2026-03-29T01:00:00.000Z');
  // Half past two comes twice: at its first time, or the second once that is past, it is not quiet for another day.
  expect(end({ quietFrom: '22:00', quietTo: '02:30' }, '2026-10-24T22:00:00.000Z')).toBe('2026-10-25T00:30:00.000Z');
  expect(end({ quietFrom: '22:00', quietTo: '02:30' }, '2026-10-25T01:10:00.000Z')).toBe('2026-10-25T01:30:00.000Z');
});

test('[TELL-6] a quiet weekend ends on Monday, or later when that is within quiet hours', () => {
  expect(end({ quietWeekends: true }, '2026-03-13T22:59:00.000Z')).toBe('2026-03-13T22:59:00.000Z');
  expect(end({ quietWeekends: true }, '2026-03-13T23:00:00.000Z')).toBe('2026-03-15T23:00:00.000Z');
  expect(end({ ...night, quietWeekends: true }, '2026-03-13T20:00:00.000Z')).toBe('2026-03-16T06:00:00.000Z');
  expect(end({ quietUntil: '2026-03-14T10:00:00.000Z', quietWeekends: true }, '2026-03-12T10:00:00.000Z')).toBe('2026-03-15T23:00:00.000Z');
});

test('[TELL-5] the hours are those of where the person is; a zone nobody knows is that of the workspace', () => {
  expect(end({ ...night, timeZone: 'America/New_York' }, '2026-03-12T08:00:00.000Z')).toBe('2026-03-12T11:00:00.000Z');
  expect(end({ ...night, timeZone: 'Atlantis/Centre' }, '2026-03-12T18:00:00.000Z')).toBe('2026-03-13T06:00:00.000Z');
});
