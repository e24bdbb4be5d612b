import { afterEach, expect, test, vi } from 'vitest';
import { callThisDevice, deviceState } from './this-device.ts';

/** A browser, as far as it is asked: what it can do, what the person has allowed, what the server knows. */
function givenBrowser({ permission, answer = permission, here = false }: { permission: string; answer?: string; here?: boolean }) {
  const asked: string[] = [];
  const subscription = {
    unsubscribe: async () => true,
    toJSON: () => ({ endpoint: 'https://push.example/1', keys: { p256dh: 'p', auth: 'a' } }),
  };
  const pushManager = { getSubscription: async () => (here ? subscription : null), subscribe: async () => subscription };
  const registration = { pushManager };
  const notification = {
    permission,
    requestPermission: async () => {
      asked.push('permission');
      notification.permission = answer;
      return answer;
    },
  };
  vi.stubGlobal('Notification', notification);
  vi.stubGlobal('window', { PushManager: {}, Notification: notification });
  vi.stubGlobal('navigator', { serviceWorker: { getRegistration: async () => registration, ready: Promise.resolve(registration) } });
  vi.stubGlobal('fetch', async (_path: string, init: RequestInit) => {
    asked.push(init.method ?? 'GET');
    return new Response(JSON.stringify({ publicKey: 'key', devices: here ? [{ here }] : [] }), { status: 200 });
  });
  return { asked };
}
afterEach(() => vi.unstubAllGlobals());

test('[CLI-197] looking at the state asks the person nothing, and says when the browser denies or cannot', async () => {
  const { asked } = givenBrowser({ permission: 'default' });
  expect(await deviceState()).toBe('off');
  expect(asked).toEqual(['GET']);
  givenBrowser({ permission: 'granted', here: true });
  expect(await deviceState()).toBe('on');
  givenBrowser({ permission: 'denied' });
  expect(await deviceState()).toBe('denied');
  vi.stubGlobal('navigator', {});
  expect(await deviceState()).toBe('unsupported');
});

test('[CLI-197] a press asks the person, and only then tells the server', async () => {
  const yes = givenBrowser({ permission: 'default', answer: 'granted' });
  expect(await callThisDevice()).toBe('on');
  expect(yes.asked).toEqual(['permission', 'GET', 'POST']);
  const no = givenBrowser({ permission: 'default', answer: 'denied' });
  expect(await callThisDevice()).toBe('denied');
  expect(no.asked).toEqual(['permission']);
});
