/** The daily mail of managers: as it lies in the mailbox, and as the app shows it. */
import { goTo } from '../go-to.ts';
import type { Stage } from '../people.ts';

export function digestVerbs({ page }: Stage) {
  const mail = () => page.frameLocator('.mail iframe');
  const section = (title: string) => page.locator('.daily-sec').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
  const table = (title: string) => mail().getByRole('table', { name: title, exact: true });
  return {
    open: async () => {
      await goTo(page, '/settings');
      await page.getByRole('link', { name: 'Today’s digest' }).click();
      await section('Everybody').waitFor();
    },
    countsAgain: () => page.getByRole('button', { name: 'Count again' }).click(),
    sendsOneNow: async () => {
      await page.getByRole('button', { name: 'Send me one now' }).click();
      await page.getByText(/^On its way to/).waitFor();
    },
    /** The line of somebody in a section of the app, with what stands below it. */
    sees: (title: string, name: string, words: string | RegExp) =>
      section(title).locator('tr[data-line]').filter({ hasText: name }).filter({ hasText: words }).waitFor(),
    seesLateTask: (id: string) => section('Most late tasks').locator(`[data-task="${id}"]`).waitFor(),
    doesNotSeeTask: (id: string) => page.locator(`.daily [data-task="${id}"]`).waitFor({ state: 'detached' }),
    lateMarks: (id: string) =>
      page.locator(`.daily [data-task="${id}"] .late`).evaluate((mark) => ({
        red: getComputedStyle(mark).color,
        hasIcon: mark.querySelector('svg') !== null,
        words: mark.textContent ?? '',
      })),
    /** The rows behind a line, each by its key. */
    asksWhy: async (title: string, name: string) => {
      await section(title).locator('tr[data-line]').filter({ hasText: name }).getByRole('link', { name: 'Why?' }).click();
      await page.locator('[data-fact]').first().waitFor();
      return page.locator('[data-fact]').evaluateAll((found) => found.map((one) => one.getAttribute('data-fact') ?? ''));
    },

    opensMailTo: async (address: string) => {
      await goTo(page, '/mailbox');
      await page.locator('.mail-li').filter({ hasText: address }).first().click();
      await mail().getByRole('heading', { level: 1 }).waitFor();
    },
    mailsTo: async (address: string) => {
      await goTo(page, '/mailbox');
      await page.locator('.mail-li').first().waitFor();
      return page.locator('.mail-li').filter({ hasText: address }).count();
    },
    /** What the mail says of somebody. */
    inMail: async (title: string, name: string) => {
      const row = table(title).getByRole('row').filter({ hasText: name }).first();
      return row.getByRole('cell').allInnerTexts();
    },
    seesInMail: (text: string) => mail().getByText(text).waitFor(),
    lateInMail: (title: string, text: string) =>
      table(title)
        .getByRole('row')
        .filter({ hasText: text })
        .first()
        .locator('.late')
        .evaluate((mark) => ({
          color: getComputedStyle(mark).color,
          sign: mark.querySelector('[aria-hidden]')?.textContent ?? '',
          words: (mark.textContent ?? '').trim(),
        })),
    addressInMail: async (title: string, name: string, words: string) =>
      table(title).getByRole('row').filter({ hasText: name }).first().getByRole('link', { name: words }).getAttribute('href'),
  };
}
