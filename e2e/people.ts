/** The cast: whoever signs in gets a browser context of their own, as on a device of their own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Complaints, listenForComplaints, openKeptBrowser, screens } from './browser.ts';
import { type Frames, recordFrames } from './frames.ts';
import type { Product } from './product.ts';
import { accountVerbs } from './verbs/accounts.ts';
import { boardVerbs } from './verbs/board.ts';
import { changesVerbs } from './verbs/changes.ts';
import { contactVerbs } from './verbs/contacts.ts';
import { deviceVerbs } from './verbs/device.ts';
import { digestVerbs } from './verbs/digest.ts';
import { duplicateVerbs } from './verbs/duplicates.ts';
import { fileVerbs } from './verbs/files.ts';
import { homeVerbs } from './verbs/home.ts';
import { importVerbs } from './verbs/import.ts';
import { inboxVerbs } from './verbs/inbox.ts';
import { leadVerbs } from './verbs/leads.ts';
import { leaveVerbs } from './verbs/leave.ts';
import { onTheGoVerbs } from './verbs/on-the-go.ts';
import { planSuggestionVerbs } from './verbs/plan-suggestions.ts';
import { planTextVerbs } from './verbs/plan-text.ts';
import { planVersionVerbs } from './verbs/plan-versions.ts';
import { planVerbs } from './verbs/plans.ts';
import { quoteVerbs } from './verbs/quotes.ts';
import { rulesVerbs } from './verbs/rules.ts';
import { screenVerbs } from './verbs/screen.ts';
import { searchVerbs } from './verbs/search.ts';
import { sharePageVerbs } from './verbs/share-page.ts';
import { taskVerbs } from './verbs/tasks.ts';

export interface Setting {
  readonly screen?: keyof typeof screens;
  readonly colors?: 'light' | 'dark';
  readonly language?: 'en-GB' | 'sv-SE';
  readonly motion?: 'reduce' | 'no-preference';
  /** The program is laid down on the device, as it is on everybody's. Only where a story needs it: it is a third of what signing in costs. */
  readonly installed?: boolean;
}
export interface Stage {
  readonly page: Page;
  readonly product: Product;
  readonly complaints: Complaints;
  readonly frames: Frames;
  /** The program itself stays on the device. */
  readonly installed: boolean;
}
export type Person = ReturnType<typeof person>;
export type People = ReturnType<typeof gatherPeople>;

export const samplePassword = 'tandem-sample';
/** Everybody of the sample has an address made from the name. */
export const emailOf = (name: string): string =>
  name === 'the manager'
    ? 'manager@example.com'
    : name === 'the admin'
      ? 'admin@example.com'
      : `${name.toLowerCase().replaceAll(' ', '.')}@example.com`;

function person(stage: Stage) {
  return {
    ...screenVerbs(stage),
    account: accountVerbs(stage),
    board: boardVerbs(stage),
    changes: changesVerbs(stage),
    contacts: contactVerbs(stage),
    digest: digestVerbs(stage),
    duplicates: duplicateVerbs(stage),
    files: fileVerbs(stage),
    home: homeVerbs(stage),
    imports: importVerbs(stage),
    inbox: inboxVerbs(stage),
    device: deviceVerbs(stage),
    planText: planTextVerbs(stage),
    plans: planVerbs(stage),
    quotes: quoteVerbs(stage),
    rules: rulesVerbs(stage),
    search: searchVerbs(stage),
    suggestions: planSuggestionVerbs(stage),
    sharePage: sharePageVerbs(stage),
    tasks: taskVerbs(stage),
    versions: planVersionVerbs(stage),
    leads: leadVerbs(stage),
    leave: leaveVerbs(stage),
    go: onTheGoVerbs(stage),
  };
}

export interface KeptDevice {
  open(): Promise<Person>;
  close(): Promise<void>;
}

const contextOf = (
  { screen = 'desk', colors = 'light', language = 'en-GB', motion = 'reduce', installed = false }: Setting,
  baseURL: string,
): BrowserContextOptions => ({
  ...screens[screen],
  colorScheme: colors,
  locale: language,
  reducedMotion: motion,
  serviceWorkers: installed ? 'allow' : 'block',
  baseURL,
});

export function gatherPeople(browser: Browser, product: Product) {
  const stages: Stage[] = [];
  const leavings: (() => Promise<void>)[] = [];

  async function sitDown(context: BrowserContext, installed: boolean): Promise<Person> {
    context.setDefaultTimeout(60_000);
    const page = context.pages()[0] ?? (await context.newPage());
    const stage = { page, product, complaints: listenForComplaints(page), frames: recordFrames(page), installed };
    stages.push(stage);
    return person(stage);
  }

  const visitor = async (setting: Setting = {}): Promise<Person> => {
    const context = await browser.newContext(contextOf(setting, product.url));
    leavings.push(() => context.close());
    return sitDown(context, setting.installed ?? false);
  };

  /** A device whose browser can be closed and opened again: its profile stays on disk. It sees the server at `url`. */
  async function keptDevice(url: string, setting: Setting = {}): Promise<KeptDevice> {
    const folder = await mkdtemp(join(tmpdir(), 'tandem-profile-'));
    let context: BrowserContext | undefined;
    const close = async () => {
      await context?.close();
      context = undefined;
    };
    leavings.push(async () => {
      await close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    });
    return {
      open: async () => {
        context = await openKeptBrowser(folder, contextOf({ ...setting, installed: true }, url));
        return sitDown(context, true);
      },
      close,
    };
  }

  return {
    /** Someone at a fresh device who has not signed in. */
    visitor,
    keptDevice,
    /** Someone of the sample, signed in at a fresh device. */
    signIn: async (name: string, setting: Setting = {}): Promise<Person> => {
      const somebody = await visitor(setting);
      await somebody.account.signIn(emailOf(name), samplePassword);
      return somebody;
    },
    /** Closes every device, and forgets what those that are kept have kept. */
    leave: async () => {
      for (const leave of leavings.splice(0)) await leave();
    },
    pages: (): readonly Page[] => stages.map(({ page }) => page),
    /** Before the server goes away on purpose: pages may then mind that it does not answer. */
    expectNoNetwork: () => {
      for (const { complaints } of stages) complaints.expectNoNetwork();
    },
    complaints: () => stages.flatMap(({ complaints }) => complaints.all()),
    expectNoComplaints: () =>
      expect(
        stages.flatMap(({ complaints }) => complaints.all()),
        'what pages wrote to the console',
      ).toEqual([]),
  };
}
