/**
 * Keeps the program itself on the device, so that it starts without a network and does not wait for a slow one. It keeps no data
 * of anybody: rows and documents are in the device's database, and what the server answers under /api is never stored here.
 */
interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Extendable {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Asked extends Extendable {
  readonly data: unknown;
}
interface Pushed extends Extendable {
  readonly data: { json(): unknown } | null;
}
interface Clicked extends Extendable {
  readonly notification: Note;
}
interface Note {
  readonly tag: string;
  readonly data: unknown;
  close(): void;
}
interface Window {
  readonly url: string;
  postMessage(message: unknown): void;
  focus(): Promise<unknown>;
  navigate(url: string): Promise<unknown>;
}
interface Worker {
  readonly location: Location;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(which: { type: 'window'; includeUncontrolled: true }): Promise<readonly Window[]>;
    openWindow(url: string): Promise<unknown>;
  };
  readonly registration: {
    showNotification(title: string, options: { body: string; tag: string; icon: string; data: unknown }): Promise<void>;
    getNotifications(): Promise<readonly Note[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
  addEventListener(type: 'message', listener: (event: Asked) => void): void;
  addEventListener(type: 'push', listener: (event: Pushed) => void): void;
  addEventListener(type: 'notificationclick', listener: (event: Clicked) => void): void;
}
/** A build that was kept: its files, and the script its page begins with. The newest comes first. */
interface Build {
  readonly id: string;
  readonly entry: string;
  readonly files: readonly string[];
}
// The page's and the worker's globals have different types, and a program can load only one of them.
const worker = self as unknown as Worker;

const cacheName = 'tandem-program';
const page = '/index.html';
/** Not of the server: what this worker remembers. */
const record = '/builds.json';
const beside = ['/favicon.svg', '/manifest.webmanifest', '/icons/192.png', '/icons/512.png', '/icons/maskable-512.png'];
const notOurs = /^\/(api|sync|ws|s|forms)(\/|$)|^\/calendar\/[^/]+\.ics$/;
/** A tab that was opened before an update still loads its screens one by one, from the files of its own build. */
const buildsKept = 4;

// Nothing it answers with depends on its own version, so a new worker need not wait for old tabs.
worker.addEventListener('install', (event) => event.waitUntil(keepBuild().then(() => worker.skipWaiting())));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('message', (event) => {
  if (event.data === 'look') event.waitUntil(keepBuild());
  const { t, tags } = (event.data ?? {}) as { readonly t?: string; readonly tags?: readonly string[] };
  if (t === 'read' && tags) event.waitUntil(closeNotes(tags));
});
worker.addEventListener('push', (event) => event.waitUntil(showNote(event)));
worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openAt(pathOf(event.notification.data)));
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin || notOurs.test(pathname)) return;
  if (request.mode === 'navigate') event.respondWith(answerPage(event));
  else if (pathname.startsWith('/assets/') || beside.includes(pathname)) event.respondWith(answerFile(request));
});

/** The kept page at once: a train's network answers after a minute or never. Whether there is a newer one is looked up beside it. */
async function answerPage(event: Fetching): Promise<Response> {
  const kept = await caches.match(page);
  if (!kept) return fetch(event.request);
  event.waitUntil(keepBuild());
  return kept;
}

/** A file under /assets never changes: its name says what is in it. */
async function answerFile(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

/** One note for one record: a later one with its tag takes its place. Browsers want one shown for every push. */
async function showNote({ data }: Pushed): Promise<void> {
  const { says, tag, open } = readPush(data);
  await worker.registration.showNotification('Tandem', { body: says, tag, icon: '/icons/192.png', data: open });
}
function readPush(data: Pushed['data']): { readonly says: string; readonly tag: string; readonly open: string } {
  try {
    const { says, tag, open } = (data?.json() ?? {}) as Record<string, unknown>;
    return { says: String(says ?? ''), tag: String(tag ?? 'inbox'), open: pathOf(open) };
  } catch {
    return { says: '', tag: 'inbox', open: '/inbox' };
  }
}
/** A path of ours, never another site's. */
const pathOf = (open: unknown): string => (typeof open === 'string' && /^\/(?![/\\])/.test(open) ? open : '/inbox');

/** A window that shows it already, or any window of ours, or a new one. */
async function openAt(path: string): Promise<void> {
  const { origin } = worker.location;
  const windows = (await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })).filter(
    ({ url }) => new URL(url).origin === origin,
  );
  const there = windows.find(({ url }) => new URL(url).pathname === path);
  if (there) return void (await there.focus());
  const [any] = windows;
  if (!any) return void (await worker.clients.openWindow(path));
  await any.focus();
  // A window that this worker does not control cannot be sent anywhere.
  await any.navigate(path).catch(() => worker.clients.openWindow(path));
}

async function closeNotes(tags: readonly string[]): Promise<void> {
  for (const note of await worker.registration.getNotifications()) if (tags.includes(note.tag)) note.close();
}

let keeping: Promise<void> | undefined;
/** One at a time; without a network, or when half of it arrives, what is kept stays as it is. */
function keepBuild(): Promise<void> {
  keeping ??= bringBuild()
    .catch(() => undefined)
    .finally(() => {
      keeping = undefined;
    });
  return keeping;
}

async function bringBuild(): Promise<void> {
  const answer = await fetch('/files.json', { cache: 'no-cache' });
  if (!answer.ok) return;
  const text = await answer.text();
  const cache = await caches.open(cacheName);
  const builds = await keptBuilds(cache);
  const id = await digest(text);
  const build: Build = { id, entry: entryOf(text), files: [...filesOf(text), ...beside] };
  const kept = new Set((await cache.keys()).map((request) => new URL(request.url).pathname));
  const missing = build.files.filter((file) => !kept.has(file));
  if (builds[0]?.id === id && missing.length === 0 && kept.has(page)) return;
  await cache.addAll(missing);
  const newest = await fetch(page, { cache: 'no-cache' });
  // The page last, and only the one that names files of this build: the server may have been updated in between.
  if (!newest.ok || !(await newest.clone().text()).includes(build.entry)) return;
  await cache.put(page, newest);
  const all = [build, ...builds.filter((earlier) => earlier.id !== id)].slice(0, buildsKept);
  await cache.put(record, new Response(JSON.stringify(all)));
  const files = new Set([page, record, ...all.flatMap((one) => one.files)]);
  await Promise.all([...kept].filter((file) => !files.has(file)).map((file) => cache.delete(file)));
  for (const window of await worker.clients.matchAll({ type: 'window', includeUncontrolled: true }))
    window.postMessage({ t: 'build', entry: build.entry });
}

type Manifest = Record<string, { readonly file: string; readonly isEntry?: boolean; readonly css?: string[]; readonly assets?: string[] }>;

const filesOf = (text: string): readonly string[] => {
  const parts = Object.values(JSON.parse(text) as Manifest).flatMap(({ file, css = [], assets = [] }) => [file, ...css, ...assets]);
  // The public page is for strangers, who have no worker.
  return [...new Set(parts)].map((file) => `/${file}`).filter((file) => file !== '/service-worker.js' && !file.startsWith('/share-page/'));
};
const entryOf = (text: string): string => `/${(JSON.parse(text) as Manifest)['index.html']?.file ?? ''}`;

async function keptBuilds(cache: Cache): Promise<readonly Build[]> {
  const kept = await cache.match(record);
  return kept ? ((await kept.json()) as Build[]) : [];
}

async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

// A program of its own, and a module for its test.
export {};
