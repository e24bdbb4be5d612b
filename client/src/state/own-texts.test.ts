import { afterEach, expect, test, vi } from 'vitest';
import { keepOwnText, ownText, wipeOwnTexts } from './own-texts.ts';
import { beginSession, endSession } from './session.ts';

function givenBrowser(keep: boolean) {
  const storage = () => {
    const kept: Record<string, string> = {};
    return Object.defineProperties(kept, {
      getItem: { value: (name: string) => kept[name] ?? null },
      setItem: { value: (name: string, text: string) => void (kept[name] = text) },
      removeItem: { value: (name: string) => void delete kept[name] },
    });
  };
  const local = storage();
  vi.stubGlobal('localStorage', local);
  vi.stubGlobal('sessionStorage', storage());
  const user = { id: 'u1', name: 'Ada', email: '', role: 'seller', team: '', leads: [], isLeader: false } as const;
  beginSession({ user, epoch: 'e', keep, sample: false });
  return local;
}
afterEach(async () => {
  await endSession('signed-out');
  vi.unstubAllGlobals();
});

test('[S4-12] what a screen keeps of a person is gone when the session ends, and nothing else is', async () => {
  const local = givenBrowser(true);
  wipeOwnTexts();
  local['tandem.theme'] = 'dark';
  keepOwnText('home.sums', '{}');
  expect(ownText('home.sums')).toBe('{}');
  await endSession('signed-out');
  expect(Object.keys(local)).toEqual(['tandem.theme']);
});

test('[S4-12] on a shared computer a screen keeps nothing', () => {
  givenBrowser(false);
  keepOwnText('home.sums', '{}');
  expect(ownText('home.sums')).toBe(null);
});
