/** A story: a test against the running product with people in real browsers. What a page complains about fails it. */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, inject, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { gatherPeople, type People } from './people.ts';
import { type Product, startProduct } from './product.ts';
import { sampleData } from './sample-data.ts';

interface Setting {
  /** `sample`: begin with the sample's data; `nothing`: the first run of an empty workspace. */
  readonly startWith: 'sample' | 'nothing';
  readonly env?: Readonly<Record<string, string>>;
  readonly seconds?: number;
}

export function story(
  title: string,
  setting: Setting,
  body: (cast: { readonly people: People; readonly product: Product }) => Promise<void>,
): void {
  test(title, { timeout: (setting.seconds ?? 300) * 1000 }, async () => {
    const data = setting.startWith === 'sample' ? sampleData(inject('runFolder')) : undefined;
    const product = await startProduct({ data, ...(setting.env && { env: setting.env }) });
    const people = gatherPeople(await sharedBrowser(), product);
    try {
      await body({ people, product });
      people.expectNoComplaints();
    } catch (error) {
      await photograph(title, people);
      process.stderr.write(`${people.complaints().join('\n')}\n${product.output().slice(-1500)}\n`);
      throw error;
    } finally {
      await people.leave();
      await product.end();
    }
  });
}

/** One for all stories of a file: whoever appears in one has a context of their own, which is all that stories could share. */
let browser: Browser | undefined;
async function sharedBrowser(): Promise<Browser> {
  if (!browser?.isConnected()) browser = await openBrowser();
  return browser;
}
afterAll(() => browser?.close());

const shots = fileURLToPath(new URL('./shots/', import.meta.url));

async function photograph(title: string, people: People): Promise<void> {
  await mkdir(shots, { recursive: true });
  const name = title.replace(/[^\w]+/g, '-').slice(0, 60);
  for (const [number, page] of people.pages().entries()) {
    // A page that crashed has no picture; the story's own error says more.
    await page
      .screenshot({ path: `${shots}${name}-${number + 1}.png`, timeout: 5000 })
      .catch((error: Error) => process.stderr.write(`no picture: ${error.message}\n`));
  }
}
