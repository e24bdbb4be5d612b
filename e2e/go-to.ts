/** Leaving a page by its address, as somebody does who looks at the mark first: what is typed may still be on its way to the disk. */
import type { Page } from 'playwright-core';
import { until } from './until.ts';

// While a page is being replaced it cannot be asked: it is asked again.
const isKept = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.dataset['onDevice'] !== 'false').catch(() => false);

export async function goTo(page: Page, address: string): Promise<void> {
  await until('everything typed is on the device', () => isKept(page));
  await page.goto(address);
}
