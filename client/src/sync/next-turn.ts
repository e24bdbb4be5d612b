const browser = (globalThis as { readonly scheduler?: { yield?: () => Promise<void> } }).scheduler;

/** Lets waiting input and drawing go first, and comes back before other work. */
export function nextTurn(): Promise<void> {
  if (browser?.yield) return browser.yield();
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => resolve();
    channel.port2.postMessage(undefined);
  });
}
