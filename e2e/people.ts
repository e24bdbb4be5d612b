/** The cast: whoever signs in gets a browser context of their own, as on a device of their own. */
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Complaints, listenForComplaints, screens } from './browser.ts';
import { type Frames, recordFrames } from './frames.ts';
import type { Product } from './product.ts';
import { accountVerbs } from './verbs/accounts.ts';
import { boardVerbs } from './verbs/board.ts';
import { contactVerbs } from './verbs/contacts.ts';
import { deviceVerbs } from './verbs/device.ts';
import { importVerbs } from './verbs/import.ts';
import { screenVerbs } from './verbs/screen.ts';

export interface Setting {
  readonly screen?: keyof typeof screens;
  readonly colors?: 'light' | 'dark';
  readonly language?: 'en-GB' | 'sv-SE';
  readonly motion?: 'reduce' | 'no-preference';
}
export interface Stage {
  readonly page: Page;
  readonly product: Product;
  readonly complaints: Complaints;
  readonly frames: Frames;
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
    contacts: contactVerbs(stage),
    imports: importVerbs(stage),
    device: deviceVerbs(stage),
  };
}

export function gatherPeople(browser: Browser, product: Product) {
  const stages: Stage[] = [];

  async function visitor({ screen = 'desk', colors = 'light', language = 'en-GB', motion = 'reduce' }: Setting = {}): Promise<Person> {
    const context = await browser.newContext({
      ...screens[screen],
      colorScheme: colors,
      locale: language,
      reducedMotion: motion,
      baseURL: product.url,
    });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    const stage = { page, product, complaints: listenForComplaints(page), frames: recordFrames(page) };
    stages.push(stage);
    return person(stage);
  }

  return {
    /** Someone at a fresh device who has not signed in. */
    visitor,
    /** Someone of the sample, signed in at a fresh device. */
    signIn: async (name: string, setting: Setting = {}): Promise<Person> => {
      const somebody = await visitor(setting);
      await somebody.account.signIn(emailOf(name), samplePassword);
      return somebody;
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
