/**
 * `npm run bench -- plans [--pages 200] [--editors 50] [--letters 4] [--rounds 9]`: a plan of so many pages beside one of one page, on the same
 * device in the same run. How long it takes to open from the device with the network blocked, from a start of the program and from
 * the list; then a letter typed at the start of a frame until that frame is on the screen: alone, and with so many colleagues who
 * each type that many letters a second, with their carets, through the real server. Read the ratios to the plan of one page.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { plan } from '@tandem/core';
import type { BrowserContext, Page } from 'playwright-core';
import * as Y from 'yjs';
import { openKeptBrowser, screens } from '../browser.ts';
import { emailOf, samplePassword } from '../people.ts';
import { until } from '../until.ts';
import { openEditor, socketsPerPerson } from './client.ts';
import { type LightClient, openLightClient } from './light-client.ts';
import { type Peer, startPeer } from './peers.ts';
import { lines, writePages } from './plan-text.ts';
import { type Letter, watchPlan } from './plans-page.ts';
import { seededRandom } from './seeded-random.ts';
import { percentile } from './statistics.ts';

const { values: flags } = parseArgs({
  options: {
    pages: { type: 'string', default: '200' },
    editors: { type: 'string', default: '50' },
    letters: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '9' },
  },
});
const [pages, editors, lettersPerSecond, rounds] = [
  Number(flags.pages),
  Number(flags.editors),
  Number(flags.letters),
  Number(flags.rounds),
];
const typed = 60;
const print = (text: string) => process.stdout.write(`${text}\n`);
const ms = (value: number) => value.toFixed(value < 10 ? 1 : 0);
const spread = (values: readonly number[]) =>
  `${ms(percentile([...values], 0.5))} (${ms(Math.min(...values))} to ${ms(Math.max(...values))})`;
const [one, long] = ['01K00000000000000000000BE1', '01K00000000000000000000BE2'];
const address = (id: string) => `/plans/${id}`;

const peer = await startPeer('tandem');
const profile = await mkdtemp(join(tmpdir(), 'tandem-profile-'));
let context: BrowserContext | undefined;
try {
  for (const [id, length] of [
    [one, 1],
    [long, pages],
  ] as const)
    await makePlan(peer, id, length);
  const url = peer.socket.replace(/^ws/, 'http').replace('/sync', '');
  context = await openKeptBrowser(profile, { ...screens.desk, locale: 'en-GB', reducedMotion: 'reduce', baseURL: url });
  context.setDefaultTimeout(120_000);
  await context.addInitScript(watchPlan);
  const first = await context.newPage();
  await signIn(first);
  for (const id of [one, long]) {
    await first.goto(address(id));
    await first.evaluate(() => globalThis.planWatch.opened());
  }
  const length = await first.evaluate(() => globalThis.planWatch.text());
  await until('the program is kept for starts without a network', () =>
    first.evaluate(
      async () => (await navigator.serviceWorker.ready).active?.state === 'activated' && navigator.serviceWorker.controller !== null,
    ),
  );
  await first.goto(address(long));
  await first.evaluate(() => globalThis.planWatch.opened());
  await first.getByRole('button', { name: 'Synced' }).waitFor();
  await first.close();
  print(`${pages} pages, ${length} letters; ${rounds} rounds. Times in ms: median (lowest to highest).\n`);

  await context.setOffline(true);
  const starts = { [one]: [] as number[], [long]: [] as number[] };
  const visits = { [one]: [] as number[], [long]: [] as number[] };
  for (let round = 0; round <= rounds; round++)
    for (const id of [one, long]) {
      const page = await context.newPage();
      await page.goto(address(id), { waitUntil: 'commit' });
      const took = await page.evaluate(() => globalThis.planWatch.opened());
      await page.goto('/plans');
      await page
        .locator(`a[href$="${address(id)}"]`)
        .first()
        .waitFor();
      const visit = await page.evaluate((path) => globalThis.planWatch.visit(path), address(id));
      // The first start of a browser compiles the program; what people feel is every other one.
      if (round > 0) {
        starts[id]?.push(took);
        visits[id]?.push(visit);
      }
      await page.close();
    }
  report('Open, the program started with it', starts[long] ?? [], starts[one] ?? []);
  report('Open from the list', visits[long] ?? [], visits[one] ?? []);

  await context.setOffline(false);
  for (const crowd of [0, editors]) {
    const [few, many] = [await letters(context, one, crowd), await letters(context, long, crowd)];
    const with_ = crowd === 0 ? 'alone' : `with ${crowd} who type ${lettersPerSecond} letters a second each`;
    report(
      `A letter ${with_}, handled`,
      many.map(({ handled }) => handled),
      few.map(({ handled }) => handled),
    );
    report(
      `A letter ${with_}, on the screen`,
      many.map(({ painted }) => painted),
      few.map(({ painted }) => painted),
    );
  }
} finally {
  await context?.close();
  await peer.end();
  await rm(profile, { recursive: true, force: true });
}

function report(what: string, many: readonly number[], few: readonly number[]): void {
  const ratio = percentile([...many], 0.5) / percentile([...few], 0.5);
  print(`${what}: ${spread(many)}, p95 ${ms(percentile([...many], 0.95))}; a plan of one page ${spread(few)}; ratio ${ratio.toFixed(2)}`);
}

async function makePlan(door: Peer, id: string, length: number): Promise<void> {
  const author = await openEditor(door, plan.nameOf(id));
  const saved = () => until(`plan ${id} is on the server`, () => author.unsynced() === 0, { seconds: 60 });
  plan.change(author.doc, { is: 'territory', title: `Bench, ${length} pages`, createdAt: new Date().toISOString() }, 'bench');
  door.members.slice(0, 8).forEach((member, index) => {
    plan.addEntry(author.doc, 'collaborators', `c${index}`, { user: member.replace('user:', '') }, 'bench');
  });
  await saved();
  await writePages(author.doc, length, seededRandom(7), saved);
  author.close();
}

async function signIn(page: Page): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(emailOf('the admin'));
  await page.getByLabel('Password', { exact: true }).fill(samplePassword);
  await page.getByLabel('Password', { exact: true }).press('Enter');
  await page.waitForURL((at) => !at.pathname.startsWith('/sign-in'));
}

/** One types; the others do, each in a line of their own, and say where. */
async function letters(of: BrowserContext, id: string, crowd: number): Promise<readonly Letter[]> {
  const page = await of.newPage();
  await page.goto(address(id));
  await page.evaluate(() => globalThis.planWatch.opened());
  const others: LightClient[] = [];
  for (let client = 0; client < crowd; client++)
    others.push(await openLightClient(peer, plan.nameOf(id), client + socketsPerPerson, () => {}));
  const places = others.map(({ doc }, index) => lines(doc, Math.max(1, crowd))[index] as Y.XmlText);
  let turn = 0;
  const typing =
    crowd > 0 &&
    setInterval(
      () => {
        const index = turn++ % crowd;
        const [text, other] = [places[index], others[index]];
        if (!text || !other) return;
        const at = Math.min(text.length, 5);
        text.insert(at, 'z');
        const place = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, at + 1)) as object;
        const whole = { type: null, tname: null, item: null, assoc: 0, ...place };
        other.say({ cursor: { anchor: whole, head: whole } });
      },
      1000 / (crowd * lettersPerSecond),
    );
  await page.locator('.plan-words .tiptap p').first().click();
  if (crowd > 0)
    await until('the carets of all are seen', async () => (await page.locator('.plan-words .caret').count()) >= crowd * 0.9, {
      seconds: 60,
    });
  const measured: Letter[] = [];
  for (let letter = 0; letter < typed; letter++) {
    measured.push(await page.evaluate(() => globalThis.planWatch.letter()));
    await page.waitForTimeout(60);
  }
  if (typing) clearInterval(typing);
  for (const other of others) other.close();
  await page.close();
  return measured.slice(5);
}
