/** Bringing data in from a file. */
import { goTo } from '../go-to.ts';
import type { Stage } from '../people.ts';
import { until } from '../until.ts';

export interface ImportFile {
  readonly name: string;
  readonly bytes: Buffer;
}

export function importVerbs({ page }: Stage) {
  const figure = async (label: string) =>
    Number((await page.locator('.im-figs > div').filter({ hasText: label }).locator('.num').innerText()).replace(/\D/g, ''));
  return {
    open: () => goTo(page, '/import'),
    chooses: async ({ name, bytes }: ImportFile) => {
      await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: bytes });
      await page.locator('.im-figs').waitFor();
    },
    figures: async () => ({ rows: await figure('Rows in the file'), comeIn: await figure('New'), leftOut: await figure('Left out') }),
    bringsIn: (rows: number) => page.getByRole('button', { name: `Bring in ${rows} rows` }).click(),
    undoes: async () => {
      await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
      await page.getByRole('button', { name: /^Undo \d/ }).click();
    },
    seesDone: (file: string) =>
      until(`${file} is among the earlier batches`, () => page.getByText(file).last().isVisible(), { seconds: 30 }),
    seesUndone: () =>
      page
        .getByText(/^undone by/i)
        .first()
        .waitFor(),
  };
}
