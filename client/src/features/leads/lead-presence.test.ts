import { expect, test } from 'vitest';
import { markOf } from './lead-presence.ts';

test('[CLI-408] the mark of a lead says nothing of its id, is always the same, and differs from every other', () => {
  const ids = Array.from({ length: 20_000 }, (_, i) => `01ARZ3NDEKTSV4RRFFQ69G${String(i).padStart(4, '0')}`);
  const marks = ids.map(markOf);
  expect(new Set(marks).size).toBe(ids.length);
  expect(marks.map((mark, i) => mark === markOf(ids[i] ?? '') && !mark.includes(String(i).padStart(4, '0').repeat(2)))).not.toContain(
    false,
  );
  expect(Math.max(...marks.map(({ length }) => length))).toBeLessThanOrEqual(15);
});
