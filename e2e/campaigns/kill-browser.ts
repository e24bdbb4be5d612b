/** Ends processes of one browser as the system would: without a word to them. */
import type { BrowserContext } from 'playwright-core';

interface ProcessOfBrowser {
  readonly type: string;
  readonly id: number;
}

async function processesOf(context: BrowserContext): Promise<readonly ProcessOfBrowser[]> {
  const browser = context.browser();
  if (!browser) throw new Error('this context does not know its browser');
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = (await session.send('SystemInfo.getProcessInfo')) as { processInfo: ProcessOfBrowser[] };
  await session.detach();
  return processInfo;
}

/** Pages and workers die, the browser and its storage stay. */
export async function killRenderers(context: BrowserContext): Promise<void> {
  for (const { type, id } of await processesOf(context)) if (type === 'renderer') process.kill(id, 'SIGKILL');
}

/** Everything dies, the storage with it. */
export async function killBrowser(context: BrowserContext): Promise<void> {
  const closed = new Promise((resolve) => context.once('close', resolve));
  for (const { type, id } of await processesOf(context)) if (type === 'browser') process.kill(id, 'SIGKILL');
  await closed;
}
