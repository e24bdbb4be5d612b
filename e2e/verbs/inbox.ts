/** What somebody was told, and forms by which strangers write. */
import { goTo } from '../go-to.ts';
import type { Stage } from '../people.ts';
import { until } from '../until.ts';

export interface FromVisitor {
  readonly name: string;
  readonly company: string;
  readonly mail: string;
  readonly message: string;
}

export function inboxVerbs({ page }: Stage) {
  const line = (text: string | RegExp) => page.locator('[data-notice]').filter({ hasText: text }).first();
  const pane = () => page.locator('.pv').filter({ visible: true });
  return {
    open: () => goTo(page, '/inbox'),
    seesNotice: (text: string | RegExp) => line(text).waitFor(),
    doesNotSeeNotice: (text: string | RegExp) => line(text).waitFor({ state: 'detached' }),
    /** What the bell says. */
    unread: async (): Promise<number> => {
      const label = await page.locator('a.bell').filter({ visible: true }).first().getAttribute('aria-label');
      return Number(/(\d+) unread/.exec(label ?? '')?.[1] ?? 0);
    },
    seesUnread: (count: number) =>
      until(`the bell says ${count}`, async () => {
        const label = await page.locator('a.bell').filter({ visible: true }).first().getAttribute('aria-label');
        return Number(/(\d+) unread/.exec(label ?? '')?.[1] ?? 0) === count;
      }),
    isUnread: (text: string | RegExp) => line(text).locator('.nr:not(.rd)').isVisible(),
    seesRead: (text: string | RegExp) => line(text).locator('.nr.rd').waitFor(),
    reads: async (text: string | RegExp) => {
      await line(text).locator('.nr-open').click();
      await pane().getByRole('heading', { level: 2 }).waitFor();
    },
    seesInPane: (text: string | RegExp) => pane().getByText(text).first().waitFor(),
    chooses: (tab: 'For me' | 'Unread' | 'Snoozed') => page.getByRole('button', { name: new RegExp(`^${tab}`) }).click(),
    seesZero: () => page.getByText('Inbox zero').waitFor(),
    seesWhy: async (text: string | RegExp) => {
      await pane().getByRole('button', { name: 'Why?' }).click();
      await page.getByRole('dialog').getByText(text).first().waitFor();
      await page.keyboard.press('Escape');
    },

    opensForms: async () => {
      await goTo(page, '/settings/workspace');
      await page.getByRole('heading', { name: 'Forms on your web site' }).waitFor();
    },
    givesFormTo: async (title: string, name: string) => {
      const card = page.getByRole('group', { name: title });
      await card.getByRole('combobox', { name: 'Leads go to' }).click();
      await page.getByRole('option', { name }).click();
      await card.getByRole('combobox', { name: 'Leads go to' }).filter({ hasText: name }).waitFor();
    },
    /** The address in the line that is pasted into a web page. */
    addressOfForm: async (title: string): Promise<string> => {
      const text = await page.getByRole('group', { name: title }).getByLabel('Line for your web page', { exact: true }).inputValue();
      return /src="([^"]+)"/.exec(text)?.[1] ?? '';
    },
    /** In the same settings; gives the link that is copied. */
    makesCampaign: async (title: string, source: string): Promise<string> => {
      await page.getByLabel('New campaign').fill(title);
      await page.getByRole('button', { name: 'Make the campaign' }).click();
      const made = page.getByRole('group').filter({ hasText: title }).last();
      await made.getByRole('combobox', { name: 'Source of its leads' }).click();
      await page.getByRole('option', { name: source, exact: true }).click();
      await made.getByRole('combobox', { name: 'Source of its leads' }).filter({ hasText: source }).waitFor();
      return made.getByLabel('Link of the campaign', { exact: true }).inputValue();
    },
    seesOfCampaign: (title: string, count: string) =>
      page.locator('summary').filter({ hasText: title }).filter({ hasText: count }).waitFor(),
    opensLeadsOfCampaign: async (title: string) => {
      await page.getByRole('group').filter({ hasText: title }).last().getByRole('link', { name: 'Its leads' }).click();
      await page.getByRole('combobox', { name: 'Leads of a campaign' }).filter({ hasText: title }).waitFor();
    },
    fillsForm: async (address: string, words: FromVisitor) => {
      await page.goto(address);
      const loaded = Date.now();
      await page.getByLabel('Your name').fill(words.name);
      await page.getByLabel('Company').fill(words.company);
      await page.getByLabel('E-mail').fill(words.mail);
      await page.getByLabel('Message').fill(words.message);
      // A person takes a moment; whoever does not is looked at first.
      await until('a person would have filled it in', async () => Date.now() - loaded > 3500);
      await page.getByRole('button', { name: 'Send', exact: true }).click();
      await page.getByRole('link', { name: 'Send another message' }).waitFor();
    },
    /** As a program does: at once, with what nobody sees. */
    sendsAsAProgram: async (address: string, words: FromVisitor) => {
      await page.goto(address);
      await page.getByLabel('Your name').fill(words.name);
      await page.getByLabel('E-mail').fill(words.mail);
      await page.getByLabel('Message').fill(words.message);
      await page.locator('#homepage').evaluate((field) => {
        (field as HTMLInputElement).value = 'https://spam.example';
      });
      await page.getByRole('button', { name: 'Send', exact: true }).click();
      await page.getByRole('link', { name: 'Send another message' }).waitFor();
    },
    seesHeld: (name: string, reason: string) => page.locator('.held li').filter({ hasText: name }).filter({ hasText: reason }).waitFor(),
    releases: async (name: string) => {
      await page.locator('.held li').filter({ hasText: name }).getByRole('button', { name: 'Make it a lead' }).click();
      await page.locator('.held li').filter({ hasText: name }).waitFor({ state: 'detached' });
    },
  };
}
