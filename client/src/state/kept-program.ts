/** The program for a start without a network; on a shared computer, and after signing out, nothing of it stays. */
export async function keepProgram(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  // Refused in private windows and without https: then a start needs the network, and everything else works.
  await navigator.serviceWorker.register('/service-worker.js', { type: 'module' }).catch(() => undefined);
}

export async function forgetProgram(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registered = await navigator.serviceWorker.getRegistrations();
  await Promise.all(registered.map((registration) => registration.unregister()));
  await caches.delete('tandem-program');
}
