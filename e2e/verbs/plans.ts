/** Plans: beginning one, writing along with others, talking about words, approving. */
import { expect } from 'vitest';
import { goTo } from '../go-to.ts';
import type { Stage } from '../people.ts';

export function planVerbs({ page }: Stage) {
  const text = () => page.locator('.plan-words .tiptap');
  const outline = () => page.getByRole('navigation', { name: 'In this plan' });
  const comments = () => page.getByRole('region', { name: 'Comments' });
  const isOpen = async () => {
    await page.waitForURL(/\/plans\/[0-9A-Z]{26}$/);
    await text().waitFor();
    return new URL(page.url()).pathname;
  };
  const paragraph = (words: string) => text().locator('p').filter({ hasText: words }).first();
  /** `End` is the end of a line as it is wrapped: first somebody presses into the last one. */
  const goToEndOf = async (words: string) => {
    const box = await paragraph(words).boundingBox();
    if (!box) throw new Error(`"${words}" is not on the screen`);
    await paragraph(words).click({ position: { x: box.width - 2, y: box.height - 8 } });
    await page.keyboard.press('End');
  };
  return {
    opens: async (title: string) => {
      await goTo(page, '/plans');
      await page.getByRole('link', { name: title }).click();
      return isOpen();
    },
    opensAt: async (address: string) => {
      await goTo(page, address);
      await text().waitFor();
    },
    /** From the list by the keyboard alone: the template that comes along, about a company. */
    begins: async (company: string) => {
      await goTo(page, '/plans');
      await page.getByRole('button', { name: 'New plan' }).first().waitFor();
      await page.keyboard.press('n');
      const dialog = page.getByRole('dialog', { name: 'New plan' });
      const account = dialog.getByRole('combobox', { name: 'Account' });
      await account.focus();
      // It takes letters as soon as its list is there.
      await account.fill(company);
      await page.getByRole('option', { name: company, exact: true }).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await dialog.getByRole('button', { name: 'Create plan' }).focus();
      await page.keyboard.press('Enter');
      return isOpen();
    },
    /** At the end of the paragraph that holds these words. */
    writesAfter: async (words: string, more: string) => {
      await goToEndOf(words);
      await page.keyboard.type(more, { delay: 5 });
    },
    /** A paragraph of its own below the one that holds these words. */
    writesBelow: async (words: string, more: string) => {
      await goToEndOf(words);
      await page.keyboard.press('Enter');
      await page.keyboard.type(more, { delay: 5 });
    },
    sees: (words: string) => text().getByText(words).first().waitFor(),
    /** Line by line, without the names at carets, and without figures, which are of what the reader may see. */
    words: () =>
      text().evaluate((shown) => {
        const copy = shown.cloneNode(true) as HTMLElement;
        for (const caret of copy.querySelectorAll('.caret, [data-block="figure"]')) caret.remove();
        return [...copy.querySelectorAll('p, h1, h2, h3')].map((line) => line.textContent?.trim() ?? '').filter(Boolean);
      }),
    seesCaretOf: (name: string) => text().locator('.caret').filter({ hasText: name }).waitFor({ state: 'attached' }),
    seesInOutline: (section: string, name: string) =>
      outline()
        .locator('.pn-toc-line')
        .filter({ hasText: section })
        .getByRole('button', { name: `Follow ${name}` })
        .waitFor(),
    seesSections: (titles: readonly string[]) =>
      expect
        .poll(async () => (await outline().locator('.pn-toc-line > button:first-child').allInnerTexts()).map((one) => one.trim()))
        .toEqual(titles),
    follows: async (name: string) => {
      await outline()
        .getByRole('button', { name: `Follow ${name}` })
        .click();
      await page.getByText(`You follow ${name}`).waitFor();
    },
    comments: async (words: string, comment: string) => {
      const box = await paragraph(words).boundingBox();
      if (!box) throw new Error(`"${words}" is not on the screen`);
      await page.mouse.click(box.x + 4, box.y + 8, { clickCount: 3 });
      await page.keyboard.press('ControlOrMeta+Alt+m');
      await comments().getByRole('combobox', { name: 'Write a comment, @ names somebody' }).waitFor();
      await page.keyboard.type(comment, { delay: 5 });
      await page.keyboard.press('ControlOrMeta+Enter');
      await comments().getByText(comment).waitFor();
    },
    seesComment: (comment: string) => comments().getByText(comment).waitFor(),
    answersComment: async (comment: string, answer: string) => {
      const card = comments().locator('.cm-card').filter({ hasText: comment });
      await card.locator('.cm-quoted').click();
      await card.getByRole('combobox', { name: 'Reply' }).fill(answer);
      await card.getByRole('button', { name: 'Send' }).click();
      await card.getByText(answer).waitFor();
    },
    resolves: async (comment: string) => {
      const card = comments().locator('.cm-card').filter({ hasText: comment });
      await card.getByRole('button', { name: 'Resolve' }).click();
      await card.waitFor({ state: 'detached' });
    },
    /** On a phone one of the three is shown at a time. */
    turnsTo: (part: 'Text' | 'Contents' | 'Facts') =>
      page.getByRole('group', { name: 'What is shown of the plan' }).getByRole('button', { name: part, exact: true }).click(),
    goesToSection: (title: string) => outline().getByRole('button', { name: title, exact: true }).click(),
    seesBeside: (part: string, words: string | RegExp) => page.getByRole('region', { name: part }).getByText(words).first().waitFor(),
    seesOpenComments: (count: number) => comments().getByText(`${count} open`, { exact: true }).waitFor(),
    asksForApproval: async () => {
      await page.getByRole('button', { name: /^(Not approved yet|Approved by|Sent back by)/ }).click();
      await page.getByRole('button', { name: 'Ask for approval' }).click();
    },
    approves: async (note: string) => {
      await page.getByRole('button', { name: /^Approval asked/ }).click();
      await page.getByLabel('A few words to the owner').fill(note);
      await page.getByRole('button', { name: 'Approve', exact: true }).click();
    },
    seesApproved: (name: string) => page.getByRole('button', { name: new RegExp(`^Approved by ${name}`) }).waitFor(),
  };
}
