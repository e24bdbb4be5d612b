/** What the bench of plans measures in: a workspace with its plans, a browser that holds them, and people who type. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { plan } from '@tandem/core';
import type { BrowserContext, Page } from 'playwright-core';
import { openKeptBrowser, screens } from '../browser.ts';
import { emailOf, samplePassword } from '../people.ts';
import { tieToThisProcess } from '../tied-child.ts';
import { until } from '../until.ts';
import { openEditor } from './client.ts';
import type { Peer } from './peers.ts';
import { type Named, writePages } from './plan-text.ts';
import type { Typing } from './plan-typists.ts';
import { watchPlan } from './plans-page.ts';
import { seededRandom } from './seeded-random.ts';

export const urlOf = ({ socket }: Peer): string => socket.replace(/^ws/, 'http').replace('/sync', '');
export const address = (id: string): string => `/plans/${id}`;

export async function makePlans(peer: Peer, plans: readonly { readonly id: string; readonly pages: number }[]): Promise<void> {
  const answer = await fetch(`${urlOf(peer)}/api/contacts?limit=50`, { headers: { authorization: `Bearer ${peer.tokens[0]}` } });
  const { rows } = (await answer.json()) as { readonly rows: readonly { readonly id: string }[] };
  const named: Named = { users: peer.members.map((member) => member.replace('user:', '')), contacts: rows.map(({ id }) => id) };
  for (const { id, pages } of plans) {
    const author = await openEditor(peer, plan.nameOf(id));
    const after = () => until(`plan ${id} is on the server`, () => author.unsynced() === 0, { seconds: 60 });
    plan.change(author.doc, { is: 'territory', title: `Bench, ${pages} pages`, createdAt: new Date().toISOString() }, 'bench');
    named.users.slice(0, 8).forEach((user, index) => plan.addEntry(author.doc, 'collaborators', `c${index}`, { user }, 'bench'));
    await after();
    await writePages(author.doc, pages, { named, random: seededRandom(7), after });
    author.close();
  }
}

/** Signed in, with the program and these plans on the device. */
export async function openDevice(peer: Peer, profile: string, ids: readonly string[]): Promise<BrowserContext> {
  const context = await openKeptBrowser(profile, { ...screens.desk, locale: 'en-GB', reducedMotion: 'reduce', baseURL: urlOf(peer) });
  context.setDefaultTimeout(120_000);
  await context.addInitScript(watchPlan);
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(emailOf('the admin'));
  await page.getByLabel('Password', { exact: true }).fill(samplePassword);
  await page.getByLabel('Password', { exact: true }).press('Enter');
  await page.waitForURL((at) => !at.pathname.startsWith('/sign-in'));
  for (const id of ids) {
    await openPlan(page, id);
    await page.getByRole('button', { name: 'Synced' }).waitFor();
  }
  await until('the program is kept for starts without a network', () =>
    page.evaluate(
      async () => (await navigator.serviceWorker.ready).active?.state === 'activated' && navigator.serviceWorker.controller !== null,
    ),
  );
  await openPlan(page, ids[0] ?? '');
  await page.getByRole('button', { name: 'Synced' }).waitFor();
  await page.close();
  return context;
}

export async function openPlan(page: Page, id: string) {
  await page.goto(address(id), { waitUntil: 'commit' });
  return page.evaluate(() => globalThis.planWatch.opened());
}

/** A process of its own, as colleagues have their own machines; ends them. */
export async function startTypists(typing: Typing): Promise<() => void> {
  const child = fork(fileURLToPath(new URL('./plan-typists.ts', import.meta.url)), [JSON.stringify(typing)], { stdio: 'inherit' });
  tieToThisProcess(child);
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code) => reject(new Error(`the typists ended with ${code} before they typed`)));
  });
  return () => void child.kill('SIGKILL');
}
