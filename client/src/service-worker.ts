/**
 * Keeps the program itself on the device, so that it starts without a network. It keeps no data of anybody: rows and documents
 * are in the device's database, and what the server answers under /api is never stored here.
 */
interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Extendable {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
}
// The page's and the worker's globals have different types, and a program can load only one of them.
const worker = self as unknown as Worker;

const cacheName = 'tandem-program';
const page = '/index.html';
const notOurs = /^\/(api|sync|ws|s)(\/|$)/;

worker.addEventListener('install', (event) => event.waitUntil(keepBuild().then(() => worker.skipWaiting())));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin || notOurs.test(pathname)) return;
  if (request.mode === 'navigate') event.respondWith(answerPage(event));
  else if (pathname.startsWith('/assets/') || pathname === '/favicon.svg') event.respondWith(answerFile(request));
});

/** The newest page when there is a network, the kept one otherwise. */
async function answerPage(event: Fetching): Promise<Response> {
  try {
    const answer = await fetch(event.request);
    if (answer.ok) event.waitUntil(keepBuild());
    return answer;
  } catch {
    return (await caches.match(page)) ?? Response.error();
  }
}

/** A file under /assets never changes: its name says what is in it. */
async function answerFile(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

/** Brings what is missing of the current build and drops what belongs to earlier ones. Without a network the kept one stays. */
async function keepBuild(): Promise<void> {
  const answer = await fetch('/files.json', { cache: 'no-cache' }).catch(() => undefined);
  if (!answer?.ok) return;
  const entries = Object.values((await answer.json()) as Record<string, { file: string; css?: string[]; assets?: string[] }>);
  const files = new Set(entries.flatMap(({ file, css = [], assets = [] }) => [file, ...css, ...assets]).map((file) => `/${file}`));
  files.delete('/service-worker.js');
  files.add('/favicon.svg');
  const cache = await caches.open(cacheName);
  const kept = new Set((await cache.keys()).map((request) => new URL(request.url).pathname));
  const missing = [...files].filter((file) => !kept.has(file));
  if (missing.length === 0 && kept.has(page)) return;
  await cache.addAll(missing);
  // The page last: it may only name files that are here.
  await cache.add(page);
  await Promise.all([...kept].filter((file) => file !== page && !files.has(file)).map((file) => cache.delete(file)));
}
