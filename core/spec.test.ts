import { expect, test } from 'vitest';
import { compareSpec } from '../scripts/compare-spec.mjs';

test('[CORE-1] every rule of SPEC.md has a test, every number of a test a rule, and no rule is written twice', () => {
  expect(compareSpec(import.meta.dirname, ['src/**/*.test.ts', '*.test.ts'])).toEqual({ untested: [], unwritten: [], doubled: [] });
});
