import { expect, test } from 'vitest';
import { dayOf, daysBetween } from '../../../ui/work/days.ts';
import { isWithin, monthOf, quarterOf } from './periods.ts';

test('[S2-12] months and quarters end on their last day, leap years included', () => {
  expect(monthOf('2028-02-10')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
  expect(monthOf('2026-12-31', 1)).toEqual({ from: '2027-01-01', to: '2027-01-31' });
  expect(quarterOf('2026-03-31')).toEqual({ from: '2026-01-01', to: '2026-03-31' });
  expect(quarterOf('2026-11-21')).toEqual({ from: '2026-10-01', to: '2026-12-31' });
});

test('[S2-12] today is the day where the person is, not in Greenwich', () => {
  expect(dayOf(new Date(2026, 0, 5, 0, 30))).toBe('2026-01-05');
  expect(dayOf(new Date(2026, 11, 31, 23, 59))).toBe('2026-12-31');
});

test('[S2-12] a missing day lies in no period, an open end has no limit', () => {
  expect(isWithin('', { from: '', to: '' })).toBe(false);
  expect(isWithin('2026-05-01', { from: '2026-05-01', to: '' })).toBe(true);
  expect(daysBetween('2026-02-27', '2026-03-02')).toBe(3);
});
