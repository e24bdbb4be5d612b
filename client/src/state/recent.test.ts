import { beforeEach, expect, test } from 'vitest';
import { noteOpened, noteSearch, useRecent } from './recent.ts';

beforeEach(() => useRecent.setState({ opened: [], searches: [] }));

test('[CLI-88] what was opened last comes first, once', () => {
  for (const id of ['a', 'b', 'a', 'a']) noteOpened({ kind: 'contact', id });
  expect(useRecent.getState().opened.map(({ id }) => id)).toEqual(['a', 'b']);
});

test('[CLI-88] searches are kept newest first, the same words once, single letters never, and not more than can be shown', () => {
  for (const text of ['berg', 'x', ' Storgatan ', 'BERG', ...Array.from({ length: 20 }, (_, i) => `town ${i}`)]) noteSearch(text);
  expect(useRecent.getState().searches).toHaveLength(8);
  noteSearch('berg');
  expect(useRecent.getState().searches[0]).toBe('berg');
});
