/** Somebody outside with a link: reads, turns pages, says who it is, asks, answers. */
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { Stage } from '../people.ts';
import { until } from '../until.ts';

/** A browser that people read with. The driver's own says that a program drives it, and would rightly never be counted. */
const phone = {
  userAgent: 'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/146.0.0.0 Mobile Safari/537.36',
  platform: 'Android',
  userAgentMetadata: {
    brands: [
      { brand: 'Chromium', version: '146' },
      { brand: 'Google Chrome', version: '146' },
    ],
    ...{ fullVersion: '146.0.0.0', platform: 'Android', platformVersion: '15', architecture: '', model: 'Pixel 9', mobile: true },
  },
};

export function sharePageVerbs({ page, complaints }: Stage) {
  /** With a finger where there is no mouse. */
  const press = async (target: Locator) => ((await page.evaluate(() => navigator.maxTouchPoints > 0)) ? target.tap() : target.click());
  const form = (name: string) => page.locator(`form[data-form="${name}"]`).first();
  const fold = (name: string) => page.locator('details.fold').filter({ has: page.locator('summary', { hasText: name }) });
  const unfold = async (name: string) => {
    const details = fold(name);
    if ((await details.getAttribute('open')) === null) await details.locator('summary').first().click();
    return details;
  };
  return {
    /** At home with a phone, behind the one proxy that the product trusts. */
    isAtHome: async (address: string) => {
      const session = await page.context().newCDPSession(page);
      await session.send('Emulation.setUserAgentOverride', phone);
      await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => false }));
      await session.send('Emulation.setTimezoneOverride', { timezoneId: 'Europe/Stockholm' });
      await page.setExtraHTTPHeaders({ 'x-forwarded-for': address });
    },
    /** The page's script never comes, as behind some gateways. */
    hasNoScript: async () => {
      complaints.expectNoNetwork();
      await page.route('**/share-page/*.js', (route) => route.abort());
    },
    opens: async (address: string) => {
      await page.goto(address);
      await page.getByRole('main').waitFor();
    },
    /** An address that should not open. */
    triesToOpen: async (address: string) => {
      complaints.expectRefusals();
      await page.goto(address);
    },
    /** The script has found its page: without it there is no size and no print. */
    isReady: () => page.getByRole('button', { name: 'Larger' }).waitFor(),
    seesPage: async (number: number, words: string) => {
      await page
        .locator('[data-count]')
        .filter({ hasText: new RegExp(`^${number} of`) })
        .waitFor();
      const sheet = page.locator(`main .sheet[data-page="${number}"]`);
      await until(`page ${number} is drawn`, () =>
        sheet.locator('img').evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth > 0),
      );
      await sheet.locator('figcaption', { hasText: words }).waitFor({ state: 'attached' });
    },
    turns: () => press(page.getByRole('link', { name: 'Next page' })),
    turnsBack: () => press(page.getByRole('link', { name: 'Previous page' })),
    swipes: async () => {
      const box = await page.locator('.sheet:not([hidden])').boundingBox();
      if (!box) throw new Error('there is no page to swipe');
      const session = await page.context().newCDPSession(page);
      const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number) =>
        session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y: box.y + 120 }] });
      await touch('touchStart', box.x + box.width - 30);
      for (let x = box.x + box.width - 60; x > box.x + 60; x -= 40) await touch('touchMove', x);
      await touch('touchEnd', 0);
    },
    /** Back and forth between two pages, as long as it takes: who does all in two seconds is no person to anybody. */
    readsOnUntil: (what: string, holds: () => Promise<boolean>) =>
      until(what, async () => {
        await press(page.getByRole('link', { name: 'Previous page' }));
        await press(page.getByRole('link', { name: 'Next page' }));
        return holds();
      }),
    isAsked: (name: string) => page.getByText(`Are you ${name}?`).filter({ visible: true }).waitFor(),
    isNotAsked: (name: string) => page.getByText(`Are you ${name}?`).waitFor({ state: 'detached' }),
    continues: async () => {
      await press(page.getByRole('button', { name: 'Continue' }).first());
      await page.getByText('Thank you, that is noted.').filter({ visible: true }).waitFor();
    },
    asks: async (question: string) => {
      const details = await unfold('Ask a question');
      await details.getByLabel('Your question').fill(question);
      await details.getByRole('button', { name: 'Send' }).click();
    },
    /** The first time that is offered; as it is written. */
    booksFirstCall: async (number: string): Promise<string> => {
      const time = page.getByRole('radio').first();
      const when = (await time.getAttribute('data-when')) ?? '';
      await time.check({ force: true });
      await form('call').getByLabel('Your phone number').fill(number);
      await page.getByRole('button', { name: `Ask for a call, ${when}` }).click();
      return when;
    },
    givesItTo: async (name: string, mail: string) => {
      const details = await unfold('Give it to a colleague');
      await details.getByLabel("Your colleague's name").fill(name);
      await details.getByLabel("Your colleague's e-mail").fill(mail);
      await details.getByRole('button', { name: 'Send the link' }).click();
    },
    accepts: async (name: string) => {
      await form('accept').getByLabel('Your name').fill(name);
      await form('accept').getByRole('checkbox').check();
      await page.getByRole('button', { name: 'Accept the quote' }).click();
    },
    refusesToBeCounted: () => page.getByRole('button', { name: 'Read without being counted' }).click(),
    entersPasscode: async (passcode: string) => {
      complaints.expectRefusals();
      await page.getByLabel('Passcode').fill(passcode);
      await page.getByRole('button', { name: 'Open' }).click();
    },
    downloads: async (): Promise<string> => {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download' }).first().click()]);
      return download.suggestedFilename();
    },
    cookies: async () => (await page.context().cookies()).map(({ name }) => name),
    /** What a screen reader and a keyboard find: every target has a name, and can be hit. */
    seesTargets: async () => {
      const small = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('a[href], button, summary, input:not([type="hidden"]), textarea')]
          .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().bottom > 0)
          .filter((one) => !one.closest('.foot, label') && one.getBoundingClientRect().height < 43.5)
          .map((one) => one.textContent?.trim() || one.getAttribute('aria-label') || one.tagName),
      );
      expect(small, 'smaller than a finger').toEqual([]);
    },
  };
}
