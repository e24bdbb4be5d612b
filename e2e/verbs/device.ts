/** What a device holds, as text that can be searched: nothing of it is for the eye, so nothing may hide in it. */
import type { Page } from 'playwright-core';
import { goTo } from '../go-to.ts';
import type { Stage } from '../people.ts';
import { until } from '../until.ts';

export const deviceVerbs = ({ page, frames }: Stage) => ({
  receivedFrames: () => frames.text(),
  /** Every record that is listed can be opened and edited without a network. */
  isReadyWithoutNetwork: async () => {
    await goTo(page, '/settings');
    await page.getByText(/^([\d,]+) of \1 records$/).waitFor({ timeout: 90_000 });
  },
  /** What was edited is on the disk of the device. */
  hasKeptAll: () => until('it is on the device', () => page.evaluate(() => document.documentElement.dataset['onDevice'] === 'true')),
  keepsTheProgram: () => untilProgramIsKept(page),
  /** Every value of every IndexedDB database, and the two simple stores; bytes as Latin-1, in which names stay readable. */
  everythingStored: () => page.evaluate(dump),
});

/** The program itself is on the device: every screen opens without a network. */
export const untilProgramIsKept = (page: Page) =>
  until('the program is kept', () => page.evaluate(() => navigator.serviceWorker.controller !== null));

async function dump(): Promise<string> {
  const asText = (_key: string, value: unknown): unknown => {
    if (value instanceof ArrayBuffer) return new TextDecoder('latin1').decode(value);
    if (ArrayBuffer.isView(value)) return new TextDecoder('latin1').decode(value as unknown as Uint8Array<ArrayBuffer>);
    if (value instanceof Map) return [...value];
    return value;
  };
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const found: unknown[] = [{ ...localStorage }, { ...sessionStorage }];
  for (const { name } of await indexedDB.databases()) {
    if (!name) continue;
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const objects = database.transaction(store).objectStore(store);
      found.push(name, store, await done(objects.getAllKeys()), await done(objects.getAll()));
    }
    database.close();
  }
  return JSON.stringify(found, asText);
}
