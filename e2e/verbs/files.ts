/** Shared files: folders, what is dropped into them, links and the proof of visits. */
import { expect } from 'vitest';
import { goTo } from '../go-to.ts';
import type { Stage } from '../people.ts';

export function fileVerbs({ page }: Stage) {
  const places = () => page.getByRole('navigation', { name: 'Folders and links' });
  const place = (name: string | RegExp) => places().getByRole('button', { name }).first();
  const folder = (name: string) => places().locator('.fl-folder').filter({ hasText: name }).first();
  const line = (name: string) => page.locator('[data-file]').filter({ hasText: name }).first();
  const sheet = () => page.getByRole('dialog').filter({ visible: true }).first();
  const visit = (text: string | RegExp) => page.locator('[data-visit]').filter({ hasText: text }).first();
  const names = async (name: string, button: string) => {
    await sheet().getByLabel('Name', { exact: true }).fill(name);
    await sheet().getByRole('button', { name: button }).click();
    await sheet().waitFor({ state: 'detached' });
  };
  const chooses = async (name: string, item: string) => {
    await folder(name).hover();
    await page.getByRole('button', { name: `More about the folder ${name}` }).click();
    await page.getByRole('menuitem', { name: item, exact: true }).click();
  };
  return {
    open: async () => {
      await goTo(page, '/files');
      await page.getByRole('heading', { name: 'Shared files', level: 1 }).waitFor();
    },
    makesFolder: async (name: string, inside?: string) => {
      if (inside) await chooses(inside, 'New folder inside');
      else await page.getByRole('button', { name: /^Folder( N)?$/ }).click();
      await names(name, 'Make the folder');
      await folder(name).waitFor();
    },
    mayMakeFolders: () => page.getByRole('button', { name: /^Folder( N)?$/ }).isVisible(),
    renamesFolder: async (name: string, to: string) => {
      await chooses(name, 'Rename');
      await names(to, 'Rename');
      await folder(to).waitFor();
    },
    deletesFolder: async (name: string) => {
      await chooses(name, 'Delete');
      await folder(name).waitFor({ state: 'detached' });
    },
    seesFolder: (name: string) => folder(name).waitFor(),
    goesTo: (name: string | RegExp) => place(name).click(),
    /** From the desk of the computer onto the page. */
    drops: async (name: string, bytes: Uint8Array) => {
      const given = { name, bytes: Buffer.from(bytes).toString('base64') };
      const transfer = await page.evaluateHandle(({ name, bytes }) => {
        const held = new DataTransfer();
        held.items.add(new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], name));
        return held;
      }, given);
      await page.locator('.fl').dispatchEvent('dragover', { dataTransfer: transfer });
      await page.locator('.fl').dispatchEvent('drop', { dataTransfer: transfer });
    },
    seesUpload: (name: string) => page.getByRole('list', { name: 'Files on their way' }).getByText(name).waitFor(),
    seesFile: (name: string) => line(name).waitFor(),
    doesNotSeeFile: (name: string) => line(name).waitFor({ state: 'detached' }),
    /** Its pages are drawn beside the list. */
    looksAt: async (name: string) => {
      await line(name).getByRole('button', { name }).click();
      await expect
        .poll(() => page.locator('.fl-pages img').evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0)))
        .toBeGreaterThan(0);
    },
    /** With keys alone: M, and a folder from the list. */
    movesByKeys: async (to: string) => {
      await page.keyboard.press('m');
      await sheet().getByRole('combobox').click();
      await page.getByRole('option', { name: to }).click();
      await sheet().getByRole('button', { name: 'Move it there' }).click();
    },
    carriesInto: async (name: string, to: string) => {
      await line(name).dragTo(folder(to));
    },
    deletesByKey: async (name: string) => {
      await page.keyboard.press('Delete');
      await line(name).waitFor({ state: 'detached' });
    },

    /** In the open share sheet. */
    shares: {
      choosesFile: async (name: string) => {
        await sheet().getByRole('combobox', { name: 'What' }).fill(name);
        await page.getByRole('option', { name }).first().click();
      },
      /** Somebody who is in no contact. */
      addresses: async (name: string, mail: string) => {
        await sheet().getByLabel('Recipient', { exact: true }).fill(name);
        await sheet().getByLabel('E-mail', { exact: true }).fill(mail);
      },
      seesRecipient: (text: string | RegExp) => sheet().getByRole('combobox', { name: 'Recipient' }).filter({ hasText: text }).waitFor(),
      writes: (text: string) => sheet().getByLabel('Text').fill(text),
      sends: () => sheet().getByRole('button', { name: 'Send the link' }).click(),
      seesOffline: () =>
        sheet()
          .getByText(/You are offline|Not sent/)
          .waitFor(),
      seesText: (text: string) => expect.poll(() => sheet().getByLabel('Text').inputValue()).toBe(text),
      /** The address that the recipient gets. */
      seesMade: async (): Promise<string> => {
        await sheet().getByText('is on its way').waitFor();
        return sheet().getByLabel('Address').inputValue();
      },
      opensLink: () => sheet().getByRole('link', { name: 'Open the link’s page' }).click(),
    },
    /** By the press in the message that says so. */
    takesBack: (said: string) => page.locator('.toast').filter({ hasText: said }).getByRole('button', { name: 'Undo' }).click(),
    /** Behind the stage of a contact: the rule and what it read. */
    seesWhyStage: async (rule: string, ...texts: readonly (string | RegExp)[]) => {
      await page.getByRole('button', { name: /^Why/ }).first().click();
      const decision = page
        .getByRole('dialog')
        .locator('details')
        .filter({ has: page.locator('summary:not(.no)', { hasText: rule }) });
      await decision.locator('summary').click();
      for (const text of texts) await decision.getByText(text).first().waitFor();
    },
    seesVisit: (text: string | RegExp) => visit(text).waitFor(),
    seesProof: (text: string | RegExp, proof: number) =>
      visit(text)
        .getByRole('img', { name: `Proof of a person: ${proof} of 4` })
        .waitFor(),
    seesReason: async (text: string | RegExp, reason: string | RegExp) => {
      await visit(text)
        .getByRole('button', { name: /^Why\?/ })
        .click();
      await visit(text).getByText(reason).first().waitFor();
    },
    seesLive: (text: string | RegExp) => page.locator('[data-visit] .shr-live').filter({ hasText: text }).waitFor(),
    counts: async (text: string | RegExp) => {
      await visit(text).getByRole('button', { name: 'Count it' }).click();
    },
    withdraws: async () => {
      await page.getByRole('button', { name: 'Withdraw' }).first().click();
      await sheet().getByRole('button', { name: 'Withdraw the link' }).click();
      await page
        .getByText(/^Withdrawn /)
        .first()
        .waitFor();
    },
    /** The details that recipients see. */
    setsCompany: async (phone: string, logo: string) => {
      await goTo(page, '/settings/workspace');
      const field = page.getByLabel('Telephone', { exact: true });
      await field.fill(phone);
      await field.press('Enter');
      await page.getByRole('combobox', { name: 'Logo' }).click();
      await page.getByRole('option', { name: logo }).click();
      await page.locator('.lgo img').waitFor();
    },
    /** On the page of a contact. */
    opensTab: () => page.getByRole('tab', { name: /^Files & links/ }).click(),
    opensHistory: () => page.getByRole('tab', { name: 'History' }).click(),
    seesInHistory: (text: string | RegExp) => page.locator('.history li').filter({ hasText: text }).first().waitFor(),
  };
}
