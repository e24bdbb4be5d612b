import { expect, test, vi } from 'vitest';
import { followAsOneTab } from './one-tab.ts';

/** Web Locks of one browser, as far as tabs see them. */
function browserLocks() {
  let held: Promise<unknown> = Promise.resolve();
  return {
    request: (_name: string, { signal }: { signal: AbortSignal }, work: () => Promise<unknown>) =>
      new Promise((resolve, reject) => {
        const before = held;
        const mine = Promise.withResolvers<void>();
        held = mine.promise;
        const leave = () => {
          void before.then(() => mine.resolve());
          reject(signal.reason);
        };
        if (signal.aborted) return leave();
        signal.addEventListener('abort', leave, { once: true });
        void before.then(async () => {
          if (signal.aborted) return;
          signal.removeEventListener('abort', leave);
          resolve(await work().finally(() => mine.resolve()));
        });
      }),
  } as unknown as LockManager;
}

function tabs() {
  const locks = browserLocks();
  const following = new Set<string>();
  const most: number[] = [];
  const open = (name: string) => {
    const stop = new AbortController();
    let sleep = new AbortController();
    let awake = Promise.withResolvers<void>();
    const thawed = vi.fn(async () => undefined);
    const done = followAsOneTab({
      name: 'feed',
      stop: stop.signal,
      locks,
      onThaw: thawed,
      // A frozen page does nothing any more: its work never ends by itself.
      follow: (until) => {
        following.add(name);
        most.push(following.size);
        until.addEventListener('abort', () => following.delete(name), { once: true });
        return new Promise(() => undefined);
      },
      nextFreeze: () => {
        sleep = new AbortController();
        awake = Promise.withResolvers();
        return { signal: sleep.signal, awake: awake.promise };
      },
    });
    return { done, thawed, close: () => stop.abort(), freeze: () => sleep.abort(), thaw: () => awake.resolve() };
  };
  return { open, following, most };
}
const becomes = (following: ReadonlySet<string>, ...names: string[]) => vi.waitFor(() => expect([...following]).toEqual(names));

test('[CLI-47] of three tabs one follows; when it closes another one does, and never two at once', async () => {
  const { open, following, most } = tabs();
  const [a, b, c] = [open('a'), open('b'), open('c')];
  await becomes(following, 'a');
  a.close();
  await becomes(following, 'b');
  c.close();
  b.close();
  await Promise.all([a.done, b.done, c.done]);
  expect([...following]).toEqual([]);
  expect(Math.max(...most)).toBe(1);
});

test('[CLI-47] a tab that the browser freezes hands over at once, reads what it missed when it wakes, and stands in line again', async () => {
  const { open, following } = tabs();
  const [a, b] = [open('a'), open('b')];
  await becomes(following, 'a');
  a.freeze();
  await becomes(following, 'b');
  expect(a.thawed).not.toHaveBeenCalled();
  a.thaw();
  await vi.waitFor(() => expect(a.thawed).toHaveBeenCalledOnce());
  expect([...following]).toEqual(['b']);
  b.close();
  await becomes(following, 'a');
  a.close();
  await Promise.all([a.done, b.done]);
});
