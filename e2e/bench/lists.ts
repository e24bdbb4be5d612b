/**
 * `npm run bench -- lists [--contacts 50000] [--rounds 9] [--data <folder>]`: a device that holds so many
 * contacts, with the network blocked. Warm start: from the navigation to the first row that takes a key, and to the moment when all
 * rows are read, from which on order, filter and edits act. Then, with the page's
 * thread as it is and four times slower: the whole list scrolled by wheel, End and Home, a head pressed, a letter typed into the
 * search, a contact edited. `--data` is begun with,
 * or, when it is not there yet, keeps what was brought in for the next run. Beside the order
 * and the search stands the plain way in the same page: `Intl.Collator` in the comparison, all words put together at each key.
 */
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BrowserContext, Page } from 'playwright-core';
import { bringIn } from '../bring-in.ts';
import { openKeptBrowser, screens } from '../browser.ts';
import { type Product, startProduct } from '../product.ts';
import { until } from '../until.ts';
import { watchPage } from './lists-page.ts';
import { asCsv, madeContacts } from './search-contacts.ts';
import { percentile } from './statistics.ts';

const { values: flags } = parseArgs({
  options: {
    contacts: { type: 'string', default: '50000' },
    rounds: { type: 'string', default: '9' },
    data: { type: 'string' },
  },
});
const [wanted, rounds] = [Number(flags.contacts), Number(flags.rounds)];
const admin = { mail: 'helen@halden.example', password: 'four words and a comma' };
const print = (text: string) => process.stdout.write(`${text}\n`);
const ms = (value: number) => (Number.isNaN(value) ? '?' : value.toFixed(value < 10 ? 1 : 0));
const spread = (values: readonly number[]) =>
  `${ms(percentile([...values], 0.5))} (${ms(Math.min(...values))} to ${ms(Math.max(...values))})`;

const kept = flags.data !== undefined && existsSync(flags.data);
const product = await startProduct(kept ? { data: flags.data } : {});
const profile = await mkdtemp(join(tmpdir(), 'tandem-profile-'));
let context: BrowserContext | undefined;
try {
  if (!kept) await bringInAll(product);
  context = await openKeptBrowser(profile, { ...screens.desk, locale: 'en-GB', reducedMotion: 'reduce', baseURL: product.url });
  context.setDefaultTimeout(300_000);
  await context.addInitScript(watchPage);
  const first = await context.newPage();
  await signIn(first);
  await first.goto('/contacts');
  await first.getByRole('tab', { name: /^All companies/ }).click();
  await first.getByRole('button', { name: 'Persons', exact: true }).click();
  await first.getByRole('tab', { name: /^All persons/ }).click();
  const expected = Math.floor(wanted * 0.8);
  await until('everything is on the device', async () => (await rowCount(first)) > expected, { seconds: 600 });
  await until('the program is kept for starts without a network', () =>
    first.evaluate(
      async () => (await navigator.serviceWorker.ready).active?.state === 'activated' && navigator.serviceWorker.controller !== null,
    ),
  );
  // What a device shows is kept behind it: the rows have to be there for a start without a network.
  let [count, since] = [0, performance.now()];
  await until(
    'nothing more arrives, and it is kept',
    async () => {
      const now = await rowCount(first);
      if (now !== count) [count, since] = [now, performance.now()];
      return performance.now() - since > 15_000;
    },
    { seconds: 600 },
  );
  print(`${count - 1} persons in the list; ${rounds} rounds each. Times in ms: median (lowest to highest).`);
  await until('a picture of the list is kept', () => first.evaluate(() => globalThis.tandemWatch.pictured()), { seconds: 60 });
  await first.close();
  await context.setOffline(true);

  const starts: { readonly rows: number; readonly key: number; readonly whole: number }[] = [];
  for (let round = 0; round <= rounds; round++) {
    const page = await context.newPage();
    await page.goto('/contacts', { waitUntil: 'commit' });
    await page.locator('.vt-row').first().waitFor();
    const found = await page.evaluate(() => globalThis.tandemWatch.started());
    // The first start of a browser compiles the program; what people feel is every other one.
    if (round > 0) starts.push(found);
    await page.close();
  }
  print(
    `Warm start, network blocked: rows on the screen ${spread(starts.map(({ rows }) => rows))}, taking keys ${spread(starts.map(({ key }) => key))}, all rows read ${spread(starts.map(({ whole }) => whole))}`,
  );

  for (const slower of [1, 4]) {
    const page = await context.newPage();
    await page.goto('/contacts');
    await page.locator('.vt:not([aria-busy=true]) .vt-row').first().waitFor();
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
    print(`\nThread ${slower} x slower`);
    await scroll(page, 'As a hand turns the wheel', 40_000, 6_000);
    const height = await page.locator('.vt').evaluate((table) => table.scrollHeight);
    await scroll(page, 'The whole list', height, height / 15);
    await ends(page);
    await sorts(page);
    await letters(page);
    await plain(page);
    await page.close();
  }
} finally {
  await context?.close();
  await product.end();
  await rm(profile, { recursive: true, force: true });
}

async function rowCount(page: Page): Promise<number> {
  return Number(
    await page
      .locator('.vt')
      .getAttribute('aria-rowcount', { timeout: 1000 })
      .catch(() => 0),
  );
}

async function bringInAll(of: Product): Promise<void> {
  const answer = await fetch(`${of.url}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: of.url },
    body: JSON.stringify({ company: 'Halden', name: 'Helen Marsh', email: admin.mail, password: admin.password, content: 'empty' }),
  });
  if (!answer.ok) throw new Error(`the setup answered ${answer.status}: ${await answer.text()}`);
  await bringIn(of, asCsv(madeContacts(Math.ceil((wanted * 5) / 6))), admin);
  if (flags.data === undefined) return;
  await of.stop();
  await cp(of.folder, flags.data, { recursive: true });
  await of.start();
}

async function signIn(page: Page): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(admin.mail);
  await page.getByLabel('Password', { exact: true }).fill(admin.password);
  await page.getByRole('button', { name: /^sign in/i }).click();
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'));
}

/** By wheel, so many pixels a second: how long frames took, and which tasks held up the page. */
async function scroll(page: Page, what: string, distance: number, speed: number): Promise<void> {
  await page.locator('.vt').evaluate((table) => table.scrollTo(0, 0));
  const box = await page.locator('.vt').boundingBox();
  await page.mouse.move((box?.x ?? 0) + 300, (box?.y ?? 0) + 300);
  await page.evaluate(() => globalThis.tandemWatch.begin());
  const session = await page.context().newCDPSession(page);
  await session.send('Input.synthesizeScrollGesture', {
    x: (box?.x ?? 0) + 300,
    y: (box?.y ?? 0) + 300,
    yDistance: -distance,
    speed: Math.ceil(speed),
    preventFling: true,
    gestureSourceType: 'mouse',
  });
  const { frames, long } = await page.evaluate(() => globalThis.tandemWatch.end());
  const late = frames.filter((took) => took > 25).length;
  print(
    `${what}, ${Math.round(distance)} px at ${Math.round(speed)} px/s: ${frames.length} frames, p50 ${ms(percentile(frames, 0.5))}, p99 ${ms(percentile(frames, 0.99))}, later than 25 ms ${late} (${((100 * late) / frames.length).toFixed(1)} %), tasks over 50 ms ${long.length}${long.length ? `, longest ${ms(Math.max(...long))}` : ''}`,
  );
}

async function ends(page: Page): Promise<void> {
  await page.locator('.vt').focus();
  const times: number[] = [];
  for (let round = 0; round < rounds * 2; round++) {
    times.push(await page.evaluate((key) => globalThis.tandemWatch.press(key), round % 2 === 0 ? 'Home' : 'End'));
  }
  print(`End and Home, key to paint: ${spread(times.slice(1))}`);
}

async function sorts(page: Page): Promise<void> {
  const [first, again]: [number[], number[]] = [[], []];
  for (const column of ['E-mail', 'Town', 'Phone', 'Country']) {
    first.push(await page.evaluate((name) => globalThis.tandemWatch.sort(name), column));
    for (let round = 0; round < 3; round++) again.push(await page.evaluate((name) => globalThis.tandemWatch.sort(name), column));
  }
  print(`A head pressed to paint: the first time ${spread(first)}, again ${spread(again)}`);
}

async function letters(page: Page): Promise<void> {
  const times: number[] = [];
  for (const word of ['lindstrom', 'malmo', 'berg']) {
    for (let length = 1; length <= word.length; length++) {
      times.push(await page.evaluate((text) => globalThis.tandemWatch.search(text), word.slice(0, length)));
    }
    times.push(await page.evaluate((text) => globalThis.tandemWatch.search(text), ''));
  }
  print(
    `A letter in the search to paint: first ${ms(times[0] ?? Number.NaN)}, then ${spread(times.slice(1))}, p95 ${ms(percentile(times.slice(1), 0.95))}`,
  );
}

async function plain(page: Page): Promise<void> {
  const { sort, filter } = await page.evaluate((count) => globalThis.tandemWatch.plainWay(count), wanted);
  print(`The plain way without drawing: Intl.Collator sort ${ms(sort)}, words put together and looked through ${ms(filter)}`);
}
