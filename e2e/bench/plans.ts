/**
 * `npm run bench -- plans [--pages 200] [--editors 50] [--letters 6] [--opens 9] [--rounds 3]`: a plan of so many pages beside one of
 * one page, on the same device in the same run. First how long it takes to open from the device with the network blocked, from a
 * start of the program and from the list: until the text can be read, and until it can be written in. Then keys that are pressed at
 * the pace of hands, from the key until the next frame is there: alone, while so many colleagues type that many letters a second each
 * in another plan (what the machine is slowed by: server, colleagues and browser share its processors), and while they do in this one.
 * Read the ratios.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { plan } from '@tandem/core';
import type { BrowserContext } from 'playwright-core';
import { until } from '../until.ts';
import { startPeer } from './peers.ts';
import type { Letter, Opened } from './plans-page.ts';
import { address, makePlans, openDevice, openPlan, startTypists } from './plans-set-up.ts';
import { percentile } from './statistics.ts';

const number = (initial: string) => ({ type: 'string', default: initial }) as const;
const { values: flags } = parseArgs({
  options: { pages: number('200'), editors: number('50'), letters: number('6'), opens: number('9'), rounds: number('3') },
});
const [pages, people, lettersPerSecond, opens, rounds] = [flags.pages, flags.editors, flags.letters, flags.opens, flags.rounds].map(
  Number,
) as [number, number, number, number, number];
const keys = 60;
const print = (text: string) => process.stdout.write(`${text}\n`);
const load = () => `load of the machine ${loadavg()[0]?.toFixed(1)} on ${cpus().length} processors`;
const ms = (value: number) => value.toFixed(value < 10 ? 1 : 0);
const spread = (values: readonly number[]) =>
  `${ms(percentile(values, 0.5))} (${ms(Math.min(...values))} to ${ms(Math.max(...values))}, p95 ${ms(percentile(values, 0.95))})`;
const [one, long, other] = ['01K00000000000000000000BE1', '01K00000000000000000000BE2', '01K00000000000000000000BE3'];
const both = [one, long] as const;

const peer = await startPeer('tandem');
const profile = await mkdtemp(join(tmpdir(), 'tandem-profile-'));
let context: BrowserContext | undefined;
try {
  await makePlans(peer, [
    { id: one, pages: 1 },
    { id: long, pages },
    { id: other, pages },
  ]);
  context = await openDevice(peer, profile, both);
  print(`${pages} pages; times in ms: median (lowest to highest). ${load()}.\n`);

  await context.setOffline(true);
  const starts: Opens = { [one]: [], [long]: [] };
  const visits: Opens = { [one]: [], [long]: [] };
  let flashes = 0;
  // The first start of a browser compiles the program; what people feel is every other one.
  for (let round = 0; round <= opens; round++)
    for (const id of both) {
      const page = await context.newPage();
      const start = await openPlan(page, id);
      flashes += await page.evaluate(() => globalThis.planWatch.flashes());
      await page.goto('/plans');
      await page
        .locator(`a[href$="${address(id)}"]`)
        .first()
        .waitFor();
      const visit = await page.evaluate((path) => globalThis.planWatch.visit(path), address(id));
      flashes += await page.evaluate(() => globalThis.planWatch.flashes());
      if (round > 0) {
        starts[id]?.push(start);
        visits[id]?.push(visit);
      }
      await page.close();
    }
  if (opens > 0) {
    reportOpens('The program started with it', starts);
    reportOpens('From the list', visits);
  }
  print(`Times that the text went away again after it could be read: ${flashes}. ${load()}.\n`);

  await context.setOffline(false);
  const crowds = ['alone', 'typing elsewhere', 'typing here'] as const;
  const letters = new Map<string, Letter[]>();
  for (let round = 0; round < rounds; round++)
    for (const crowd of crowds)
      for (const id of both) {
        const found = await press(context, id, crowd === 'alone' ? undefined : crowd === 'typing here' ? id : other);
        const key = `${crowd} ${id}`;
        letters.set(key, [...(letters.get(key) ?? []), ...found]);
      }
  for (const crowd of rounds > 0 ? crowds : [])
    reportLetters(crowd, letters.get(`${crowd} ${long}`) ?? [], letters.get(`${crowd} ${one}`) ?? []);
  print(load());
} finally {
  await context?.close();
  await peer.end();
  await rm(profile, { recursive: true, force: true });
}

type Opens = Record<string, Opened[]>;
function reportOpens(what: string, opened: Opens): void {
  const of = (id: string, which: keyof Opened) => (opened[id] ?? []).map((one) => one[which]);
  for (const which of ['readable', 'ready'] as const) {
    const [many, few] = [of(long, which), of(one, which)];
    const ratio = percentile(many, 0.5) / percentile(few, 0.5);
    print(`${what}, ${which}: ${spread(many)}; a plan of one page ${spread(few)}; ratio ${ratio.toFixed(2)}`);
  }
}

function reportLetters(crowd: string, many: readonly Letter[], few: readonly Letter[]): void {
  print(`A key, ${crowd === 'alone' ? crowd : `${people} ${crowd} at ${lettersPerSecond} letters/s each`}, ${many.length} of them`);
  for (const which of ['handled', 'painted', 'shown'] as const)
    print(`  ${which}: ${spread(many.map((one) => one[which]))}; a plan of one page ${spread(few.map((one) => one[which]))}`);
  const share = (of: readonly Letter[]) => `${Math.round((100 * of.filter(({ inNextFrame }) => inNextFrame).length) / of.length)} %`;
  print(`  in the very next frame: ${share(many)}; a plan of one page ${share(few)}`);
}

async function press(of: BrowserContext, id: string, typedIn: string | undefined): Promise<readonly Letter[]> {
  const stop = typedIn && (await startTypists({ door: peer, document: plan.nameOf(typedIn), people, lettersPerSecond }));
  const page = await of.newPage();
  await openPlan(page, id);
  await page.locator('.plan-words .tiptap p').first().click();
  if (typedIn === id)
    await until('the carets of all are seen', async () => (await page.locator('.plan-words .caret').count()) >= people * 0.9, {
      seconds: 60,
    });
  await page.evaluate(() => globalThis.planWatch.listen());
  for (let key = 0; key < keys; key++) {
    await page.keyboard.press('x');
    await page.waitForTimeout(100 + 10 * (key % 8));
  }
  const found = await page.evaluate(() => globalThis.planWatch.letters());
  await page.close();
  if (stop) stop();
  return found.slice(5);
}
