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
    openPage: (name: string) => row(name).getByRole('link', { name }).first().click(),
  };
}
