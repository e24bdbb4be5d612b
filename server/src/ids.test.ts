import { expect, test } from 'vitest';
import { createIds } from './ids.ts';

test('[DER-9] ids are 26 signs, never twice, and grow in the order they were made, also within a millisecond or when the clock goes back', () => {
  const clock = [5, 5, 5, 4, 6, 6].map((second) => new Date(second * 1000));
  const newId = createIds(
    () => clock.shift() ?? new Date(7000),
    (bytes) => new Uint8Array(bytes).fill(255),
  );
  const ids = Array.from({ length: 2000 }, newId);
  expect(ids.every((id) => /^[0-9A-HJKMNP-TV-Z]{26}$/.test(id))).toBe(true);
  expect(ids).toEqual([...new Set(ids)].sort());
});
