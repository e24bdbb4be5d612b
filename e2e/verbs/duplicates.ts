/** Contacts that may be one: told about, compared, merged, divided. */
import type { Stage } from '../people.ts';

export function duplicateVerbs({ page }: Stage) {
  const twinCard = () => page.getByRole('complementary').filter({ hasText: 'may be the same' });
  return {
    createsCompany: async ({ name, town, mail }: { readonly name: string; readonly town: string; readonly mail: string }) => {
      await page.getByRole('button', { name: 'New company' }).click();
      const form = page.getByRole('dialog', { name: 'New company' });
      await form.getByLabel('Name').fill(name);
      await form.getByLabel('Town').fill(town);
      await form.getByRole('button', { name: 'Create company' }).click();
      await page.getByRole('heading', { name }).first().waitFor();
      await page.getByRole('tab', { name: 'Fields' }).click();
      await page.getByRole('button', { name: 'New entry in E-mail' }).click();
      const entry = page.getByRole('region', { name: 'E-mail' }).getByRole('textbox', { name: 'E-mail' });
      await entry.fill(mail);
      await entry.press('Enter');
    },
    seesCount: (count: number) =>
      page
        .getByText(count === 1 ? '1 possible duplicate' : `${count} possible duplicates`)
        .first()
        .waitFor(),
    opensList: () => page.getByRole('link', { name: /possible duplicate/ }).click(),
    seesPair: (one: string, other: string) => page.getByRole('region', { name: `${one} and ${other}` }).waitFor(),
    seesTwinCard: (name: string) => twinCard().filter({ hasText: name }).waitFor(),
    doesNotSeeTwinCard: () => twinCard().first().waitFor({ state: 'detached' }),
    compares: () => twinCard().getByRole('link', { name: 'Compare' }).click(),
    keeps: (name: string) => page.getByRole('columnheader').filter({ hasText: name }).getByRole('radio').check(),
    whatHappens: () => page.getByRole('region', { name: 'What happens' }).innerText(),
    merges: async (winner: string) => {
      await page.getByRole('button', { name: `Merge into ${winner}` }).click();
      await page.getByRole('status').getByText('merged into').waitFor();
    },
    seesMerged: (loser: string, by: string) => page.getByText(`${loser} was merged into this by ${by}`).waitFor(),
    asksToDivide: async () => {
      await page.getByRole('button', { name: 'Divide again' }).click();
      return page.getByRole('dialog', { name: /^Divide / }).innerText();
    },
    divides: async () => {
      await page
        .getByRole('dialog', { name: /^Divide / })
        .getByRole('button', { name: 'Divide', exact: true })
        .click();
      await page.getByText('was merged into this').waitFor({ state: 'detached' });
    },
    history: async () => {
      await page.getByRole('tab', { name: 'History' }).click();
      return page.locator('.history');
    },
  };
}
