import { isId } from '@tandem/core';
import { expect, test } from 'vitest';
import { bornAt, newId } from './new-id.ts';

test('[CLI-20] ids are valid, different, and in the order in which they were made', () => {
  const ids = Array.from({ length: 500 }, () => newId(1_773_309_600_000));
  expect(ids.every((id) => isId(id) && id.length === 26)).toBe(true);
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(500);
});

test('[CLI-20] an id says when it was made', () => {
  expect(bornAt(newId(1_873_309_600_000))).toBe(1_873_309_600_000);
  expect(bornAt('1C1I7A6R')).toBe(0);
});
