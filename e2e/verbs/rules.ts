/** Settings: rules, limits, and the lists of the workspace. */
import { expect } from 'vitest';
import { goTo } from '../go-to.ts';
import type { Stage } from '../people.ts';

export function rulesVerbs({ page }: Stage) {
  const panel = () => page.locator('.st-aside');
  const line = (name: string) => page.locator('.rules > li').filter({ hasText: name }).first();
  const days = () => panel().getByRole('spinbutton', { name: 'Days' });
  const entry = (title: string) => page.locator('.list-editor li').filter({ has: page.getByRole('textbox', { name: `Name of ${title}` }) });
  /** A list that opens below its field: chosen with the keys of a keyboard. */
  const picks = async (field: string, option: string) => {
    await page.getByRole('combobox', { name: field, exact: true }).focus();
    await page.keyboard.press('Enter');
    const chosen = page.getByRole('option', { name: option, exact: true });
    await chosen.waitFor();
    // Typing goes to what begins like it; the arrows go on from there.
    await page.keyboard.type(option.slice(0, 12));
    for (let step = 0; step < 40 && (await chosen.getAttribute('data-highlighted')) === null; step++)
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await chosen.waitFor({ state: 'detached' });
  };
  return {
    open: () => goTo(page, '/settings/rules'),
    choose: async (name: string) => {
      await line(name).getByRole('button').click();
      await panel().getByRole('heading', { name }).waitFor();
    },
    sees: (name: string, does: string) => line(name).getByText(does, { exact: true }).waitFor(),
    /** A server that has just begun may wait for the one before to be surely gone. */
    seesCount: (name: string, count: number) => line(name).getByText(String(count), { exact: true }).waitFor({ timeout: 60_000 }),
    setsDays: async (count: number) => {
      await days().focus();
      await page.keyboard.type(String(count));
      await expect.poll(() => days().getAttribute('aria-valuenow')).toBe(String(count));
    },
    triesIt: async () => {
      await panel()
        .getByRole('button', { name: /^(Try it|Run again)$/ })
        .click();
      await panel().locator('.tried[aria-busy=false]').waitFor({ timeout: 30_000 });
    },
    /** `39 times instead of 11` */
    finding: async () => (await panel().locator('.trial-rows dd').first().innerText()).trim(),
    seesDifferences: () => panel().locator('.trial-diffs li').first().waitFor(),
    mayChange: async () => (await page.locator('.rules').getByRole('switch').first().isEnabled()) as boolean,
    switches: (name: string) => line(name).getByRole('switch').click(),
    ticksWhatIsOpenToo: () =>
      panel()
        .getByText(/^Also for what is open already/)
        .click(),
    switchesOn: () => panel().getByRole('button', { name: 'Switch on', exact: true }).click(),
    switchesOnFromNow: () => panel().getByRole('button', { name: 'Switch on from now' }).click(),
    offersToSwitchOn: () => panel().getByRole('button', { name: 'Switch on from now' }).isVisible(),
    takesBack: () => page.locator('.toast').getByRole('button', { name: 'Undo' }).last().click(),
    seesFiringOf: (record: string) => panel().locator('.fi').filter({ hasText: record }).first().waitFor(),

    picks,
    beginsOwn: async () => {
      await page.getByRole('button', { name: 'Rule', exact: true }).focus();
      await page.keyboard.press('Enter');
      await page.getByLabel('Name', { exact: true }).waitFor();
    },
    names: async (name: string) => {
      await page.getByLabel('Name', { exact: true }).focus();
      await page.keyboard.type(name);
    },
    /** The focus is on the new condition's field then. */
    addsCondition: async () => {
      await page.getByRole('button', { name: 'Condition', exact: true }).focus();
      await page.keyboard.press('Enter');
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''))
        .toMatch(/^Condition \d+: field$/);
    },
    writes: async (field: string, text: string) => {
      await page.getByLabel(field, { exact: true }).focus();
      await page.keyboard.type(text);
    },
    savesByEnter: async () => {
      await page.getByLabel('Name', { exact: true }).focus();
      await page.keyboard.press('Enter');
    },

    maximumOf: (type: string) => page.getByRole('spinbutton', { name: `Maximum delay of ${type}` }).getAttribute('aria-valuenow'),
    setsMaximum: async (type: string, count: number) => {
      await page.getByRole('spinbutton', { name: `Maximum delay of ${type}`, disabled: false }).focus();
      await page.keyboard.type(String(count));
      await page.getByRole('button', { name: `Save the maximum for ${type}` }).click();
    },
    seesBeyond: async () => {
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('row').nth(1).waitFor();
      return (await dialog.getByRole('row').count()) - 1;
    },
    answers: async (name: string | RegExp) => {
      await page.getByRole('dialog').getByRole('button', { name }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    },

    openList: (list: string) => goTo(page, `/settings/lists?list=${list}`),
    seesEntry: (title: string) => page.locator('.list-editor').getByText(title, { exact: true }).first().waitFor(),
    entries: () =>
      page.locator('.list-editor > ul > li input.le-title').evaluateAll((fields) => fields.map((one) => (one as HTMLInputElement).value)),
    addsEntry: async (title: string) => {
      await page.getByPlaceholder('New entry').fill(title);
      await page.keyboard.press('Enter');
      await entry(title).waitFor();
    },
    renames: async (was: string, is: string) => {
      await entry(was).getByRole('textbox').first().fill(is);
      await page.keyboard.press('Enter');
      await entry(is).waitFor();
    },
    movesUpByKeys: async (title: string) => {
      await entry(title).locator('.grip').focus();
      await page.keyboard.press('ArrowUp');
    },
    archives: async (title: string) => {
      await page.getByRole('button', { name: `Archive ${title}`, exact: true }).click();
      await entry(title).waitFor({ state: 'detached' });
    },
    mayEditLists: () => page.getByPlaceholder('New entry').isVisible(),
  };
}
