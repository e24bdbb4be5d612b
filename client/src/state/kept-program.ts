/** The program for a start without a network; on a shared computer, and after signing out, nothing of it stays. */
import { noteVersion } from './new-version.ts';

/** A window that stays open for days hears of a new version all the same. */
const lookEvery = 30 * 60_000;
let looking: AbortController | undefined;

export async function keepProgram(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator) || looking) return;
  looking = new AbortController();
  const { signal } = looking;
  navigator.serviceWorker.addEventListener(
    'message',
    ({ data }: MessageEvent<{ readonly t?: string; readonly entry?: string } | undefined>) => {
      if (data?.t === 'build' && data.entry) noteVersion(data.entry);
    },
    { signal },
  );
  // Refused in private windows and without https: then a start needs the network, and everything else works.
  await navigator.serviceWorker.register('/service-worker.js', { type: 'module' }).catch(() => undefined);
  const look = () => navigator.serviceWorker.controller?.postMessage('look');
  const timer = setInterval(look, lookEvery);
  signal.addEventListener('abort', () => clearInterval(timer));
  addEventListener('online', look, { signal });
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && look(), { signal });
}

export async function forgetProgram(): Promise<void> {
  looking?.abort();
  looking = undefined;
  if (!('serviceWorker' in navigator)) return;
  const registered = await navigator.serviceWorker.getRegistrations();
  await Promise.all(registered.map((registration) => registration.unregister()));
  await caches.delete('tandem-program');
}
