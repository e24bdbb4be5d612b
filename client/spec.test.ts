import { expect, test } from 'vitest';
import { compareSpec } from '../scripts/compare-spec.mjs';

test('[SPEC-1] every rule of SPEC.md has a test, every number of a test a rule, and no rule is written twice', () => {
  const tests = ['src/**/*.test.{ts,tsx}', 'src/**/*.contract.ts', 'campaigns/*.test.ts', 'share-page/*.test.ts', '*.test.ts'];
  const stories = ['../e2e/stories/*.story.test.ts'];
  expect(compareSpec(import.meta.dirname, tests, stories)).toEqual({ untested: [], unwritten: [], doubled: [] });
});
