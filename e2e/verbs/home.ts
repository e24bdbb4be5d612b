/** The first screen at the desk. */
import { goTo } from '../go-to.ts';
import type { Stage } from '../people.ts';
import { until } from '../until.ts';

export function homeVerbs({ page }: Stage) {
  const figures = () => page.getByRole('region', { name: 'Figures, live' });
  const agenda = () => page.getByRole('region', { name: 'Agenda' });
  const list = () => page.getByRole('main').getByRole('region', { name: 'Tasks', exact: true });
  const figure = async (label: string) => {
    const text = await figures().locator('.hm-stat').filter({ hasText: label }).locator('b').innerText();
    return Number(text.replace(/[^\d]/g, ''));
  };
  const boxOf = async (what: 'tasks' | 'agenda') => {
    const box = await (what === 'tasks' ? list() : agenda()).boundingBox();
    if (!box) throw new Error(`${what} are not on the screen`);
    return box;
  };
  return {
    open: async () => {
      await goTo(page, '/home');
      await figures().waitFor();
    },
    isOpen: async () => {
      await page.waitForURL(/\/home$/);
      await figures().waitFor();
    },
    /** Without the figures that others have on top. */
    isOpenForSupport: async () => {
      await page.waitForURL(/\/home$/);
      await list().waitFor();
      await agenda().waitFor();
      await figures().waitFor({ state: 'detached' });
    },
    /** What stands on the screen, by name. */
    parts: () =>
      page
        .getByRole('main')
        .locator('section[aria-label]')
        .evaluateAll((parts) => parts.map((part) => part.getAttribute('aria-label') ?? '')),
    figure,
    seesFigure: (label: string, value: number) => until(`${label} is ${value}`, async () => (await figure(label)) === value),
    picks: async (name: string) => {
      await page.getByLabel('Person or team').first().click();
      await page.keyboard.type(name);
      await page.getByRole('option', { name }).first().click();
    },
    looksAt: (whose: 'Me' | 'Team' | 'Company') =>
      page.getByRole('group', { name: 'Whose figures' }).getByRole('button', { name: whose, exact: true }).click(),
    /** Of the sums that the server gives: the team's or the company's. */
    sum: async (whose: 'team' | 'company', label: string) => {
      const sums = page.getByRole('region', { name: `Figures of the ${whose}` });
      const text = await sums.locator('.hm-stat').filter({ hasText: label }).locator('b').innerText();
      return Number(text.replace(/[^\d]/g, ''));
    },
    seesSumsAsOf: () => page.getByText(/Added up by the server, as of/).waitFor(),
    tasks: async () => {
      await list().locator('[data-task]').first().waitFor();
      return list()
        .locator('[data-task]')
        .evaluateAll((lines) => lines.map((line) => line.getAttribute('data-task') ?? ''));
    },
    tasksIn: (group: string) =>
      list()
        .getByRole('group', { name: group, exact: true })
        .locator('[data-task]')
        .evaluateAll((lines) => lines.map((line) => line.getAttribute('data-task') ?? '')),
    inAgenda: () =>
      agenda()
        .locator('[data-agenda-task]')
        .evaluateAll((lines) => lines.map((line) => line.getAttribute('data-agenda-task') ?? '')),
    /** From one day of the agenda to another. */
    dragsInAgenda: async (task: string, day: string) =>
      agenda()
        .locator(`[data-agenda-task="${task}"]`)
        .dragTo(agenda().locator(`[data-day="${day}"]`)),
    today: () => agenda().locator('[data-day][aria-pressed="true"]').getAttribute('data-day'),
    isWide: async (width: number) => {
      await page.setViewportSize({ width, height: 900 });
      await until('the page has its width', () => page.evaluate((wide) => innerWidth === wide, width));
    },
    agendaStands: async (): Promise<'beside' | 'below'> => {
      const [tasks, day] = [await boxOf('tasks'), await boxOf('agenda')];
      return day.x >= tasks.x + tasks.width ? 'beside' : 'below';
    },
    /** From now on every frame is looked at: the task is late in the list and in the agenda, or in neither. */
    watchesLate: (task: string) =>
      page.evaluate((id) => {
        const seen = { frames: 0, apart: 0 };
        Object.assign(globalThis, { watchedTask: seen });
        const look = () => {
          const inList = document.querySelector(`[data-group="late"] [data-task="${id}"]`) !== null;
          const inAgenda = document.querySelector(`.ag-late [data-agenda-task="${id}"]`) !== null;
          seen.frames++;
          if (inList !== inAgenda) seen.apart++;
          requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }, task),
    framesApart: () => page.evaluate(() => (globalThis as unknown as { watchedTask: { frames: number; apart: number } }).watchedTask),
    /** What a line of the table of teams, or of the people of one, says. */
    lineOf: async (name: string) => {
      const line = page.getByRole('row').filter({ hasText: name }).first();
      await line.waitFor();
      const cells = await line.getByRole('cell').allInnerTexts();
      return { won: Number((cells[0] ?? '').replace(/[^\d]/g, '')), open: Number((cells[1] ?? '').replace(/[^\d]/g, '')) };
    },
    /** Marked as new since the last visit. */
    seesNewLead: (name: string) =>
      page
        .getByRole('region', { name: 'New leads' })
        .getByRole('listitem')
        .filter({ hasText: name })
        .getByRole('img', { name: 'Since your last visit' })
        .waitFor(),
    seesSaid: (text: string) => page.getByRole('region', { name: 'Recent communications' }).getByText(text).first().waitFor(),

    opensGoals: async () => {
      await page.getByRole('button', { name: 'Goals', exact: true }).click();
      await page.getByRole('dialog', { name: 'Goals' }).waitFor();
    },
    /** `whose` as in the document: `everyone`, `team:<id>`, `user:<id>`. */
    setsGoal: async (whose: string, measure: string, amount: number) => {
      const line = page.getByRole('dialog', { name: 'Goals' }).locator(`[data-goal="${whose}/${measure}"]`);
      await line.getByLabel('How much').fill(String(amount));
      await line.getByLabel('How much').press('Tab');
    },
    closesGoals: () => page.getByRole('dialog', { name: 'Goals' }).getByRole('button', { name: 'Done' }).click(),
    seesUnder: (label: string, text: string | RegExp) =>
      figures().locator('.hm-stat').filter({ hasText: label }).filter({ hasText: text }).waitFor(),
  };
}
