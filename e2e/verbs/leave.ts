/** Taking data out, seeing what is held about somebody, and erasing them. */
import { readFile } from 'node:fs/promises';
import type { Download } from 'playwright-core';
import { goTo } from '../go-to.ts';
import type { Stage } from '../people.ts';

export interface Taken {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly text: string;
}

export function leaveVerbs({ page }: Stage) {
  const takes = async (press: () => Promise<void>): Promise<Taken> => {
    const [download] = await Promise.all([page.waitForEvent('download'), press()]);
    return contentOf(download);
  };
  return {
    openExport: async () => {
      await goTo(page, '/settings');
      await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Export' }).click();
      await page.getByRole('button', { name: /^save \d/i }).waitFor();
    },
    /** How many rows the screen says there are of a kind. */
    countOf: async (kind: string): Promise<number> => {
      const line = page.locator('.ex-kind').filter({ hasText: kind });
      await line.locator('.num').filter({ hasText: /\d/ }).waitFor();
      return Number((await line.locator('.num').innerText()).replace(/\D/g, ''));
    },
    takesOnly: async (...kinds: readonly string[]) => {
      for (const box of await page.locator('.ex-kind').all()) {
        const check = box.getByRole('checkbox');
        const wanted = kinds.some((kind) => kind === 'all') || kinds.includes((await box.locator('.check').innerText()).trim());
        if ((await check.isEnabled()) && (await check.isChecked()) !== wanted) await check.press('Space');
      }
    },
    chooses: (question: string, answer: string) =>
      page.getByRole('group', { name: question, exact: true }).getByRole('button', { name: answer, exact: true }).click(),
    exports: () => takes(() => page.getByRole('button', { name: /^save [\d,]+ rows?/i }).click()),

    opensAbout: async (name: string) => {
      await goTo(page, '/settings/personal-data');
      await page.getByLabel('Name or mail address').fill(name);
      await page.getByRole('link', { name }).click();
      await page.getByRole('button', { name: 'Save as JSON' }).waitFor();
    },
    savesAbout: (form: 'Save as JSON' | 'Save as a page to read') => takes(() => page.getByRole('button', { name: form }).click()),
    /** What the preview says would go, as lines. */
    looksAtErasure: async (): Promise<string> => {
      await page.getByRole('button', { name: 'Look at what would go' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('This cannot be undone').waitFor();
      return dialog.innerText();
    },
    erases: async (name: string) => {
      const dialog = page.getByRole('dialog');
      const button = dialog.getByRole('button', { name: 'Erase for good' });
      if (await button.isEnabled()) throw new Error('it could be erased before the name was typed');
      await dialog.getByLabel(/^Type /).fill(name);
      await button.click();
      await page.getByText('Erased. Devices that are away').waitFor({ timeout: 30_000 });
    },
  };
}

async function contentOf(download: Download): Promise<Taken> {
  const bytes = await readFile(await download.path());
  return { name: download.suggestedFilename(), bytes, text: bytes.toString('utf8') };
}
