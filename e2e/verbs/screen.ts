/** What anybody can do with any screen. */
import { goTo } from '../go-to.ts';
import type { Stage } from '../people.ts';
import { untilProgramIsKept } from './device.ts';

export const screenVerbs = ({ page, complaints, installed }: Stage) => ({
  open: async (path: string) => void (await goTo(page, path)),
  reload: async () => void (await page.reload()),
  back: async () => void (await page.goBack()),
  address: () => page.url(),
  sees: (text: string | RegExp) => page.getByText(text).filter({ visible: true }).first().waitFor(),
  seesHeading: (name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor(),
  doesNotSee: (text: string | RegExp) => page.getByText(text).filter({ visible: true }).first().waitFor({ state: 'hidden' }),
  seesAScreen: () => page.getByRole('main').filter({ visible: true }).first().waitFor(),
  /** The screen has failed, or there is none at this address. */
  isStopped: () =>
    page
      .getByText(/This screen stopped working|There is nothing at this address/)
      .first()
      .isVisible(),
  /** An address that should not open. */
  triesToOpen: async (path: string) => {
    complaints.expectRefusals();
    await goTo(page, path);
  },
  press: (keys: string) => page.keyboard.press(keys),
  types: (text: string) => page.keyboard.type(text),
  pressButton: (name: string | RegExp) => page.getByRole('button', { name }).filter({ visible: true }).first().click(),
  /** Who installs the program leaves the network when all of it is on the device. */
  goesOffline: async () => {
    if (installed) await untilProgramIsKept(page);
    complaints.expectNoNetwork();
    await page.context().setOffline(true);
  },
  /** The clock of this page goes an hour slow from now on: what is done is an hour old when everybody meets again. */
  anHourEarlier: () => page.clock.setSystemTime(Date.now() - 3_600_000),
  /** Pages still come; data, sockets and the feed do not. */
  losesTheServer: async () => {
    complaints.expectNoNetwork();
    await page.route('**/api/**', (route) => route.abort());
    await page.routeWebSocket(/\/sync/, (socket) => socket.close());
  },
  comesBackOnline: () => page.context().setOffline(false),
  /** The sync chip says that everything is on the server. */
  seesAllSaved: () => chip(page, 'synced').waitFor(),
  seesOffline: () => chip(page, 'offline').waitFor(),
  /** Something was edited and waits on the device. */
  seesWaiting: () => chip(page, 'offline').filter({ hasText: 'kept on this device' }).waitFor(),
  seesRefused: () =>
    page
      .locator('.sync')
      .filter({ visible: true, hasText: /needs? you/ })
      .waitFor(),
  opensSyncList: () => openSyncList(page),
  worksOffline: async (offline: boolean) => {
    await openSyncList(page);
    await page.getByRole('switch', { name: 'Work offline' }).setChecked(offline);
    await page.keyboard.press('Escape');
  },
  /** Presses Copy beside what was refused; what is then to be pasted. */
  copiesRefused: async (field: string) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await refusedChange(page, field).getByRole('button', { name: 'Copy' }).click();
    return page.evaluate(() => navigator.clipboard.readText());
  },
  discardsRefused: async (field: string) => {
    await refusedChange(page, field).getByRole('button', { name: 'Discard' }).click();
    await refusedChange(page, field).waitFor({ state: 'detached' });
  },
  fitsTheScreen: () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
  language: () => page.locator('html').getAttribute('lang'),
  /** 0 is black, 1 is white. */
  brightness: () =>
    page.evaluate(() => {
      const context = document.createElement('canvas').getContext('2d');
      if (!context) return Number.NaN;
      context.fillStyle = getComputedStyle(document.body).backgroundColor;
      context.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
      return (red + green + blue) / 765;
    }),
  speaks: async (language: 'English' | 'Svenska') => {
    await page.locator('.me').click();
    await page.getByRole('menuitem', { name: /language|språk/i }).click();
    await page.getByRole('menuitemradio', { name: language }).click();
  },
});

const openSyncList = async (page: Stage['page']) => {
  await page.locator('button.sync').filter({ visible: true }).click();
  await page.getByRole('dialog', { name: 'This device' }).waitFor();
};
const refusedChange = (page: Stage['page'], field: string) => page.locator('.sync-it').filter({ hasText: field });

const chip = (page: Stage['page'], state: 'synced' | 'saving' | 'offline') =>
  page.locator(`.sync.${state}`).filter({ visible: true }).first();
