/** What stands in a plan's text beside its words: objectives, action items, opportunities, and the way through them by keyboard. */
import { expect } from 'vitest';
import { goTo } from '../go-to.ts';
import type { Stage } from '../people.ts';
import { until } from '../until.ts';

export function planTextVerbs({ page }: Stage) {
  const text = () => page.locator('.plan-words .tiptap');
  const block = (kind: string, words: string) => text().locator(`[data-block="${kind}"]`).filter({ hasText: words }).first();
  const item = (words: string) => block('actionItem', words);
  const record = (name: string) => block('record', name);
  const wordsOf = async (kind: string, words: string) => {
    await block(kind, words).locator('.tx').click();
    await page.keyboard.press('End');
    // The browser moves the caret first and tells the editor then.
    await block(kind, words).and(page.locator('.is-here')).waitFor();
  };
  return {
    opens: async (title: string | RegExp) => {
      await goTo(page, '/plans');
      await page.getByText(title).filter({ visible: true }).first().click();
      await text().locator('.pb').first().waitFor();
      return new URL(page.url()).pathname;
    },
    opensAt: async (address: string) => {
      await goTo(page, address);
      await text().locator('.pb').first().waitFor();
    },
    /** Goes on after an action item with another one; letter by letter, as people do. */
    addsItemAfter: async (before: string, words: string) => {
      await wordsOf('actionItem', before);
      await page.keyboard.press('Enter');
      await page.keyboard.type(words, { delay: 10 });
      await page.keyboard.press('Enter');
      // The next one has nothing to say: on with plain words.
      await page.keyboard.press('Enter');
    },
    seesItem: (words: string, who: string, due: string | RegExp) =>
      item(words)
        .filter({ has: page.getByRole('button', { name: `Who does it: ${who}` }) })
        .filter({ has: page.getByRole('button', { name: typeof due === 'string' ? `Due: ${due}` : due }) })
        .waitFor(),
    seesItemDone: (words: string) => item(words).getByRole('checkbox', { name: 'Done', checked: true }).waitFor(),
    seesStruck: (words: string) =>
      until(`"${words}" is struck`, async () =>
        item(words)
          .locator('.tx')
          .evaluate((shown) => getComputedStyle(shown).textDecorationLine.includes('line-through')),
      ),
    ticksItem: (words: string) => item(words).getByRole('checkbox', { name: 'Done' }).click(),
    /** From the words through the controls by Tab, saying what each is; ends in the words again. */
    goesThroughControls: async (words: string, controls: readonly string[]) => {
      await wordsOf('actionItem', words);
      for (const name of controls) {
        await page.keyboard.press('Tab');
        await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(name);
      }
      await page.keyboard.press('Escape');
      await expect.poll(() => page.evaluate(() => document.activeElement?.className.includes('tiptap'))).toBe(true);
    },
    seesRecord: (name: string, amount: string) => record(name).filter({ hasText: amount }).waitFor(),
    setsAmount: async (name: string, amount: string) => {
      await record(name)
        .getByRole('button', { name: /^Amount:/ })
        .click();
      await page.getByRole('dialog', { name: 'Amount' }).getByRole('textbox').fill(amount);
      await page.keyboard.press('Enter');
    },
    movesRecord: async (name: string, stage: string) => {
      await record(name)
        .getByRole('button', { name: /^Stage:/ })
        .click();
      await page.getByRole('option', { name: stage }).click();
    },
    /** What the stage asks for before it takes the opportunity. */
    answers: async (question: string, value: string) => {
      await page.getByLabel(question).selectOption({ label: value });
      await page.keyboard.press('Enter');
    },
    seesNoAccess: () => text().locator('[data-block="record"]').filter({ hasText: 'No access' }).first().waitFor(),
    nameOfFirstRecord: async () => (await text().locator('[data-block="record"] [data-control="open"]').first().textContent()) ?? '',
    seesStage: (name: string, stage: string) =>
      record(name)
        .getByRole('button', { name: `Stage: ${stage}` })
        .waitFor(),
    /** Puts a thing in by the slash menu, at the end of the text. */
    inserts: async (kind: string, words: string) => {
      await text().click();
      await page.keyboard.press('ControlOrMeta+End');
      await page.keyboard.press('Enter');
      await page.keyboard.type(`/${kind}`, { delay: 10 });
      await page.getByRole('option', { name: kind, exact: true }).click();
      await page.getByRole('combobox').last().fill(words);
      await page.getByRole('option').filter({ hasText: words }).first().click();
    },
    mentions: async (words: string, name: string) => {
      await page.keyboard.type(` @${words}`, { delay: 10 });
      await page.getByRole('option').filter({ hasText: name }).first().click();
      await text().locator('.mention').filter({ hasText: name }).first().waitFor();
    },
  };
}
