/** The list of companies and persons, and the page of one. */
import type { Stage } from '../people.ts';
import { until } from '../until.ts';

export function contactVerbs({ page }: Stage) {
  const table = () => page.getByRole('grid').first();
  const row = (name: string) => table().getByRole('row').filter({ hasText: name }).first();
  return {
    openList: () => page.goto('/contacts'),
    chooseKind: (name: 'Companies' | 'Persons') =>
      page.getByRole('group', { name: 'Show companies or persons' }).getByRole('button', { name }).click(),
    chooseView: (name: string) => page.getByRole('tab', { name }).click(),
    seesCount: (count: number) =>
      until(`the list has ${count}`, async () => (await table().getAttribute('aria-rowcount')) === String(count + 1)),
    searchFor: (text: string) =>
      page
        .getByRole('searchbox')
        .or(page.getByPlaceholder(/search this list|sök i listan/i))
        .first()
        .fill(text),
    seesInList: (name: string) => row(name).waitFor(),
    doesNotSeeInList: (name: string) => row(name).waitFor({ state: 'detached' }),
    /** The mark beside the name, in words: what colour says must also be said otherwise. */
    relationOf: (name: string) => row(name).locator('.rel').getByRole('img').first().getAttribute('aria-label'),
    colorOf: (name: string) =>
      row(name)
        .locator('.rel')
        .first()
        .evaluate((element) => getComputedStyle(element).color),
    filtersBy: async (field: string, value: string) => {
      await page.getByRole('button', { name: 'Filter', exact: true }).click();
      const choice = page.getByRole('dialog', { name: 'Filter' });
      await choice.getByRole('button', { name: field }).click();
      await choice.getByRole('checkbox', { name: value }).click();
      await page.keyboard.press('Escape');
    },
    columns: () => table().getByRole('columnheader').allInnerTexts(),
    showsColumn: async (column: string, shown: boolean) => {
      await page.getByRole('button', { name: 'Columns', exact: true }).click();
      const box = page.getByRole('dialog', { name: 'Columns' }).getByRole('checkbox', { name: column, exact: true });
      if ((await box.isChecked()) !== shown) await box.press('Space');
      await page.keyboard.press('Escape');
    },
    savesView: async (name: string) => {
      await page.getByRole('button', { name: 'View', exact: true }).click();
      await page.getByLabel('Name of the view').fill(name);
      await page.keyboard.press('Enter');
      await page.getByRole('tab', { name }).waitFor();
    },
    makesOpportunity: async ({ title, amount }: { readonly title: string; readonly amount: string }) => {
      await page.getByRole('button', { name: 'New opportunity' }).first().click();
      const form = page.getByRole('dialog');
      await form.getByLabel('Title').fill(title);
      await form.getByLabel('Amount').fill(amount);
      await form.getByRole('button', { name: 'Create opportunity' }).click();
      await page.waitForURL(/\/projects/);
    },
    chooseTab: (name: string) => page.getByRole('tab', { name }).click(),
    writesNote: async (text: string) => {
      await page.getByRole('textbox', { name: 'Notes' }).click();
      await page.keyboard.type(text);
    },
    fillsField: async (field: string, value: string) => {
      await page.getByRole('tab', { name: 'Fields' }).click();
      await page.getByLabel(field, { exact: true }).fill(value);
      await page.keyboard.press('Enter');
    },
    openPage: (name: string) => row(name).getByRole('link', { name }).first().click(),
  };
}
