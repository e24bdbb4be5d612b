/** The search: the palette at a desk, a whole screen on the phone. */
import type { Stage } from '../people.ts';
import { until } from '../until.ts';

export function searchVerbs({ page }: Stage) {
  const dialog = () => page.getByRole('dialog', { name: /^(search and commands|sök och kommandon)$/i });
  const field = () => dialog().getByRole('combobox').or(dialog().getByRole('searchbox')).first();
  const lines = () => dialog().getByRole('option').or(dialog().locator('.psearch-it'));
  const line = (text: string | RegExp) => lines().filter({ hasText: text }).first();
  return {
    open: async () => {
      await page
        .getByRole('button', { name: /^(search or jump to|sök)/i })
        .first()
        .waitFor();
      await page.keyboard.press('Control+k');
      await field().waitFor();
    },
    openByTouch: async () => {
      await page
        .getByRole('navigation')
        .getByRole('button', { name: /^search$/i })
        .click();
      await field().waitFor();
    },
    type: (text: string) => field().fill(text),
    sees: (text: string | RegExp) => line(text).waitFor(),
    doesNotSee: (text: string | RegExp) => line(text).waitFor({ state: 'detached' }),
    /** The piece of a line that says why it was found. */
    marked: (text: string | RegExp) => line(text).locator('mark').allInnerTexts(),
    seesGroup: (name: string | RegExp) =>
      dialog().getByRole('group', { name }).or(dialog().getByRole('region', { name })).first().waitFor(),
    choose: (text: string | RegExp) => line(text).click(),
    /** The line that Enter opens. */
    chosen: () => dialog().locator('[role=option][aria-selected=true]').innerText(),
    seesChosen: (text: RegExp) =>
      until(`${text} is chosen`, async () => text.test(await dialog().locator('[role=option][aria-selected=true]').innerText())),
    seesSaid: (text: RegExp) => dialog().getByRole('status').filter({ hasText: text }).waitFor({ state: 'attached' }),
    /** What touching the call beside a line dials. */
    callOf: (text: string | RegExp) =>
      dialog().locator('.psearch-li').filter({ hasText: text }).first().getByRole('link').getAttribute('href'),
    seesClosed: () => dialog().waitFor({ state: 'detached' }),
    coversTheScreen: async () => {
      const box = await dialog().boundingBox();
      const size = page.viewportSize();
      return box !== null && size !== null && box.width === size.width && box.height === size.height;
    },
    /** The height of what a thumb must hit: the smallest. */
    smallestTarget: async () => {
      const boxes = await Promise.all(
        (await dialog().getByRole('button').or(dialog().getByRole('link')).all()).map((one) => one.boundingBox()),
      );
      return Math.min(...boxes.map((box) => box?.height ?? 0));
    },
    newWindow: async (keys: string) => {
      const [opened] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press(keys)]);
      await opened.waitForURL(/^http/);
      const address = opened.url();
      await opened.close();
      return address;
    },
  };
}
