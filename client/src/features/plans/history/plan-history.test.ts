import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keptHistory, keptState, loadHistory, loadState } from './plan-history.ts';

const history = { versions: [], edits: [] };
let answer: () => Response = () => Response.error();
beforeEach(() => vi.stubGlobal('fetch', async () => answer()));
afterEach(() => void vi.unstubAllGlobals());

test('[CLI-335] a past that was loaded stays when the line goes; the first refusal takes all of it away', async () => {
  answer = () => Response.json(history);
  await loadHistory('p1');
  answer = () => new Response(new Uint8Array([1, 2, 3]));
  expect(await loadState('p1', 'v1')).toEqual(new Uint8Array([1, 2, 3]));
  answer = () => {
    throw new TypeError('no network');
  };
  await expect(loadHistory('p1')).rejects.toMatchObject({ code: 'offline' });
  await expect(loadState('p1', 'v2')).rejects.toMatchObject({ code: 'offline' });
  expect(keptHistory('p1')).toEqual(history);
  expect(await loadState('p1', 'v1')).toEqual(new Uint8Array([1, 2, 3]));
  answer = () => Response.json({ error: { code: 'not-here', message: 'There is no such plan.' } }, { status: 404 });
  await expect(loadHistory('p1')).rejects.toMatchObject({ status: 404 });
  expect([keptHistory('p1'), keptState('p1', 'v1')]).toEqual([undefined, undefined]);
});

test('[CLI-335] only the newest twelve versions are kept', async () => {
  for (let i = 0; i < 13; i++) {
    answer = () => new Response(new Uint8Array([i]));
    await loadState('p2', `v${i}`);
  }
  expect([keptState('p2', 'v0'), keptState('p2', 'v12')]).toEqual([undefined, new Uint8Array([12])]);
});
