import { evidenceDefaults } from '@tandem/core';
import { expect, test } from 'vitest';
import { inForce, settingOf, shownValue, typedOf, typedValue, wantedOf } from './thresholds.ts';

test('[CLI-212] thresholds are read and typed in seconds, and only what the grader takes is sent', () => {
  expect(shownValue('visibleMsEngaged', 10_000)).toBe('10');
  expect([typedValue('visibleMsEngaged', '12,5'), typedValue('visibleMsEngaged', '0'), typedValue('visibleMsEngaged', 'x')]).toEqual([
    12_500,
    undefined,
    undefined,
  ]);
  expect([typedValue('countFrom', '3'), typedValue('countFrom', '4'), typedValue('countFrom', '1.5'), typedValue('countFrom', '')]).toEqual(
    [3, undefined, undefined, undefined],
  );
  const typed = typedOf(evidenceDefaults);
  expect(wantedOf(typed)).toEqual({ thresholds: evidenceDefaults, invalid: [] });
  expect(wantedOf({ ...typed, countFrom: '9' })).toEqual({ thresholds: undefined, invalid: ['countFrom'] });
});

test('[CLI-212] the usual number is no setting, so that a better one of a later version is in force by itself', () => {
  const set = settingOf({ ...evidenceDefaults, countFrom: 3 });
  expect(Object.values(set).filter((value) => value !== null)).toEqual([3]);
  expect(inForce(set)).toEqual({ ...evidenceDefaults, countFrom: 3 });
});
