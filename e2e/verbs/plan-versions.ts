/** The past of a plan: naming a moment, comparing it with now, and bringing something of it back. */
import { expect } from 'vitest';
import type { Stage } from '../people.ts';

export function planVersionVerbs({ page }: Stage) {
  const line = () => page.getByRole('slider', { name: 'Edits and versions of this plan' });
  const compared = () => page.getByRole('article', { name: 'Version history' });
  const side = () => page.locator('.cmp-side');
  return {
    names: async (name: string) => {
      await page.getByRole('button', { name: 'Name this version' }).first().click();
      const dialog = page.getByRole('dialog', { name: 'Name this version' });
      await dialog.getByLabel('Name', { exact: true }).fill(name);
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'detached' });
    },
    /** In the strip, by the keyboard alone, from its end back to the first mark that says this. */
    looksBackTo: async (said: string | RegExp) => {
      await line().focus();
      await page.keyboard.press('End');
      await expect
        .poll(async () => {
          const now = await line().getAttribute('aria-valuetext');
          if (now !== null && (typeof said === 'string' ? now.includes(said) : said.test(now))) return true;
          await page.keyboard.press((await line().getAttribute('aria-valuenow')) === '0' ? 'End' : 'ArrowLeft');
          return false;
        })
        .toBe(true);
    },
    looksAt: () => line().getAttribute('aria-valuetext'),
    comparesWhatOneLooksAt: async () => {
      await page.keyboard.press('Enter');
      await compared().waitFor();
    },
    compares: async (name: string) => {
      await page.getByRole('button', { name: `Compare with ${name}` }).click();
      await compared().waitFor();
    },
    seesAdded: (words: string, by: string) =>
      compared()
        .locator('ins')
        .filter({ hasText: `${by} added: ${words}` })
        .waitFor(),
    seesTakenOut: (words: string, by: string) =>
      compared()
        .locator('del')
        .filter({ hasText: `${by} took out: ${words}` })
        .waitFor(),
    /** The colour beside the name is the colour of the words: as the browser draws them. */
    seesColoursOf: (name: string) =>
      expect
        .poll(async () => {
          const swatch = side().locator('.cmp-people li').filter({ hasText: name }).locator('.cmp-swatch');
          const legend = await swatch.evaluate((one) => getComputedStyle(one).getPropertyValue('--pc').trim());
          const own = compared().locator('ins, del').filter({ hasText: name });
          const words = await own.evaluateAll((all) => all.map((one) => getComputedStyle(one).getPropertyValue('--pc').trim()));
          return words.length > 0 && legend !== '' && words.every((one) => one === legend);
        })
        .toBe(true),
    seesInLegend: (name: string, count: string) => side().locator('.cmp-people li').filter({ hasText: name }).getByText(count).waitFor(),
    bringsBack: async (section: string) => {
      await side()
        .getByRole('button', { name: `Bring back what was taken out of “${section}”` })
        .click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Bring back \d/ })
        .click();
      await page.getByText(`back in “${section}”`).waitFor();
    },
    undoesBringing: () => page.getByRole('button', { name: 'Undo', exact: true }).last().click(),
    goesBackToPlan: async () => {
      await page.keyboard.press('Escape');
      await page.waitForURL(/\/plans\/[0-9A-Z]{26}$/);
    },
    /** As on a phone, where there is no strip. */
    opensFromMenu: async () => {
      await page.getByRole('button', { name: 'More about this plan' }).click();
      await page.getByRole('menuitem', { name: 'Version history' }).click();
      await page.waitForURL(/\/history/);
      await compared().waitFor();
    },
    exports: async (as: 'As PDF' | 'As Word document' | 'As Markdown') => {
      await page.getByRole('button', { name: 'More about this plan' }).click();
      await page.getByRole('menuitem', { name: 'Export' }).click();
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: as }).click()]);
      return { name: download.suggestedFilename(), path: await download.path() };
    },
  };
}
