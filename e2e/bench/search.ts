/**
 * `node e2e/bench/search.ts [--contacts 50000] [--rounds 9] [--slower 4] [--screen phone|desk] [--data <folder>]`: from a key to its results on the
 * screen, on a device that holds so many contacts, with the network blocked and the page's thread slowed down. The contacts are
 * a made file brought in by the product's own import and received by its own feed. Read the ratios: beside each stands the plain
 * way in the same page, which puts each contact's facts together and looks whether they hold the text, without drawing anything. A folder named by
 * `--data` is begun with, or, when it is not there yet, keeps what was brought in for the next run.
 */
import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { bringIn } from '../bring-in.ts';
import { openBrowser, screens } from '../browser.ts';
import { startProduct } from '../product.ts';
import { until } from '../until.ts';
import { asCsv, type MadeContact, madeContacts } from './search-contacts.ts';
import { percentile } from './statistics.ts';

const { values: flags } = parseArgs({
  options: {
    contacts: { type: 'string', default: '50000' },
    rounds: { type: 'string', default: '9' },
    slower: { type: 'string', default: '4' },
    screen: { type: 'string', default: 'phone' },
    data: { type: 'string' },
  },
});
const [wanted, rounds, slower] = [Number(flags.contacts), Number(flags.rounds), Number(flags.slower)];
const screen = flags.screen === 'desk' ? 'desk' : 'phone';
const admin = { mail: 'helen@halden.example', password: 'four words and a comma' };
/** Of N16, and one that nobody spells right. */
const queries = ['4512', 'storg', '@berg', 'lindstorm', '070123'];

const print = (text: string) => process.stdout.write(`${text}\n`);
const made = contactsFor(wanted);
const kept = flags.data !== undefined && existsSync(flags.data);
const product = await startProduct(kept ? { data: flags.data } : {});
const browser = await openBrowser();
try {
  if (!kept) await bringInAll();
  const page = await openDevice();
  await until('everything is on the device', () => hasEverything(page), { seconds: 300 });
  await page.context().setOffline(true);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await openSearch(page);
  const results: Record<
    string,
    { readonly ours: readonly number[]; readonly plain: readonly number[]; readonly whole: readonly number[] }
  > = {};
  const firstSearch = await measureKey(page, 'x');
  for (const text of queries) {
    const [ours, plain, whole]: [number[], number[], number[]] = [[], [], []];
    for (let round = 0; round < rounds; round++) {
      await clear(page);
      const keys: number[] = [];
      for (const key of text) keys.push(await measureKey(page, key));
      ours.push(...keys);
      whole.push(keys.at(-1) ?? Number.NaN);
      plain.push(await plainWay(page, text.replace('@', '')));
    }
    results[text] = { ours, plain, whole };
    process.stderr.write('.');
  }
  process.stderr.write('\n');
  report(firstSearch, results);
} finally {
  await browser.close();
  await product.end();
}

/** As many persons as make, with their companies, so many contacts. */
function contactsFor(count: number): readonly MadeContact[] {
  let persons = Math.ceil((count * 5) / 6);
  for (;;) {
    const some = madeContacts(persons);
    const all = persons + new Set(some.map(({ company }) => company)).size;
    if (all >= count) return some;
    persons += Math.ceil((count - all) * 0.9);
  }
}

async function bringInAll(): Promise<void> {
  await setUp();
  const begun = performance.now();
  await bringIn(product, asCsv(made), admin);
  print(`${made.length} persons and their companies brought in: ${((performance.now() - begun) / 1000).toFixed(0)} s.`);
  if (flags.data === undefined) return;
  await product.stop();
  await cp(product.folder, flags.data, { recursive: true });
  await product.start();
}

async function setUp(): Promise<void> {
  const answer = await fetch(`${product.url}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: product.url },
    body: JSON.stringify({ company: 'Halden', name: 'Helen Marsh', email: admin.mail, password: admin.password, content: 'empty' }),
  });
  if (!answer.ok) throw new Error(`the setup answered ${answer.status}: ${await answer.text()}`);
}

async function openDevice(): Promise<Page> {
  const context = await browser.newContext({ ...screens[screen], locale: 'en-GB', reducedMotion: 'reduce', baseURL: product.url });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(admin.mail);
  await page.getByLabel('Password', { exact: true }).fill(admin.password);
  await page.getByRole('button', { name: /^sign in/i }).click();
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'));
  await openSearch(page);
  return page;
}

async function openSearch(page: Page): Promise<void> {
  if (!(await page.locator('.pal, .psearch').isVisible())) {
    await page
      .getByRole('button', { name: /^search/i })
      .first()
      .click();
    await field(page).waitFor();
  }
  await field(page).focus();
}

function field(page: Page) {
  return page.locator('.pal input, .psearch input');
}

async function hasEverything(page: Page): Promise<boolean> {
  const last = made.at(-1);
  await field(page).fill(`#${last?.mail}`);
  return (
    (await page
      .locator('.pal [role=option], .psearch-it')
      .filter({ hasText: `${last?.last}` })
      .count()) > 0
  );
}

async function clear(page: Page): Promise<void> {
  await field(page).fill('');
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0))));
}

/** Milliseconds from the key's own time to the frame that shows its results. */
async function measureKey(page: Page, key: string): Promise<number> {
  const measured = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const input = document.querySelector<HTMLInputElement>('.pal input, .psearch input');
        let pressed = 0;
        document.addEventListener('keydown', ({ timeStamp }) => (pressed = timeStamp), { capture: true, once: true });
        const look = () => {
          const isBusy = document.querySelector('.pal-list, .psearch-list')?.getAttribute('aria-busy') === 'true';
          if (isBusy) requestAnimationFrame(look);
          // The frame is drawn by the time the next message arrives.
          else {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => resolve(performance.now() - pressed);
            channel.port2.postMessage(undefined);
          }
        };
        input?.addEventListener('input', () => requestAnimationFrame(look), { once: true });
        Object.assign(globalThis, { isListening: true });
      }),
  );
  await until('the page listens', () => page.evaluate(() => Reflect.get(globalThis, 'isListening') === true));
  await page.evaluate(() => Reflect.deleteProperty(globalThis, 'isListening'));
  await page.keyboard.press(key);
  return measured;
}

async function plainWay(page: Page, text: string): Promise<number> {
  const hasContacts = await page.evaluate(() => Reflect.has(globalThis, 'plainContacts'));
  if (!hasContacts) await page.evaluate((contacts) => void Object.assign(globalThis, { plainContacts: contacts }), made as MadeContact[]);
  return page.evaluate((part) => {
    const contacts = Reflect.get(globalThis, 'plainContacts') as readonly Record<string, string>[];
    const begun = performance.now();
    const found = contacts.filter((contact) => Object.values(contact).join(' ').toLowerCase().includes(part));
    return found.length < 0 ? 0 : performance.now() - begun;
  }, text);
}

function report(
  firstSearch: number,
  results: Readonly<Record<string, { ours: readonly number[]; plain: readonly number[]; whole: readonly number[] }>>,
): void {
  const figure = (value: number) => value.toFixed(value < 10 ? 1 : 0);
  print(`\n### Search among ${wanted} contacts, ${screen}, network blocked, processor ${slower} times slower, ${rounds} rounds\n`);
  print(`The first key after opening took ${figure(firstSearch)} ms.\n`);
  print('| typed | each key p50 ms | p95 ms | last key p50 ms | p95 ms | plain way p50 ms | last key to plain way |');
  print('|---|---|---|---|---|---|---|');
  for (const [text, { ours, plain, whole }] of Object.entries(results)) {
    const cells = [percentile(ours, 0.5), percentile(ours, 0.95), percentile(whole, 0.5), percentile(whole, 0.95), percentile(plain, 0.5)];
    print(`| ${text} | ${cells.map(figure).join(' | ')} | ${(percentile(whole, 0.5) / percentile(plain, 0.5)).toFixed(2)} |`);
  }
}
