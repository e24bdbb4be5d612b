import type { Editor } from '@tiptap/core';
import { afterEach, expect, test, vi } from 'vitest';
import { keepLive } from './live-views.ts';

/** Idle moments come when the test says so; each block takes a millisecond. */
function givenIdleMoments() {
  let at = 0;
  const waiting: (() => void)[] = [];
  vi.stubGlobal('requestIdleCallback', (run: () => void) => waiting.push(run));
  vi.spyOn(performance, 'now').mockImplementation(() => at);
  const next = () => waiting.splice(0).map((run) => run()).length;
  return { next, passes: () => at++ };
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('[CLI-388] of a thousand blocks as many as a window shows are drawn at once, the others in idle moments, a few at a time', () => {
  const { next, passes } = givenIdleMoments();
  const editor = {} as Editor;
  const drawn: number[] = [];
  const leave = Array.from({ length: 100 }, (_, block) =>
    keepLive(editor, () => {
      drawn.push(block);
      passes();
    }),
  );
  expect(drawn).toHaveLength(40);
  next();
  expect(drawn.length).toBeGreaterThan(40);
  expect(drawn.length).toBeLessThan(60);
  // One that was taken off the page meanwhile is not drawn any more.
  leave[99]?.();
  let moments = 0;
  while (next() > 0) moments++;
  expect(moments).toBeGreaterThan(3);
  expect(drawn).toEqual(Array.from({ length: 99 }, (_, block) => block));
});
