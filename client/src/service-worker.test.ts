import { afterEach, beforeEach, expect, test, vi } from 'vitest';

type Listener = (event: {
  request?: unknown;
  data?: unknown;
  waitUntil(work: Promise<unknown>): void;
  respondWith(answer: Promise<Response>): void;
}) => void;
const origin = 'https://tandem.test';
/** What the server would answer; `undefined`: there is no network. */
let server: Map<string, string> | undefined;
let cached: Map<string, Response>;
let listeners: Map<string, Listener>;
let told: unknown[];

beforeEach(async () => {
  server = new Map();
  cached = new Map();
  listeners = new Map();
  told = [];
  const pathOf = (request: string | { url: string }) => new URL(typeof request === 'string' ? request : request.url, origin).pathname;
  vi.stubGlobal('self', {
    location: { origin },
    clients: { claim: async () => undefined, matchAll: async () => [{ postMessage: (message: unknown) => told.push(message) }] },
    skipWaiting: async () => undefined,
    addEventListener: (type: string, listener: Listener) => listeners.set(type, listener),
  });
  vi.stubGlobal('fetch', async (request: string | { url: string }) => {
    if (!server) throw new TypeError('no network');
    const body = server.get(pathOf(request));
    return body === undefined ? new Response('', { status: 404 }) : new Response(body);
  });
  const cache = {
    keys: async () => [...cached.keys()].map((path) => ({ url: origin + path })),
    match: async (path: string) => cached.get(path)?.clone(),
    put: async (path: string, answer: Response) => void cached.set(path, answer),
    delete: async (path: string) => cached.delete(path),
    addAll: async (paths: readonly string[]) => {
      const answers = await Promise.all(paths.map((path) => fetch(path)));
      if (answers.some((answer) => !answer.ok)) throw new TypeError('a file is missing');
      paths.forEach((path, i) => cached.set(path, answers[i] as Response));
    },
  };
  vi.stubGlobal('caches', {
    open: async () => cache,
    match: async (request: string | { url: string }) => cached.get(pathOf(request))?.clone(),
  });
  vi.resetModules();
  await import('./service-worker.ts');
});
afterEach(() => vi.unstubAllGlobals());

const beside = ['/favicon.svg', '/manifest.webmanifest', '/icons/192.png', '/icons/512.png', '/icons/maskable-512.png'];
function deploy(version: string, screens: readonly string[] = ['contacts']): void {
  const files = Object.fromEntries(screens.map((name) => [`src/${name}.tsx`, { file: `assets/${name}-${version}.js` }]));
  server = new Map(beside.map((path) => [path, 'drawn']));
  server.set(
    '/files.json',
    JSON.stringify({ 'index.html': { file: `assets/app-${version}.js`, css: [`assets/app-${version}.css`] }, ...files }),
  );
  server.set('/index.html', `<script type="module" src="/assets/app-${version}.js"></script>`);
  for (const name of [`app-${version}.js`, `app-${version}.css`, ...screens.map((screen) => `${screen}-${version}.js`)])
    server.set(`/assets/${name}`, `${name} content`);
}
async function send(type: string, event: object = {}): Promise<Response | undefined> {
  const work: Promise<unknown>[] = [];
  let answer: Promise<Response> | undefined;
  listeners.get(type)?.({ ...event, waitUntil: (one) => void work.push(one), respondWith: (one) => (answer = one) });
  const given = await answer;
  await Promise.all(work);
  return given;
}
const get = async (path: string, mode = 'cors') => (await send('fetch', { request: { url: origin + path, method: 'GET', mode } }))?.text();
const navigate = (path: string) => get(path, 'navigate');

test('[CLI-51] once installed, every page and every lazily loaded screen comes without a network', async () => {
  deploy('1', ['contacts', 'team', 'map']);
  await send('install');
  server = undefined;
  for (const path of ['/', '/contacts/c1', '/settings', '/sign-in']) expect(await navigate(path)).toContain('app-1.js');
  for (const name of ['app', 'contacts', 'team', 'map']) expect(await get(`/assets/${name}-1.js`)).toBe(`${name}-1.js content`);
  for (const path of beside) expect(await get(path)).toBe('drawn');
});

test('[CLI-51] data of anybody is never kept, and never answered from here', async () => {
  deploy('1');
  await send('install');
  for (const path of ['/api/feed', '/sync', '/s/abc']) expect(await get(path)).toBeUndefined();
  expect([...cached.keys()].filter((path) => path.startsWith('/api'))).toEqual([]);
});

test('[CLI-52] the kept page is shown at once, and the pages are told when a newer build lies ready', async () => {
  deploy('1');
  await send('install');
  deploy('2');
  expect(await navigate('/')).toContain('app-1.js');
  expect(told.at(-1)).toEqual({ t: 'build', entry: '/assets/app-2.js' });
  server = undefined;
  expect(await navigate('/')).toContain('app-2.js');
});

test('[CLI-52] a tab of an earlier build still finds its screens, until three newer ones have come', async () => {
  deploy('1');
  await send('install');
  for (const version of ['2', '3', '4']) {
    deploy(version);
    await send('message', { data: 'look' });
    expect(await get('/assets/contacts-1.js')).toBe('contacts-1.js content');
  }
  deploy('5');
  await send('message', { data: 'look' });
  expect([...cached.keys()].filter((path) => path.includes('-1.'))).toEqual([]);
  expect(await get('/assets/contacts-2.js')).toBe('contacts-2.js content');
});

test('[CLI-52] a build of which a file is missing, or whose page belongs to another one, changes nothing', async () => {
  deploy('1');
  await send('install');
  deploy('2');
  server?.delete('/assets/contacts-2.js');
  await send('message', { data: 'look' });
  deploy('3');
  server?.set('/index.html', '<script type="module" src="/assets/app-4.js"></script>');
  await send('message', { data: 'look' });
  server = undefined;
  expect(await navigate('/')).toContain('app-1.js');
});

interface Shown {
  readonly tag: string;
  readonly data: unknown;
  close(): void;
}
/** Notes on the screen and windows of the person. */
function screen(urls: readonly string[] = []) {
  const notes: Shown[] = [];
  const went: string[] = [];
  const windows = urls.map((url) => ({
    url,
    focus: async () => void went.push(`focus ${url}`),
    navigate: async (path: string) => void went.push(`navigate ${path}`),
  }));
  Object.assign(self, {
    clients: { matchAll: async () => windows, openWindow: async (path: string) => void went.push(`open ${path}`) },
    registration: {
      getNotifications: async () => notes,
      async showNotification(_: string, { tag, data }: { tag: string; data: unknown }) {
        notes.push({
          tag,
          data,
          close: () =>
            void notes.splice(
              notes.findIndex((note) => note.tag === tag),
              1,
            ),
        });
      },
    },
  });
  return { notes, went };
}
const pushed = (push: object) => send('push', { data: { json: () => push } });

test('[CLI-195] a push shows one note, and pressing it opens the page of its record and no other site', async () => {
  const { notes, went } = screen();
  await pushed({ says: 'Acme is now a customer', tag: 'contact/acme', open: '/contacts/acme' });
  await pushed({ says: 'x', tag: 'contact/evil', open: '//evil.test/x' });
  expect(notes.map(({ tag, data }) => [tag, data])).toEqual([
    ['contact/acme', '/contacts/acme'],
    ['contact/evil', '/inbox'],
  ]);
  await send('notificationclick', { notification: notes[0] });
  expect([went, notes.length]).toEqual([['open /contacts/acme'], 1]);
});

test('[CLI-195] a window that shows the page is brought to the front, another one goes there', async () => {
  const note = { tag: 'contact/acme', data: '/contacts/acme', close: () => undefined };
  const there = screen([`${origin}/home`, `${origin}/contacts/acme`]);
  await send('notificationclick', { notification: note });
  expect(there.went).toEqual([`focus ${origin}/contacts/acme`]);
  const elsewhere = screen([`${origin}/home`]);
  await send('notificationclick', { notification: note });
  expect(elsewhere.went).toEqual([`focus ${origin}/home`, 'navigate /contacts/acme']);
});

test('[CLI-196] what is read elsewhere is taken off the screen', async () => {
  const { notes } = screen();
  await pushed({ says: 'a', tag: 'contact/a', open: '/contacts/a' });
  await pushed({ says: 'b', tag: 'contact/b', open: '/contacts/b' });
  await send('message', { data: { t: 'read', tags: ['contact/a', 'contact/x'] } });
  expect(notes.map(({ tag }) => tag)).toEqual(['contact/b']);
});
