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
  /** The caret goes to one side of what is selected; the editor hears of it a moment later, too. */
  const caretAt = async (words: string, key: 'ArrowLeft' | 'ArrowRight') => {
    await select(words);
    const heard = page.evaluate(
      () => new Promise((resolve) => document.addEventListener('selectionchange', () => requestAnimationFrame(resolve), { once: true })),
    );
    await page.keyboard.press(key);
    await heard;
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
      await caretAt(words, 'ArrowRight');
      await page.keyboard.type(`${more}x`, { delay: 10 });
      await page.keyboard.press('Backspace');
    },
    /** With the keys that move a block, from within its words. */
    movesTheLineOf: async (words: string, by: 'Up' | 'Down') => {
      await caretAt(words, 'ArrowLeft');
      await page.keyboard.press(`Alt+Arrow${by}`);
    },
    dividesBefore: async (words: string) => {
      await caretAt(words, 'ArrowLeft');
      await page.keyboard.press('Enter');
    },
    takesBackByKey: () => page.keyboard.press('ControlOrMeta+z'),
    doesAgainByKey: () => page.keyboard.press('ControlOrMeta+Shift+z'),
    /** As the keyboard of a phone does: the same letters again and again, until they stand. */
    composesBehind: async (words: string, stages: readonly string[]) => {
      await caretAt(words, 'ArrowRight');
      const devices = await page.context().newCDPSession(page);
      for (const text of stages)
        await devices.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
      await devices.send('Input.insertText', { text: stages.at(-1) ?? '' });
      await devices.detach();
    },
    saysAbout: async (words: string, comment: string) => {
      await select(words);
      await page.keyboard.press('ControlOrMeta+Alt+m');
      await page.getByRole('combobox', { name: 'Write a comment, @ names somebody' }).waitFor();
      await page.keyboard.type(comment, { delay: 5 });
      await page.keyboard.press('ControlOrMeta+Enter');
    },
    /** One of the conversations is marked on exactly these words. */
    seesTalkedAbout: (words: string) =>
      expect
        .poll(() =>
          text()
            .locator('.cm')
            .evaluateAll((marks) => {
              const said = new Map<string, string>();
              for (const mark of marks) {
                const thread = mark.getAttribute('data-thread') ?? '';
                said.set(thread, (said.get(thread) ?? '') + (mark.textContent ?? ''));
              }
              return [...said.values()];
            }),
        )
        .toContain(words),
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
