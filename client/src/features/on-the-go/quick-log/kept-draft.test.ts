import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const user = { id: 'ana', name: 'Ana', email: 'ana@x.example', role: 'seller', team: '', leads: [], isLeader: false } as const;
const session = { user, epoch: 'e', keep: true, sample: false };

class MemoryStorage {
  readonly #held = new Map<string, string>();
  getItem = (key: string) => this.#held.get(key) ?? null;
  setItem = (key: string, value: string) => void this.#held.set(key, value);
  removeItem = (key: string) => void this.#held.delete(key);
  keys = () => [...this.#held.keys()];
}
let [local, tab] = [new MemoryStorage(), new MemoryStorage()];

/** As after opening the page: what is in memory is gone, what is on the device is there. */
async function openPage() {
  vi.resetModules();
  const sessions = await import('../../../state/session.ts');
  return { sessions, kept: await import('./kept-draft.ts') };
}
beforeEach(() => {
  [local, tab] = [new MemoryStorage(), new MemoryStorage()];
  vi.stubGlobal('localStorage', local);
  vi.stubGlobal('sessionStorage', tab);
  vi.stubGlobal('fetch', async () => new Response());
});
afterEach(() => vi.unstubAllGlobals());

test('[CLI-126] a draft is there again after the page was closed, and gone once it was saved', async () => {
  const first = await openPage();
  first.sessions.beginSession(session);
  first.kept.changeDraft({ what: 'visit', text: 'Half a sent' });
  const second = await openPage();
  expect(second.kept.draftNow()).toMatchObject({ what: 'visit', text: 'Half a sent' });
  second.kept.forgetDraft();
  expect(local.keys().filter((key) => key.includes('quick-log'))).toEqual([]);
});

test('[CLI-126] another person of the browser has another draft, and who signs out leaves none', async () => {
  const { sessions, kept } = await openPage();
  sessions.beginSession(session);
  kept.changeDraft({ text: 'Mine' });
  sessions.beginSession({ ...session, user: { ...user, id: 'otto' } });
  expect(kept.draftNow().text).toBe('');
  sessions.beginSession(session);
  expect(kept.draftNow().text).toBe('Mine');
  await sessions.signOut();
  expect(local.keys().filter((key) => key.includes('quick-log'))).toEqual([]);
});

test('[CLI-126] on a shared computer a draft lasts no longer than the tab', async () => {
  const { sessions, kept } = await openPage();
  sessions.beginSession({ ...session, keep: false });
  kept.changeDraft({ text: 'Mine' });
  expect([local.keys(), tab.keys().filter((key) => key.includes('quick-log'))]).toEqual([[], ['tandem.quick-log.ana']]);
});
