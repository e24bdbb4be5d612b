/** Leaving a page by its address, as somebody does who looks at the mark first: what is typed may still be on its way to the disk. */
import type { Page } from 'playwright-core';
import { until } from './until.ts';

// While a page is being replaced it cannot be asked: it is asked again.
const isKept = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.dataset['onDevice'] !== 'false').catch(() => false);

/** As by a link where the product is already on the screen, otherwise as by typing the address. */
export async function goTo(page: Page, address: string): Promise<void> {
  await until('everything typed is on the device', () => isKept(page));
  const went = await page.evaluate(followLink, address).catch(() => false);
  if (!went) await page.goto(address);
}

/** False when no other screen has come: the address may be one of the same screen. */
async function followLink(address: string): Promise<boolean> {
  const before = document.querySelector('main');
  if (!before || !document.querySelector('nav') || new URL(address, location.href).pathname === location.pathname) return false;
  history.pushState({}, '', address);
  const patience = performance.now() + 3000;
  while (before.isConnected && performance.now() < patience) await new Promise(requestAnimationFrame);
  return !before.isConnected && document.querySelector('main') !== null;
}
