/** Quotes: writing one together, sending it, and what becomes of it. */
import { expect } from 'vitest';
import { goTo } from '../go-to.ts';
import type { Stage } from '../people.ts';

export type QuoteColumn = 'Line' | 'Description' | 'Number' | 'Each' | 'Discount';

export function quoteVerbs({ page, complaints }: Stage) {
  const grid = () => page.getByRole('grid', { name: 'Lines of the quote' });
  const cell = (column: QuoteColumn, line: string) => page.getByRole('button', { name: new RegExp(`^${column}, ${line}:`) });
  const panel = () => page.getByRole('complementary', { name: 'Send' });
  const text = (name: 'Opening words' | 'Terms') => page.getByRole('textbox', { name });
  const row = (name: string) => page.getByRole('grid', { name: 'Quotes' }).getByRole('row').filter({ hasText: name }).first();
  const isOpen = () => page.waitForURL(/\/quotes\/[0-9A-Z]{26}/);
  return {
    opensList: async (search = '') => {
      await goTo(page, `/quotes${search}`);
      await page.getByRole('button', { name: 'New quote' }).first().waitFor();
    },
    opens: async (address: string) => {
      await goTo(page, address);
      await grid().waitFor();
    },
    /** By the button, wherever it stands. Answers the quote's address. */
    begins: async () => {
      await page.getByRole('button', { name: 'New quote' }).first().click();
      await isOpen();
      await grid().waitFor();
      return new URL(page.url()).pathname;
    },
    namesIt: async (title: string) => {
      await page.getByRole('button', { name: /^Title:/ }).click();
      await page.getByRole('textbox', { name: 'Title' }).fill(title);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: `Title: ${title}` }).waitFor();
    },
    addsProduct: async (typed: string, product: string) => {
      await page.getByRole('combobox', { name: 'Add a line' }).fill(typed);
      await page.getByRole('option', { name: product }).first().click();
      await cell('Line', product).waitFor();
    },
    addsWords: async (words: string, price: string) => {
      await page.getByRole('combobox', { name: 'Add a line' }).fill(words);
      await page.getByRole('option', { name: `Add “${words}”` }).click();
      await page.getByRole('textbox', { name: `Each, ${words}` }).fill(price);
      await page.keyboard.press('Enter');
      await cell('Each', words).waitFor();
    },
    writesCell: async (column: QuoteColumn, line: string, value: string) => {
      await cell(column, line).click();
      await page.getByRole('textbox', { name: `${column}, ${line}` }).fill(value);
      await page.keyboard.press('Enter');
      await page.getByRole('textbox', { name: `${column}, ${line}` }).waitFor({ state: 'detached' });
    },
    /** Opens it and stays in it. */
    entersCell: async (column: QuoteColumn, line: string) => {
      await cell(column, line).click();
      await page.getByRole('textbox', { name: `${column}, ${line}` }).waitFor();
    },
    leavesCell: () => page.keyboard.press('Escape'),
    seesCell: (column: QuoteColumn, line: string, value: string) =>
      page.getByRole('button', { name: `${column}, ${line}: ${value}`, exact: true }).waitFor(),
    seesSomebodyIn: (column: QuoteColumn, line: string, name: string) =>
      grid()
        .locator('.held')
        .filter({ has: cell(column, line) })
        .getByText(name)
        .waitFor(),
    writesDiscount: async (percent: string) => {
      await page.getByRole('button', { name: /^Discount on the whole quote:/ }).click();
      await page.getByRole('textbox', { name: 'Discount on the whole quote' }).fill(percent);
      await page.keyboard.press('Enter');
    },
    movesUp: async (line: string) => {
      await cell('Line', line).focus();
      await page.keyboard.press('Alt+ArrowUp');
    },
    removes: async (line: string) => {
      await cell('Line', line).focus();
      await page.keyboard.press('Delete');
      await cell('Line', line).waitFor({ state: 'detached' });
    },
    lines: () => grid().locator('[data-cell$=".title"]').allInnerTexts(),
    seesLines: async (names: readonly string[]) => {
      await expect.poll(() => grid().locator('[data-cell$=".title"]').allInnerTexts(), { timeout: 15_000 }).toEqual(names);
    },
    seesSum: (name: string, sum: string) =>
      page.locator('.qt-sums').getByText(name, { exact: true }).locator('..').getByText(sum, { exact: true }).waitFor(),
    writesWords: async (words: string, where: 'Opening words' | 'Terms' = 'Opening words') => {
      await text(where).click();
      await page.keyboard.press('ControlOrMeta+End');
      await page.keyboard.type(words);
    },
    seesWords: (words: string) => page.getByText(words).first().waitFor(),
    choosesRecipient: async (typed: string) => {
      await panel().getByRole('combobox', { name: 'To' }).fill(typed);
      await page.keyboard.press('Enter');
    },
    presses: async (times = 1) => {
      const button = panel().getByRole('button', { name: 'Send tracked link' });
      await button.click();
      for (let more = 1; more < times; more++) await page.keyboard.press('ControlOrMeta+Enter');
    },
    seesProblem: (words: string | RegExp) => panel().getByRole('alert').filter({ hasText: words }).first().waitFor(),
    seesInPanel: (words: string | RegExp) => panel().getByText(words).first().waitFor(),
    seesState: (state: string) => page.locator('.qe-head').getByText(state, { exact: true }).waitFor(),
    revises: () => panel().getByRole('button', { name: 'New version' }).click(),
    looksAtVersion: async (version: number) => {
      await panel()
        .getByRole('button', { name: `Version ${version} as it was sent` })
        .click();
      return page.getByRole('dialog');
    },
    closesDialog: () => page.keyboard.press('Escape'),
    notesAnswer: async (answer: 'Accepted' | 'Refused', name: string, reason: string) => {
      await panel().getByRole('button', { name: 'Note the answer' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: answer }).click();
      await dialog.getByLabel('Who answered').fill(name);
      await dialog.getByLabel(/^Reason/).fill(reason);
      await dialog.getByRole('button', { name: 'Save the answer' }).click();
      await dialog.waitFor({ state: 'detached' });
    },
    begunFrom: async () => {
      await page.getByRole('button', { name: 'More about this quote' }).click();
      const before = page.url();
      await page.getByRole('menuitem', { name: 'Next quote from this one' }).click();
      await page.waitForURL((url) => url.href !== before);
      await grid().waitFor();
    },
    listed: (name: string) => row(name).waitFor(),
    seesListed: (name: string, words: string | RegExp) => row(name).getByText(words).first().waitFor(),
    choosesState: (state: string) => page.getByRole('tab', { name: new RegExp(`^${state}`) }).click(),
    previewOffline: async () => {
      complaints.expectNoNetwork();
      await page.getByRole('button', { name: 'Preview' }).click();
    },
  };
}
