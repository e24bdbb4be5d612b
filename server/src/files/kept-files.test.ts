import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { contact, type GivenFiles, givenFiles } from './testing/given-files.ts';
import { aPdf } from './testing/small-files.ts';

let files: GivenFiles;
afterEach(() => files.close());
/** Every byte under the folder, in one text. */
async function everything(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const contents = await Promise.all(
    entries.filter((one) => one.isFile()).map((one) => readFile(join(one.parentPath, one.name), 'latin1')),
  );
  return contents.join();
}
const nobody = { names: [], mails: [], phones: [] };
const work = { contacts: [contact], far: { ...nobody, names: ['Vera Holm'] }, near: { ...nobody, names: ['Vera Holm'] } } as never;

test('[FILE-9] an erasure takes the files of a contact with all their bytes, its uploads, and its name out of the names of others', async () => {
  files = await givenFiles();
  const own = await files.upload('olle', 'contract.txt', Buffer.from('words of Vera'), { contact });
  await files.shared.page(own.version, 1, 'page');
  await files.call(
    'olle',
    'DELETE',
    `/api/files/${(await files.upload('olle', 'old.txt', Buffer.from('older words of Vera'), { contact })).file}`,
  );
  const begun = await files.announce('olle', 'more.txt', 100, { contact });
  await files.send('olle', begun.headers.get('location') ?? '', 0, Buffer.from('half of the words of Vera'));
  const other = await files.upload('anna', 'Offer for Vera Holm.txt', Buffer.from('an offer'));
  expect(await everything(files.folder)).toContain('words of Vera');
  expect(await files.tidy.keeper.count(work)).toBe(3);
  expect(await files.tidy.keeper.list([`contact/${contact}` as never])).toMatchObject([
    { name: 'contract.txt', by: 'olle', deletedAt: '', versions: [{ number: 1, bytes: 13 }] },
    { name: 'old.txt', deletedAt: expect.stringMatching(/^20/) },
  ]);
  await files.tidy.keeper.erase(work);
  expect(await everything(files.folder)).not.toContain('words of Vera');
  expect(await files.shared.version(own.version)).toBeUndefined();
  expect(await files.store.filesOf(contact)).toEqual([]);
  expect(files.file(other.file)?.name).toBe('Offer for [erased].txt');
  expect(files.file(own.file)).toBeUndefined();
  await files.tidy.keeper.erase(work);
});

test('[FILE-11] a server that stops while a file is looked at leaves it closed, with its bytes, for the next start', async () => {
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  files = await givenFiles({
    scanners: [
      {
        async scan() {
          await held;
          return undefined;
        },
      },
    ],
  });
  const pdf = await aPdf();
  const begun = await files.announce('anna', 'list.pdf', pdf.length);
  const sent = await files.send('anna', begun.headers.get('location') ?? '', 0, pdf);
  await files.drawing.stop();
  goOn();
  await files.files.looked();
  expect(await files.shared.version(sent.headers.get('tandem-version') ?? '')).toMatchObject({ state: 'checking', pages: 0 });
  expect(await readdir(files.waiting)).toHaveLength(1);
  expect((await files.store.checking()).length).toBe(1);
});

test('[FILE-11] bytes that were lost on the way to a look refuse the version, and nothing waits for ever', async () => {
  files = await givenFiles({
    scanners: [
      {
        scan: async () => {
          throw new Error('away');
        },
      },
    ],
  });
  const { file } = await files.upload('anna', 'list.txt', Buffer.from('words'));
  for (const name of await readdir(files.waiting)) await rm(join(files.waiting, name));
  await files.files.lookAgain();
  expect((await files.store.file(file))?.versions).toMatchObject([{ state: 'refused', reason: 'damaged' }]);
});
