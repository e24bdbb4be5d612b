/** Tasks in their list, and time in the calendar. */
import type { Locator } from 'playwright-core';
import { goTo } from '../go-to.ts';
import type { Stage } from '../people.ts';
import { middleOf } from './lift-card.ts';

export type TaskGroup = 'Late' | 'Today' | 'Tomorrow' | 'This week' | 'Next week' | 'Later';
type Outcome = 1 | 2 | 3 | 4;

export function taskVerbs({ page }: Stage) {
  const line = (id: string) => page.locator(`[data-task="${id}"]`).first();
  const item = (id: string) => page.locator(`[data-item="task/${id}"]`);
  const block = (id: string) => page.locator(`.cal-day [data-item="task/${id}"], .cal-pin [data-item="task/${id}"]`).first();
  const question = () => page.getByRole('dialog');
  const aim = async (id: string) => {
    await line(id).locator('.ell-box').click();
    await page.locator(`[data-task="${id}"][aria-current="true"]`).waitFor();
  };
  return {
    openList: async () => {
      await goTo(page, '/tasks');
      await page.locator('[data-task]').first().waitFor();
    },
    /** Tasks of a group, first ones first. */
    inGroup: async (group: TaskGroup) => {
      const lines = page.getByRole('region', { name: group, exact: true }).locator('[data-task]');
      await lines.first().waitFor();
      return lines.evaluateAll((found) =>
        found.map((one) => ({ id: one.getAttribute('data-task') ?? '', text: (one as HTMLElement).innerText })),
      );
    },
    seesIn: (id: string, group: TaskGroup) =>
      page.getByRole('region', { name: group, exact: true }).locator(`[data-task="${id}"]`).waitFor(),
    seesOn: (id: string, words: string | RegExp) => page.locator(`[data-task="${id}"]`).filter({ hasText: words }).waitFor(),
    isGone: (id: string) => line(id).waitFor({ state: 'detached' }),
    /** What says that it is late: a colour of its own, an icon, and words. */
    lateMarks: (id: string) =>
      line(id)
        .locator('.late')
        .last()
        .evaluate((mark) => {
          const probe = document.createElement('span');
          probe.style.color = 'var(--late)';
          document.body.append(probe);
          const red = getComputedStyle(probe).color;
          probe.remove();
          return {
            isRed: getComputedStyle(mark).color === red,
            hasIcon: mark.querySelector('svg') !== null,
            words: mark.textContent ?? '',
          };
        }),
    /** The day that its type gives it, and how it is called in the list. */
    makes: async (type: string, subject: string) => {
      await page.keyboard.press('t');
      await question().getByLabel('Type').click();
      await page.getByRole('option', { name: type, exact: true }).click();
      await question().getByLabel('Subject').fill(subject);
      const due = await question().getByLabel('Due').inputValue();
      await page.keyboard.press('Enter');
      await question().waitFor({ state: 'detached' });
      await page.locator('[data-task]').filter({ hasText: subject }).waitFor();
      return due;
    },
    seesCalled: (subject: string, words: string | RegExp) =>
      page.locator('[data-task]').filter({ hasText: subject }).filter({ hasText: words }).waitFor(),
    doesNotSeeCalled: (subject: string) => page.locator('[data-task]').filter({ hasText: subject }).waitFor({ state: 'detached' }),
    idOf: async (subject: string) =>
      (await page.locator('[data-task]').filter({ hasText: subject }).first().getAttribute('data-task')) ?? '',
    answersByKeys: async (id: string, outcome: Outcome) => {
      await aim(id);
      await page.keyboard.press('e');
      await question().locator('.answers').waitFor();
      await page.keyboard.press(String(outcome));
      await question().waitFor({ state: 'detached' });
    },
    cancelsWithReason: async (id: string, reason: string) => {
      await aim(id);
      await page.keyboard.press('e');
      await question().locator('.answers').waitFor();
      await page.keyboard.press('4');
      await question().getByLabel('Why is it cancelled?').fill(reason);
      await page.keyboard.press('Enter');
      await question().waitFor({ state: 'detached' });
    },
    takesBack: () => page.locator('.toast').getByRole('button', { name: 'Undo' }).last().click(),
    /** Every day that may be chosen; the question is left unanswered. */
    daysOffered: async (id: string, by: 'keys' | 'finger') => {
      if (by === 'keys') {
        await aim(id);
        await page.keyboard.press('p');
      } else await line(id).locator('.call.quiet').tap();
      await question().locator('.dg').waitFor();
      const days = await question()
        .locator('.dg button:enabled')
        .evaluateAll((found) => found.map((one) => one.getAttribute('data-day') ?? ''));
      const dimmed = await question().locator('.dg button:disabled').count();
      await page.keyboard.press('Escape');
      await question().waitFor({ state: 'detached' });
      return { days, dimmed };
    },

    /** Puts it off to that day; the question closes with the answer. */
    putsOffTo: async (id: string, day: string, by: 'keys' | 'finger') => {
      if (by === 'keys') {
        await aim(id);
        await page.keyboard.press('p');
      } else await line(id).locator('.call.quiet').tap();
      await question().locator(`.dg button[data-day="${day}"]`).click();
      await question().locator('button[type="submit"]').click();
      await question().waitFor({ state: 'detached' });
    },

    openDay: async (day = '') => {
      await goTo(page, `/calendar?view=day${day && `&day=${day}`}`);
      await page.locator('.cal-hours').waitFor();
    },
    /** Carries a task that waits beside the calendar to a half hour of the shown day, by mouse. */
    carriesTo: async (id: string, time: string) => {
      const slot = page.locator(`[data-slot="${minutesOf(time)}"]`).first();
      await slot.scrollIntoViewIfNeeded();
      const from = await middleOf(page.locator(`.cal-un [data-item="task/${id}"]`));
      const to = await middleOf(slot, 10);
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(from.x + 12, from.y + 4, { steps: 3 });
      await page.mouse.move(to.x, to.y, { steps: 8 });
      await page.locator('.cal-ghost').waitFor();
      await page.mouse.up();
      await page.locator('.cal-ghost').waitFor({ state: 'detached' });
    },
    seesInDay: (id: string, words: string) => page.locator(`.cal-day [data-item="task/${id}"]`).filter({ hasText: words }).waitFor(),
    /** Lifts it, presses keys, and puts it down. */
    movesByKeys: async (id: string, keys: readonly string[]) => {
      await block(id).focus();
      await page.keyboard.press(' ');
      for (const key of keys) await page.keyboard.press(key);
      await page.keyboard.press(' ');
    },
    isNotInDay: (id: string) => page.locator(`.cal-day [data-item="task/${id}"]`).waitFor({ state: 'detached' }),
    isCarried: (id: string) =>
      item(id)
        .first()
        .evaluate((one) => one.classList.contains('lifted')),
    makesAppointment: async (time: string, subject: string) => {
      await page
        .locator(`[data-slot="${minutesOf(time)}"]`)
        .first()
        .focus();
      await page.keyboard.press('Enter');
      await question().getByLabel('Subject').fill(subject);
      await page.keyboard.press('Enter');
      await question().waitFor({ state: 'detached' });
      await appointment(page, subject).waitFor();
    },
    seesAppointment: (subject: string, label: RegExp) =>
      page.getByRole('button', { name: label }).filter({ hasText: subject }).first().waitFor(),
    movesAppointmentByKeys: async (subject: string, keys: readonly string[]) => {
      await appointment(page, subject).focus();
      await page.keyboard.press(' ');
      for (const key of keys) await page.keyboard.press(key);
      await page.keyboard.press(' ');
    },
    /** Pulls the lower edge of its block down. */
    lengthens: async (subject: string, halfHours: number) => {
      const grip = appointment(page, subject).locator('.ev-grip');
      const from = await middleOf(grip);
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(from.x, from.y + 8, { steps: 3 });
      await page.mouse.move(from.x, from.y + halfHours * 28, { steps: 6 });
      await page.mouse.up();
    },
    layOver: async (name: string) => {
      await page.getByRole('group', { name: 'Layers' }).getByText(name, { exact: true }).click();
    },
  };
}

const appointment = (page: Stage['page'], subject: string): Locator =>
  page.locator('.cal-day [data-item^="appointment/"]').filter({ hasText: subject }).first();
const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};
