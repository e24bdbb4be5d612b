/** Leads: entering one, following it up, qualifying it. */
import { expect } from 'vitest';
import { goTo } from '../go-to.ts';
import type { Stage } from '../people.ts';
import { liftCard } from './lift-card.ts';

export function leadVerbs({ page }: Stage) {
  const column = (stage: string) => page.getByRole('region', { name: stage, exact: true });
  const card = (name: string) => page.locator('article[data-card]').filter({ hasText: name }).first();
  const sheet = () => page.getByRole('complementary', { name: 'Follow up' });
  const question = () => page.getByRole('dialog').filter({ hasText: 'If two people drop it at once' });
  /** Holds it over a stage until it is dropped. */
  const carriesOver = async (name: string, stage: string) => {
    await liftCard(page, card(name));
    const to = await column(stage).boundingBox();
    if (!to) throw new Error(`there is no column ${stage}`);
    await page.mouse.move(to.x + to.width / 2, to.y + 120, { steps: 12 });
    await column(stage).and(page.locator('.is-over')).waitFor();
  };
  return {
    open: async (owner = 'me') => {
      await goTo(page, `/leads?owner=${owner}`);
      await column('New').waitFor();
    },
    /** As on a desk: what somebody says at the fair, in one line. */
    writes: async (line: string) => {
      await page.getByRole('textbox', { name: 'New lead in one line' }).fill(line);
    },
    seesUnderstood: (text: string, part: string) => page.getByRole('button', { name: `${part}: ${text}. Change what it is` }).waitFor(),
    savesLine: () => page.getByRole('button', { name: 'Save lead' }).click(),
    /** As with a phone in one hand. */
    entersInThreeFields: async ({
      company,
      person,
      reach,
    }: {
      readonly company: string;
      readonly person: string;
      readonly reach: string;
    }) => {
      await page.getByRole('button', { name: 'New lead' }).tap();
      await page.getByLabel('Company', { exact: true }).fill(company);
      await page.getByLabel('Person', { exact: true }).fill(person);
      await page.getByLabel('Telephone or e-mail', { exact: true }).fill(reach);
      await page.getByRole('button', { name: 'Save lead' }).tap();
    },
    seesSheet: (text: string | RegExp) => sheet().getByText(text).first().waitFor(),
    closesSheet: async () => {
      await sheet().getByRole('button', { name: 'Close' }).click();
      await sheet().waitFor({ state: 'detached' });
    },
    seesIn: (name: string, stage: string) => column(stage).locator('article[data-card]').filter({ hasText: name }).first().waitFor(),
    seesOnCard: (name: string, text: string | RegExp) => card(name).getByText(text).first().waitFor(),
    rowsInList: async () => (await page.getByRole('grid', { name: 'List' }).getByRole('row').count()) - 1,
    cards: () => page.locator('article[data-card]').count(),
    firstIn: async (stage: string) => {
      const first = column(stage).locator('article[data-card]').first();
      await first.waitFor();
      return { id: (await first.getAttribute('data-card')) ?? '', name: (await first.getAttribute('aria-label')) ?? '' };
    },
    followsUp: async (name: string) => {
      await card(name).click();
      await sheet().waitFor();
    },
    addsAddress: async (address: string) => {
      await sheet().getByLabel('E-mail', { exact: true }).fill(address);
      await sheet().getByRole('button', { name: 'Add the address' }).click();
      await sheet()
        .getByRole('button', { name: /Propose a call-back/ })
        .waitFor();
    },
    proposesCallBack: async () => {
      await sheet()
        .getByRole('button', { name: /Propose a call-back/ })
        .click();
      await sheet().getByRole('button', { name: 'Propose the call-back' }).click();
      await sheet().waitFor({ state: 'detached' });
    },
    /** The sheet of sharing, for the persons of the lead. */
    opensShare: async () => {
      await sheet()
        .getByRole('button', { name: /Share a presentation/ })
        .click();
      await page.getByRole('dialog').getByRole('combobox', { name: 'What' }).waitFor();
    },
    /** On the page of a contact. */
    setsStatus: async (name: string, status: string) => {
      await page
        .getByRole('button', { name: new RegExp(`status.*${name}|${name}.*status`, 'i') })
        .first()
        .click();
      await page.getByRole('menuitemradio', { name: status }).click();
    },
    movesByMenu: async (name: string, stage: string) => {
      await card(name).hover();
      await card(name)
        .getByRole('button', { name: /^Move or follow up/ })
        .click();
      await page.getByRole('menuitem', { name: stage }).click();
    },
    drags: async (name: string, stage: string) => {
      await carriesOver(name, stage);
      await page.mouse.up();
    },
    carriesOver,
    drops: () => page.mouse.up(),
    seesHere: (name: string) => page.getByRole('group', { name: 'On the leads now' }).getByRole('img', { name }).waitFor(),
    seesNobodyHere: () => page.getByRole('group', { name: 'On the leads now' }).waitFor({ state: 'detached' }),
    /** Another's card in the air, over the stage, under the other's name. */
    seesCarried: async (lead: string, by: string, stage: string) => {
      const flying = page.locator('.board-floating .board-drag').filter({ hasText: lead }).filter({ hasText: by });
      await flying.waitFor();
      await expect
        .poll(async () => {
          const [card, lane] = await Promise.all([flying.boundingBox(), column(stage).boundingBox()]);
          return card && lane && card.x + card.width / 2 > lane.x && card.x + card.width / 2 < lane.x + lane.width;
        })
        .toBe(true);
    },
    seesNobodyCarrying: () => page.locator('.board-floating .board-drag').waitFor({ state: 'detached' }),
    /** Lifted, carried to the next stage and put down without a mouse. */
    carriesByKeys: async (name: string) => {
      await card(name).focus();
      for (const key of [' ', 'ArrowRight', ' ']) await page.keyboard.press(key);
    },
    /** On the screen of tasks. */
    asksWhyOfTask: async (about: string) => {
      const line = page.locator('[data-task]').filter({ hasText: about }).first();
      await line.hover();
      await line.getByRole('button', { name: 'Why?' }).click();
    },
    isAskedToQualify: () => question().waitFor(),
    qualifies: async () => {
      await question()
        .getByRole('button', { name: /^Qualify/ })
        .click();
      await question().waitFor({ state: 'detached' });
    },
    seesEntry: (there: boolean) =>
      page
        .getByRole('link', { name: 'Leads', exact: true })
        .first()
        .waitFor({ state: there ? 'visible' : 'detached' }),
    /** In the settings of the workspace. */
    switches: async (on: boolean) => {
      await goTo(page, '/settings/workspace');
      const feature = page.getByRole('switch', { name: 'Lead function' });
      await feature.waitFor();
      await feature.click();
      await expect.poll(() => feature.getAttribute('aria-checked')).toBe(String(on));
    },
    /** What the rows of the contacts list are marked as. */
    marksInList: () =>
      page
        .getByRole('grid')
        .getByRole('row')
        .locator('svg[role=img]')
        .evaluateAll((marks) => [...new Set(marks.map((mark) => mark.getAttribute('aria-label') ?? ''))]),
    decidesStage: async (name: string, stage: string) => {
      await page.getByRole('button', { name: `Decide the stage of ${name}` }).click();
      await page.getByRole('menuitemradio', { name: stage }).click();
    },
    seesStage: (stage: string) =>
      page.getByRole('list', { name: 'Relation' }).locator('[aria-current=step]').filter({ hasText: stage }).waitFor(),
    asksWhyNot: async () => {
      await page.getByRole('button', { name: 'Why not a prospect?' }).first().click();
      await page.getByRole('heading', { name: 'Decisions of rules' }).or(page.locator('.why-list')).first().waitFor();
    },
  };
}
