/** The list of companies and persons, and the page of one. */
import { goTo } from '../go-to.ts';
import type { Stage } from '../people.ts';
import { until } from '../until.ts';

export function contactVerbs({ page }: Stage) {
  const table = () => page.getByRole('grid').first();
  const row = (name: string) => table().getByRole('row').filter({ hasText: name }).first();
  const tree = () => page.getByRole('treegrid').first();
  // Beside a name stand the initials of its picture.
  const groupTitles = async () =>
    (await tree().locator('.vt-group-title').allInnerTexts()).map((text) => text.split('\n').at(-1)?.trim() ?? '');
  return {
    openList: () => goTo(page, '/contacts'),
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
    searchText: () =>
      page
        .getByPlaceholder(/search this list|sök i listan/i)
        .first()
        .inputValue(),
    /** The name in the form for a new one. */
    newName: () => page.getByRole('dialog').getByLabel('Name').first().inputValue(),
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
    groupsBy: async (column: string) => {
      await page.getByRole('button', { name: 'Group', exact: true }).click();
      await page.getByRole('menuitemradio', { name: column, exact: true }).click();
      await tree().waitFor();
    },
    foldsAllGroups: async () => {
      await page.getByRole('button', { name: 'Owner', exact: true }).first().click();
      await page.getByRole('menuitem', { name: 'Fold all', exact: true }).click();
      await tree().locator('.vt-row').first().waitFor({ state: 'detached' });
    },
    groups: () => groupTitles(),
    seesGroup: (title: string) => tree().locator('.vt-group').filter({ hasText: title }).first().waitFor(),
    seesGroups: (titles: readonly string[]) =>
      until(`the groups are ${titles.join(', ')}`, async () => {
        return JSON.stringify(await groupTitles()) === JSON.stringify(titles);
      }),
    seesCurrentGroup: (open: boolean) => tree().locator(`.vt-group.is-at[aria-expanded=${open}]`).waitFor(),
    focusTable: () => page.locator('.vt').focus(),
    givesSelectedTo: async (name: string) => {
      await page.getByRole('toolbar').getByRole('button', { name: 'Give to' }).click();
      await page.getByRole('menuitem', { name }).click();
    },
    /** The cell after the one that is edited is the next that can be edited. */
    editsCellAndTabs: async (first: string, next: string) => {
      const cell = (column: string) =>
        tree()
          .getByRole('row')
          .locator('.ced')
          .getByLabel(new RegExp(`^${column}, `));
      await cell(first).waitFor();
      for (let i = 0; i < 6 && (await cell(next).count()) === 0; i++) await page.keyboard.press('Tab');
      await cell(next).waitFor();
      await page.keyboard.press('Escape');
      await cell(next).waitFor({ state: 'detached' });
    },
    doesWithView: async (view: string, action: string) => {
      await page.getByRole('tab', { name: view }).first().click();
      await page.getByRole('button', { name: `Actions for view ${view}`, exact: true }).click();
      await page.getByRole('menuitem', { name: action, exact: true }).click();
    },
    cannotDoWithView: async (view: string, action: string) => {
      await page.getByRole('button', { name: `Actions for view ${view}`, exact: true }).click();
      await page.getByRole('menuitem', { name: 'Rename' }).waitFor();
      if ((await page.getByRole('menuitem', { name: action }).count()) > 0) throw new Error(`${view} offers "${action}"`);
      await page.keyboard.press('Escape');
    },
    renamesView: async (view: string, name: string) => {
      await page.getByRole('button', { name: `Actions for view ${view}`, exact: true }).click();
      await page.getByRole('menuitem', { name: 'Rename' }).click();
      await page.getByLabel('Name of the view').fill(name);
      await page.keyboard.press('Enter');
      await page.getByRole('tab', { name }).waitFor();
    },
    movesViewByKeys: async (view: string, to: 'left' | 'right') => {
      await page.getByRole('tab', { name: view }).click();
      await page.keyboard.press(to === 'left' ? 'Alt+ArrowLeft' : 'Alt+ArrowRight');
    },
    seesViewsInOrder: (names: readonly string[]) =>
      until(`the own views are ${names.join(', ')}`, async () => {
        const shown = (await page.locator('[role=tab][draggable=true]').allInnerTexts()).map((text) => text.replace(/\s*\d+$/, '').trim());
        return JSON.stringify(shown) === JSON.stringify(names);
      }),
    seesView: (name: string) => page.getByRole('tab', { name }).first().waitFor(),
    seesNoView: (name: string) => page.getByRole('tab', { name }).waitFor({ state: 'detached' }),
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
      await page.getByLabel(field, { exact: true }).first().fill(value);
      await page.keyboard.press('Enter');
    },
    readsField: async (field: string) => {
      await page.getByRole('tab', { name: 'Fields' }).click();
      return page.getByLabel(field, { exact: true }).first().inputValue();
    },
    openPage: (name: string) => row(name).getByRole('link', { name }).first().click(),
  };
}
