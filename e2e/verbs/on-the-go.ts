/** A day with a phone in one hand. */
import { expect } from 'vitest';
import type { Stage } from '../people.ts';
import { until } from '../until.ts';

type Outcome = 'Reached' | 'Not reached' | 'Done' | 'Cancelled';

export function onTheGoVerbs({ page }: Stage) {
  const group = (name: string) => page.getByRole('region', { name, exact: true });
  const press = (name: string | RegExp) =>
    page
      .getByRole('button', { name, exact: typeof name === 'string' })
      .filter({ visible: true })
      .first()
      .tap();
  const sheet = () => page.getByRole('dialog', { name: 'Quick log' });
  const line = (id: string) => page.locator(`[data-task="${id}"]`);
  const question = () => page.getByRole('dialog').filter({ has: page.locator('.answers') });
  return {
    openToday: () => page.getByRole('link', { name: 'Today', exact: true }).tap(),
    seesToday: () => page.getByRole('region', { name: 'Your figures' }).waitFor(),
    /** The first tasks of a group, as they are called on the screen. */
    tasksIn: async (name: 'Late' | 'Today' | 'Tomorrow' | 'This week' | 'Later') => {
      await group(name).locator('[data-task]').first().waitFor();
      const lines = await group(name).locator('[data-task]').all();
      return Promise.all(
        lines.map(async (one) => ({
          id: (await one.getAttribute('data-task')) ?? '',
          subject: (await one.locator('.t').innerText()).trim(),
          text: await one.innerText(),
          contact: (await one.locator('a.tl-text').getAttribute('href'))?.split('/').at(-1) ?? '',
        })),
      );
    },
    /** All tasks of the day's page, most urgent first. */
    allTasks: async () => {
      await page.locator('[data-task]').first().waitFor();
      return page.locator('[data-task]').evaluateAll((lines) =>
        lines.map((line) => ({
          id: line.getAttribute('data-task') ?? '',
          contact: line.querySelector('a.tl-text')?.getAttribute('href')?.split('/').at(-1) ?? '',
        })),
      );
    },
    figure: async (name: string) =>
      Number(
        (
          await page
            .getByRole('region', { name: 'Your figures' })
            .locator('div')
            .filter({ hasText: name })
            .last()
            .locator('..')
            .locator('b')
            .innerText()
        ).trim(),
      ),
    completes: async (id: string, outcome: Outcome) => {
      await line(id).locator('.tl-tick').tap();
      await question().getByRole('button', { name: outcome, exact: true }).tap();
      await line(id).waitFor({ state: 'detached' });
    },
    postpones: async (id: string, to: 'Tomorrow' | 'In 3 days' | 'In a week') => {
      await line(id).locator('.call.quiet').tap();
      await question().getByRole('button', { name: to }).tap();
      await question().waitFor({ state: 'detached' });
    },
    takesBack: () => page.locator('.toast').getByRole('button', { name: 'Undo' }).last().tap(),
    seesTask: (id: string, where: string) => group(where).locator(`[data-task="${id}"]`).waitFor(),
    seesTaskCalled: (subject: string) => page.locator('[data-task]').filter({ hasText: subject }).first().waitFor(),
    doesNotSeeTask: (id: string) => line(id).waitFor({ state: 'detached' }),

    /** Three taps on the page of a contact: log, what, save. */
    logsHere: async (what: string) => {
      await press('Quick log');
      await sheet().getByRole('button', { name: what, exact: true }).tap();
      await sheet().getByRole('button', { name: 'Save', exact: true }).tap();
      await sheet().waitFor({ state: 'detached' });
    },
    opensLog: async () => {
      await press('Quick log');
      await sheet().waitFor();
    },
    closesLog: () => sheet().getByRole('button', { name: 'Close', exact: true }).tap(),
    choosesInLog: (name: string | RegExp) =>
      sheet()
        .getByRole('button', { name, exact: typeof name === 'string' })
        .first()
        .tap(),
    writesInLog: (field: string, text: string) => sheet().getByLabel(field).fill(text),
    readsInLog: (field: string) => sheet().getByLabel(field).inputValue(),
    savesLog: async () => {
      await sheet().getByRole('button', { name: /^Save/ }).tap();
      await sheet().waitFor({ state: 'detached' });
    },
    seesInTimeline: (text: string | RegExp) => page.getByRole('region', { name: 'Timeline' }).getByText(text).first().waitFor(),

    /** What a finger could miss: everything that can be pressed and is smaller than 44 by 44 px, but for words in running text. */
    smallTargets: () => page.evaluate(findSmallTargets),
    /** Fields that a phone would zoom into. */
    zoomingFields: () =>
      page.evaluate(() =>
        [...document.querySelectorAll('input, select, textarea')]
          .filter((field) => field.getBoundingClientRect().width > 1 && Number.parseFloat(getComputedStyle(field).fontSize) < 16)
          .map((field) => field.getAttribute('aria-label') ?? field.outerHTML.slice(0, 80)),
      ),
    turns: async (width: number, height: number) => {
      await page.setViewportSize({ width, height });
      // The browser rounds the width at which it lays a phone's page out, by a pixel at most.
      await until('the page has turned', () => page.evaluate((wide) => Math.abs(innerWidth - wide) <= 1, width));
    },
    nothingSticksOut: async (where: string) => expect(await page.evaluate(findOverhang), where).toEqual([]),
  };
}

function findSmallTargets(): readonly string[] {
  const inSight = (element: Element) => {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return (
      box.width > 1 &&
      box.height > 1 &&
      style.visibility !== 'hidden' &&
      style.pointerEvents !== 'none' &&
      style.display !== 'none' &&
      !element.closest('[inert], [aria-hidden="true"]')
    );
  };
  const found: string[] = [];
  for (const element of document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, [role="tab"], [role="button"]')) {
    if (!inSight(element) || element.classList.contains('skip')) continue;
    // A checkbox is pressed by its label.
    const box = (element.closest('label') ?? element).getBoundingClientRect();
    if (box.width >= 43.5 && box.height >= 43.5) continue;
    if (element.tagName === 'A' && element.closest('p')) continue;
    found.push(
      `${element.tagName.toLowerCase()}.${element.className} "${(element.getAttribute('aria-label') ?? element.innerText ?? '').slice(0, 40)}" ${Math.round(box.width)}x${Math.round(box.height)}`,
    );
  }
  return found;
}

/** What is wider than the screen and cannot be scrolled into sight. */
function findOverhang(): readonly string[] {
  const page = document.documentElement;
  const found = page.scrollWidth > innerWidth ? [`the page is ${page.scrollWidth} px wide`] : [];
  for (const element of document.querySelectorAll<HTMLElement>(
    'main button, main a[href], nav button, nav a[href], [role="dialog"] button',
  )) {
    const box = element.getBoundingClientRect();
    let scroller = element.parentElement;
    while (scroller && !/auto|scroll/.test(getComputedStyle(scroller).overflowX)) scroller = scroller.parentElement;
    const edge = scroller && scroller.scrollWidth > scroller.clientWidth + 1 ? Number.POSITIVE_INFINITY : innerWidth;
    if (box.width > 1 && (box.right > edge + 1 || box.left < -1))
      found.push(`${element.className} "${element.innerText.slice(0, 30)}" ends at ${Math.round(box.right)}`);
  }
  return found;
}
