import { nameOf } from '@tandem/core';
import { expect, test } from 'vitest';
import { askedTogether } from './asked-together.ts';

const north = nameOf('board', 'north');
const south = nameOf('board', 'south');

/** Answers with how often it was asked. */
function given() {
  const asked: string[] = [];
  const subjectOf = askedTogether(async (name) => {
    asked.push(name);
    return { subject: { type: 'board', members: [String(asked.length)] }, exists: true };
  });
  return { asked, subjectOf };
}

test('[SYNC-97] connections that are looked at in one turn share one reading of their document', async () => {
  const { asked, subjectOf } = given();
  // Each of them has waited for something else first, as for its session.
  const answers = await Promise.all(Array.from({ length: 500 }, async (_, i) => subjectOf(await Promise.resolve(i % 2 ? north : south))));
  expect(asked).toEqual([south, north]);
  expect(new Set(answers).size).toBe(2);
});

test('[SYNC-97] an answer that was begun in an earlier turn is not shared: what made somebody ask may be newer', async () => {
  const { asked, subjectOf } = given();
  const before = await subjectOf(north);
  await new Promise((resolve) => setImmediate(resolve));
  expect(await subjectOf(north)).not.toBe(before);
  expect(asked).toEqual([north, north]);
});

test('[SYNC-97] a reading that takes long is shared with nobody who asks while it runs', async () => {
  const running: ((members: string) => void)[] = [];
  const subjectOf = askedTogether(
    () => new Promise((resolve) => running.push((member) => resolve({ subject: { type: 'board', members: [member] }, exists: true }))),
  );
  const early = subjectOf(north);
  await new Promise((resolve) => setImmediate(resolve));
  const late = subjectOf(north);
  running[0]?.('before the change');
  running[1]?.('after it');
  expect((await early).subject).toEqual({ type: 'board', members: ['before the change'] });
  expect((await late).subject).toEqual({ type: 'board', members: ['after it'] });
});
