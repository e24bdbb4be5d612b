/**
 * A tab is killed between the keystroke and the disk. After each kill the browser, without any server, shows at least the text
 * that the page had marked as kept on this device. Text that was not marked yet may be gone: that is what the mark is for.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { seededRandom } from '../bench/seeded-random.ts';
import { openKeptBrowser } from '../browser.ts';
import { emailOf, samplePassword } from '../people.ts';
import type { Product } from '../product.ts';
import { until } from '../until.ts';
import { killBrowser, killRenderers } from './kill-browser.ts';

export type Kill = 'crash' | 'close' | 'renderer' | 'browser';
export interface Trial {
  readonly number: number;
  readonly kill: Kill;
  readonly typed: string;
  /** The longest text that the page has said to be on this device. */
  readonly marked: string;
  readonly restored: string;
  readonly lost: boolean;
}
export interface Trials {
  readonly trials: number;
  readonly seed: number;
  readonly onTrial?: (trial: Trial) => void;
}

const person = 'the admin';
const letters = 'abcdefghijklmnopqrstuvwxyz';
const kills: readonly Kill[] = ['crash', 'close', 'renderer'];

export async function runTabKills(product: Product, { trials, seed, onTrial }: Trials): Promise<readonly Trial[]> {
  const random = seededRandom(seed);
  const folder = await mkdtemp(join(tmpdir(), 'tandem-profile-'));
  const options = { baseURL: product.url, viewport: { width: 1280, height: 800 } };
  let context = await openKeptBrowser(folder, options);
  try {
    const contacts = await prepare(context);
    // From here on there is no server: what comes back comes from the device.
    await product.stop();
    const done: Trial[] = [];
    let page = await context.newPage();
    for (let number = 1; number <= trials; number++) {
      const kill: Kill = number % 15 === 0 ? 'browser' : (kills[Math.floor(random() * kills.length)] ?? 'crash');
      const address = `/contacts/${contacts[number % contacts.length]}`;
      const mark = `${number}${letters[Math.floor(random() * 26)]}`;
      const before = await openNotes(page, address);
      const told = await typeAndDie(page, context, { kill, text: `${mark}${letters}${letters}`, after: random() * 900 });
      if (kill === 'browser') context = await openKeptBrowser(folder, options);
      page = await context.newPage();
      const restored = await openNotes(page, address);
      // The page tells all of its notes; text of earlier trials stands before that of this one.
      const marked = told.marked.length > before.length ? told.marked : '';
      const trial = { number, kill, typed: told.typed, marked, restored, lost: !restored.startsWith(marked) };
      done.push(trial);
      onTrial?.(trial);
    }
    return done;
  } finally {
    await context.close().catch(() => undefined);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Signs in once and waits until every record is on the device. Answers companies whose notes can be written. */
async function prepare(context: BrowserContext): Promise<readonly string[]> {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').first().fill(emailOf(person));
  await page.getByLabel('Password', { exact: true }).first().fill(samplePassword);
  await page.getByRole('button', { name: /^sign in/i }).click();
  await page.waitForURL(/\/home/);
  await page.goto('/settings');
  await page.getByText(/^([\d,]+) of \1 records$/).waitFor({ timeout: 120_000 });
  await until('the program is kept', () => page.evaluate(async () => (await caches.match('/builds.json')) !== undefined), { seconds: 60 });
  const { rows } = (await page.evaluate(async () => (await fetch('/api/contacts?limit=200')).json())) as {
    rows: { id: string; is: string }[];
  };
  await page.close();
  return rows.filter(({ is }) => is === 'company').map(({ id }) => id);
}

async function openNotes(page: Page, address: string): Promise<string> {
  await page.goto(address);
  const notes = page.getByRole('textbox', { name: 'Notes' });
  await notes.waitFor();
  return notes.innerText().then(plain);
}

/** Types until the tab dies. What the page says about itself is heard at once, and only what arrived counts. */
async function typeAndDie(
  page: Page,
  context: BrowserContext,
  { kill, text, after }: { readonly kill: Kill; readonly text: string; readonly after: number },
): Promise<{ readonly typed: string; readonly marked: string }> {
  let marked = '';
  let typed = '';
  await page.exposeFunction('heardKept', (kept: string) => {
    marked = plain(kept);
  });
  await page.evaluate(tellWhatIsKept);
  await page.getByRole('textbox', { name: 'Notes' }).click();
  await page.keyboard.press('Control+End');
  let dead = false;
  const typing = (async () => {
    for (const letter of text) {
      if (dead) return;
      await page.keyboard.type(letter);
      typed += letter;
    }
  })().catch(() => undefined);
  await wait(after);
  await end(page, context, kill);
  dead = true;
  await typing;
  await page.close().catch(() => undefined);
  return { typed, marked };
}

async function end(page: Page, context: BrowserContext, kill: Kill): Promise<void> {
  if (kill === 'close') return page.close({ runBeforeUnload: false });
  if (kill === 'renderer') return killRenderers(context);
  if (kill === 'browser') return killBrowser(context);
  const session = await context.newCDPSession(page);
  const crashed = new Promise((resolve) => page.once('crash', resolve));
  // Never answered: whoever could answer is gone.
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
}

/** In the page: whenever everything typed so far is on the device, says what that is. */
function tellWhatIsKept(): void {
  const notes = () => document.querySelector<HTMLElement>('[role="textbox"][aria-label="Notes"], .ProseMirror')?.innerText ?? '';
  new MutationObserver(() => {
    if (document.documentElement.dataset['onDevice'] === 'true')
      void (globalThis as unknown as { heardKept(text: string): void }).heardKept(notes());
  }).observe(document.documentElement, { attributes: true, attributeFilter: ['data-on-device'] });
}

/** A remark such as "Write a note" and the caret's own line break are no text. */
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
