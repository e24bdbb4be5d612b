/** Writing in a plan as a suggestion, and what others say to it. */
import { expect } from 'vitest';
import type { Stage } from '../people.ts';

export function planSuggestionVerbs({ page }: Stage) {
  const text = () => page.locator('.plan-words .tiptap');
  const panel = () => page.getByRole('region', { name: 'Suggestions' });
  const card = (words: string) => panel().getByRole('listitem').filter({ hasText: words });
  const tool = () => page.getByRole('toolbar').first().getByRole('button', { name: 'Suggest', exact: true });
  const line = (words: string) => text().locator('p').filter({ hasText: words }).first();
  /** By its letters, as somebody reads: the browser lays the selection over them. */
  const select = async (words: string) => {
    await line(words).click();
    await line(words).evaluate((paragraph, wanted) => {
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = (node.textContent ?? '').indexOf(wanted);
        if (at < 0) continue;
        // The editor hears of it a moment later; who types has long seen the words marked.
        const heard = new Promise((resolve) =>
          document.addEventListener('selectionchange', () => requestAnimationFrame(resolve), { once: true }),
        );
        getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
        return heard;
      }
      throw new Error(`"${wanted}" is not in one piece`);
    }, words);
  };
  return {
    /** By its keys, from within the text. */
    suggestsFromNowOn: async () => {
      await text().locator('p').first().click();
      await page.keyboard.press('ControlOrMeta+Alt+s');
      await tool().and(page.locator('[aria-pressed="true"]')).waitFor();
    },
    writesAgain: async () => {
      await tool().click();
      await tool().and(page.locator('[aria-pressed="false"]')).waitFor();
    },
    replaces: async (words: string, by: string) => {
      await select(words);
      await page.keyboard.type(by, { delay: 10 });
    },
    deletes: async (words: string) => {
      await select(words);
      await page.keyboard.press('Backspace');
    },
    /** Behind these words, letter by letter, with a slip that is taken back. */
    writesBehind: async (words: string, more: string) => {
      await select(words);
      await page.keyboard.press('ArrowRight');
      await page.keyboard.type(`${more}x`, { delay: 10 });
      await page.keyboard.press('Backspace');
    },
    breaksTheLine: () => page.keyboard.press('Enter'),
    seesRefused: () => page.getByText('Only words in one line can be suggested').waitFor(),
    seesStruck: (words: string, name: string) => text().locator(`del[title*="${name}"]`).filter({ hasText: words }).waitFor(),
    seesToCome: (words: string, name: string) => text().locator(`ins[title*="${name}"]`).filter({ hasText: words }).waitFor(),
    seesNone: (words: string) => expect.poll(() => text().locator('.sg-out, .sg-in').filter({ hasText: words }).count()).toBe(0),
    /** The words of the text itself, without what is suggested. */
    seesText: (words: string) =>
      expect
        .poll(() =>
          text().evaluate((shown) => {
            const copy = shown.cloneNode(true) as HTMLElement;
            for (const mark of copy.querySelectorAll('.sg-in, .caret, .cm-mark')) mark.remove();
            return copy.textContent ?? '';
          }),
        )
        .toContain(words),
    accepts: async (words: string) => {
      await card(words).getByRole('button', { name: 'Accept', exact: true }).focus();
      await page.keyboard.press('Enter');
    },
    rejects: (words: string) => card(words).getByRole('button', { name: 'Reject', exact: true }).click(),
    acceptsAllOf: (name: string) =>
      panel()
        .getByRole('button', { name: `Accept all of ${name}` })
        .click(),
    undoes: () => page.getByRole('button', { name: 'Undo', exact: true }).last().click(),
    seesTold: (words: string) => page.getByText(words).first().waitFor(),
    countsOpen: (count: number) => panel().getByText(`${count} open`).waitFor(),
  };
}
