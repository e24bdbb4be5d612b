import { expect, test } from 'vitest';
import { askToKeep, emptiesAfterAWeek, readStorageState } from './storage-state.ts';

const storage = (granted: boolean, grants = granted) => {
  let now = granted;
  return {
    persisted: async () => now,
    persist: async () => {
      now = grants;
      return now;
    },
    estimate: async () => ({ usage: 5_000_000, quota: 100_000_000 }),
  } as unknown as StorageManager;
};

test('[CLI-45] the person is told whether the browser may empty this device, and how much is used of how much', async () => {
  expect(await readStorageState(storage(true))).toEqual({ persistence: 'granted', used: 5_000_000, room: 100_000_000 });
  expect((await readStorageState(storage(false))).persistence).toBe('not-granted');
  expect(await readStorageState({} as StorageManager)).toEqual({ persistence: 'not-supported', used: undefined, room: undefined });
});

test('[CLI-45] asked to keep it, the browser answers yes or no, and the answer is what is shown', async () => {
  expect((await askToKeep(storage(false, true))).persistence).toBe('granted');
  expect((await askToKeep(storage(false, false))).persistence).toBe('not-granted');
});

test('[CLI-45] only the browsers that empty storage after a week are said to do so', () => {
  expect(
    emptiesAfterAWeek(
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1',
    ),
  ).toBe(true);
  expect(emptiesAfterAWeek('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36')).toBe(
    false,
  );
  expect(emptiesAfterAWeek('Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0')).toBe(false);
});
