import { expect, test } from 'vitest';
import { readTags } from './close-read.ts';

test('[CLI-196] a note goes when all notices of its record are read or done, and stays while one is not', () => {
  const notice = (contact: string, about: string, readAt = '', doneAt = '') => ({ contact, about, readAt, doneAt });
  expect(
    readTags([
      notice('acme', 'contact/acme', '2026-03-12T09:00:00.000Z'),
      notice('acme', 'task/t1'),
      notice('berg', 'contact/berg', '2026-03-12T09:00:00.000Z'),
      notice('berg', 'task/t2', '', '2026-03-12T09:00:00.000Z'),
      notice('', 'task/t3', '2026-03-12T09:00:00.000Z'),
    ]),
  ).toEqual(['contact/berg', 'task/t3']);
});
