import { expect, test } from 'vitest';
import { Refusal, safeHooks } from './safe-hook.ts';

const names = [
  'onConfigure',
  'onListen',
  'onUpgrade',
  'onConnect',
  'connected',
  'onAuthenticate',
  'onTokenSync',
  'onCreateDocument',
  'onLoadDocument',
  'afterLoadDocument',
  'beforeHandleMessage',
  'afterHandleMessage',
  'beforeHandleAwareness',
  'beforeSync',
  'beforeBroadcastStateless',
  'onStateless',
  'onChange',
  'onStoreDocument',
  'afterStoreDocument',
  'onAwarenessUpdate',
  'onRequest',
  'onDisconnect',
  'beforeUnloadDocument',
  'afterUnloadDocument',
  'onDestroy',
] as const;
const refusing = ['onAuthenticate', 'onLoadDocument', 'beforeSync'];
const failures = {
  sync: () => {
    throw new Error('secret content');
  },
  async: async () => Promise.reject(new Error('secret content')),
  'non-Error': () => {
    throw 'a string';
  },
};

test.each(names.flatMap((name) => Object.keys(failures).map((kind) => [name, kind] as const)))(
  '[W6] %s that fails (%s) ends neither the process nor anything else',
  async (name, kind) => {
    const logged: string[] = [];
    const log = { info() {}, warn() {}, error: (event: string) => void logged.push(event) };
    const hooks = safeHooks({ [name]: failures[kind as keyof typeof failures] }, log) as Record<
      string,
      (payload: object) => Promise<unknown>
    >;
    const outcome = await hooks[name]?.({ documentName: 'contact/acme' }).then(
      () => 'went on',
      (error: unknown) => error,
    );
    if (refusing.includes(name)) expect(outcome).toEqual(new Refusal('load-failed', 1013));
    else expect(outcome).toBe('went on');
    expect(logged).toEqual(['sync.hook-failed']);
  },
);

test('[W6] a refusal goes through as it is, and has no message that the library would print', async () => {
  const hooks = safeHooks({ beforeSync: async () => Promise.reject(new Refusal('erased')) }, { info() {}, warn() {}, error() {} });
  const refusal = await hooks.beforeSync?.({} as never).catch((error: unknown) => error);
  expect(refusal).toEqual({ reason: 'erased', code: 4403 });
  expect('message' in (refusal as object)).toBe(false);
});
