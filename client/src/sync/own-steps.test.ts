import { contact } from '@tandem/core';
import { beforeEach, expect, test } from 'vitest';
import {
  forgetSteps,
  forgetStepsOf,
  noteDone,
  noteRedone,
  noteUndone,
  oneStep,
  type Part,
  takeDone,
  takeUndone,
  undoLabels,
} from './own-steps.ts';

const part = (id: string): Part => ({ name: contact.nameOf(id), changes: [{ path: 'name', label: 'Name', old: '', new: id }] as never });
const idsOf = (parts: readonly Part[] = []) => parts.map(({ name }) => name.slice('contact/'.length));

beforeEach(forgetSteps);

test('[CLI-143] a step of thousands of edits holds each once and in order, whatever is done in between', () => {
  const bulk = oneStep();
  const ids = Array.from({ length: 5_000 }, (_, i) => `c${i}`);
  for (const [at, id] of ids.entries()) {
    noteDone(`Given away ${at + 1}`, part(id), bulk);
    if (at === 2_000) noteDone('Called', part('other'));
  }
  expect(undoLabels().undo).toBe('Called');
  expect(idsOf(takeDone()?.parts)).toEqual(['other']);
  expect(undoLabels().undo).toBe('Given away 5000');
  expect(idsOf(takeDone()?.parts)).toEqual(ids);
  expect(takeDone()).toBeUndefined();
});

test('[CLI-143] what was taken off the list does not grow any more, and what is put back grows by itself', () => {
  const bulk = oneStep();
  noteDone('Bulk', part('a'), bulk);
  const taken = takeDone(bulk);
  noteDone('Bulk', part('b'), bulk);
  expect([idsOf(taken?.parts), idsOf(takeDone(bulk)?.parts)]).toEqual([['a'], ['b']]);
  if (!taken) throw new Error('nothing was taken');
  noteUndone(taken);
  const again = takeUndone();
  if (!again) throw new Error('nothing was undone');
  noteRedone(again);
  noteDone('Bulk', part('c'), bulk);
  expect([idsOf(again.parts), idsOf(takeDone()?.parts)]).toEqual([['a'], ['a', 'c']]);
});

test('[CLI-143] a document that is forgotten leaves the steps that still grow', () => {
  const bulk = oneStep();
  for (const id of ['a', 'b']) noteDone('Bulk', part(id), bulk);
  forgetStepsOf(contact.nameOf('a'));
  noteDone('Bulk', part('c'), bulk);
  expect(idsOf(takeDone()?.parts)).toEqual(['b', 'c']);
});
