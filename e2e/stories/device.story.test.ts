/** A device without a network: the whole program, several tabs, and tabs that die. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { openKeptBrowser } from '../browser.ts';
import { runTabKills } from '../campaigns/tab-kill-trials.ts';
import { emailOf, samplePassword } from '../people.ts';
import { type Product, startProduct } from '../product.ts';
import { sampleData } from '../sample-data.ts';
import { until } from '../until.ts';

const screens = ['/projects', '/contacts', '/today', '/team', '/import', '/settings', '/settings/workspace', '/mailbox', '/debug'];

async function withProfile(body: (cast: { readonly product: Product; readonly open: () => Promise<BrowserContext> }) => Promise<void>) {
  const product = await startProduct({ data: sampleData(inject('runFolder')) });
  const folder = await mkdtemp(join(tmpdir(), 'tandem-profile-'));
  const opened: BrowserContext[] = [];
  const open = async () => {
    const context = await openKeptBrowser(folder, { baseURL: product.url, viewport: { width: 1280, height: 800 } });
    opened.push(context);
    return context;
  };
  try {
    await body({ product, open });
  } finally {
    for (const context of opened) await context.close().catch(() => undefined);
    await product.end();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function signIn(context: BrowserContext, name: string): Promise<Page> {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').first().fill(emailOf(name));
  await page.getByLabel('Password', { exact: true }).first().fill(samplePassword);
  await page.getByRole('button', { name: /^sign in/i }).click();
  await page.waitForURL(/\/home/);
  return page;
}

/** Every record and every file of the program is here. */
async function everythingIsHere(page: Page): Promise<void> {
  await page.goto('/settings');
  await page.getByText(/^([\d,]+) of \1 records$/).waitFor({ timeout: 90_000 });
  await until('the program is kept', () => page.evaluate(async () => (await caches.match('/builds.json')) !== undefined), { seconds: 60 });
}

test('[P2] the server is gone, the browser starts anew, and every screen opens; a record never opened before is edited', {
  timeout: 240_000,
}, async () => {
  await withProfile(async ({ product, open }) => {
    const first = await open();
    const page = await signIn(first, 'the admin');
    await everythingIsHere(page);
    const { rows } = (await page.evaluate(async () => (await fetch('/api/contacts?limit=5')).json())) as { rows: { id: string }[] };
    await first.close();
    await product.stop();

    const second = await open();
    const again = second.pages()[0] ?? (await second.newPage());
    const faults: string[] = [];
    again.on('pageerror', (error) => faults.push(error.message));
    for (const path of screens) {
      await again.goto(path);
      await again.getByRole('main').getByRole('heading').first().or(again.getByRole('main').first()).first().waitFor();
      expect(new URL(again.url()).pathname).toBe(path);
    }
    await again.goto(`/contacts/${rows[2]?.id}`);
    await again.getByRole('textbox', { name: 'Notes' }).click();
    await again.keyboard.type('Written on a train');
    await until('it is on the device', () => again.evaluate(() => document.documentElement.dataset['onDevice'] === 'true'));
    await second.close();

    const third = await open();
    const last = third.pages()[0] ?? (await third.newPage());
    await last.goto(`/contacts/${rows[2]?.id}`);
    await last.getByText('Written on a train').first().waitFor();
    expect(faults).toEqual([]);
  });
});

test('[P2] three tabs of one profile: one follows the server, all show the same, and when it closes another one takes over', {
  timeout: 180_000,
}, async () => {
  await withProfile(async ({ product, open }) => {
    const context = await open();
    const first = await signIn(context, 'the admin');
    await everythingIsHere(first);
    const feeds = new Set<Page>();
    context.on('request', (request) => {
      if (request.url().includes('/api/feed')) feeds.add(request.frame().page());
    });
    const [second, third] = [await context.newPage(), await context.newPage()];
    for (const page of [second, third]) await page.goto('/contacts');
    const synced = (page: Page) => page.locator('.sync.synced').first().waitFor();
    for (const page of [first, second, third]) await synced(page);
    expect(feeds.has(second) || feeds.has(third)).toBe(false);

    await first.close();
    await until('another tab follows', () => feeds.has(second) || feeds.has(third));
    const { rows } = (await second.evaluate(async () => (await fetch('/api/contacts?limit=1')).json())) as { rows: { id: string }[] };
    const address = `/contacts/${rows[0]?.id}`;
    const made = await second.evaluate(async () => {
      const answer = await fetch('/api/contacts', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'Aardvark Instruments' }),
      });
      return answer.status;
    });
    expect(made).toBe(201);
    for (const page of [second, third]) await page.getByText('Aardvark Instruments').first().waitFor();

    // Without the server an edit of one tab shows in the other, and both agree after they were loaded anew.
    await product.stop();
    const owner = feeds.has(second) ? second : third;
    const other = owner === second ? third : second;
    for (const page of [owner, other]) {
      await page.goto(address);
      await page.getByRole('textbox', { name: 'Notes' }).waitFor();
    }
    await owner.getByRole('textbox', { name: 'Notes' }).click();
    await owner.keyboard.type('from one tab');
    await other.getByText('from one tab').first().waitFor();
    await until('it is on the device', () => owner.evaluate(() => document.documentElement.dataset['onDevice'] === 'true'));
    await owner.close();
    await other.reload();
    await other.getByText('from one tab').first().waitFor();
  });
});

test('[P2] a tab that is killed between the keystroke and the disk loses nothing that was marked as on this device', {
  timeout: 240_000,
}, async () => {
  const product = await startProduct({ data: sampleData(inject('runFolder')) });
  try {
    const trials = await runTabKills(product, { trials: 6, seed: 5 });
    expect(trials.filter(({ lost }) => lost)).toEqual([]);
  } finally {
    await product.end();
  }
});
