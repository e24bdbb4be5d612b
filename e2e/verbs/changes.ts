/** Values that were written at the same time, and edits of records that changed hands. */
import type { Stage } from '../people.ts';

export function changesVerbs({ page }: Stage) {
  const sealed = () => page.locator('aside.sealed').filter({ visible: true }).first();
  const popover = () => page.locator('.other-pop');
  return {
    /** The note over a record that was handed over, as it is read. */
    seesSealed: async (title: string | RegExp) => {
      await sealed().filter({ hasText: title }).waitFor({ timeout: 60_000 });
      return (await sealed().innerText()).replace(/\s+/g, ' ');
    },
    applies: (what: string) =>
      sealed()
        .getByRole('button', { name: `Apply ${what}` })
        .click(),
    discards: (what: string) =>
      sealed()
        .getByRole('button', { name: `Discard ${what}` })
        .click(),
    hasNothingSealed: () => sealed().waitFor({ state: 'detached' }),
    /** By keyboard: the mark over the record, then what it opens. */
    opensOtherValues: async () => {
      const mark = page.getByRole('button', { name: /values? written at the same time/ }).first();
      await mark.waitFor({ timeout: 30_000 });
      await mark.focus();
      await page.keyboard.press('Enter');
      await popover().waitFor();
      return (await popover().innerText()).replace(/\s+/g, ' ');
    },
    marksOfFields: () => page.getByRole('button', { name: 'Another value was written at the same time' }).count(),
    usesTheOther: async () => {
      await popover().getByRole('button', { name: /^Use / }).first().focus();
      await page.keyboard.press('Enter');
      await popover().waitFor({ state: 'detached' });
    },
    /** What is then to be pasted. */
    copiesTakenAway: async () => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.getByRole('region', { name: 'Taken away from this device' }).getByRole('button', { name: 'Copy' }).click();
      return page.evaluate(() => navigator.clipboard.readText());
    },
    forgetsTakenAway: async () => {
      const list = page.getByRole('region', { name: 'Taken away from this device' });
      await list.getByRole('button', { name: 'Forget' }).click();
      await list.waitFor({ state: 'detached' });
      await page.keyboard.press('Escape');
    },
    whatWasTakenAway: async () => {
      const list = page.getByRole('region', { name: 'Taken away from this device' });
      await list.waitFor();
      return (await list.innerText()).replace(/\s+/g, ' ');
    },
  };
}
