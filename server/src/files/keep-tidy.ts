/** Takes away what nobody needs: files deleted a month ago, and bytes that belong to no file. And, at once, what an erasure names. */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type DocumentName, parseDocumentName } from '@tandem/core';
import type { Keeper } from '../erasure/erasures.ts';
import { mentionsOf } from '../erasure/mentions.ts';
import type { Work } from '../erasure/redact.ts';
import { type BlobStore, isKey, ownerOf } from './blobs/blob-store.ts';
import { cleanFileName } from './file-name.ts';
import type { Files } from './files.ts';
import type { FilesStore, StoredFile } from './files-store.ts';
import type { Uploads } from './uploads.ts';

const day = 86_400_000;
export const deletedKept = 30 * day;
const filesAtOnce = 100;

interface Needs {
  readonly store: FilesStore;
  readonly files: Files;
  readonly blobs: BlobStore;
  readonly uploads: Pick<Uploads, 'drop' | 'sweep'>;
  readonly waiting: string;
  readonly now: () => Date;
}

export function createKeepTidy({ store, files, blobs, uploads, waiting, now }: Needs) {
  const { drop } = uploads;
  let lookedAt = 0;
  const ago = (milliseconds: number) => new Date(now().getTime() - milliseconds).toISOString();

  async function purge(): Promise<void> {
    for (const file of await store.longGone(ago(deletedKept), filesAtOnce)) await files.removeFile(file);
    await store.dropFolders(ago(deletedKept));
  }
  /** Younger ones may be on their way into a file. */
  const isOld = (at: Date): boolean => now().getTime() - at.getTime() > day;

  async function sweepBlobs(): Promise<void> {
    for await (const page of blobs.list()) {
      const old = page.filter(({ at }) => isOld(at)).map(({ key }) => key);
      const unknown = new Set(await store.blobsUnknown([...new Set(old.map(ownerOf))]));
      for (const key of old) if (unknown.has(ownerOf(key))) await blobs.remove(key);
    }
    const names = (await readdir(waiting)).filter(isKey);
    for (const key of await store.blobsUnknown(names)) {
      const found = await stat(join(waiting, key)).catch(() => undefined);
      if (found && isOld(found.mtime)) await rm(join(waiting, key), { force: true });
    }
  }

  return {
    async sweep(): Promise<void> {
      await uploads.sweep();
      await purge();
      if (now().getTime() - lookedAt < day) return;
      lookedAt = now().getTime();
      await sweepBlobs();
    },
    keeper: keptFiles(store, files, drop),
  };
}

/** What an erasure takes away, and what is told to whoever asks what is held about them. */
export interface KeptFiles extends Keeper {
  list(documents: readonly DocumentName[]): Promise<readonly object[]>;
}

/** The files of whoever is erased go; a file of others that has the name in its own is called something else. */
function keptFiles(store: FilesStore, files: Files, drop: Uploads['drop']): KeptFiles {
  const ofContacts = async ({ contacts }: Work): Promise<readonly StoredFile[]> =>
    (await Promise.all(contacts.map((contact) => store.filesOf(contact)))).flat();
  async function named({ contacts, far }: Work): Promise<readonly StoredFile[]> {
    const mentions = mentionsOf(far);
    return (await store.everything()).files.filter(({ contact, name }) => !contacts.includes(contact) && mentions.in(name));
  }
  return {
    place: 'shared-files',
    count: async (work) => (await ofContacts(work)).length + (await named(work)).length,
    async list(documents) {
      const ids = documents.flatMap((name) => parseDocumentName(name)?.id ?? []);
      const kept = (await Promise.all(ids.map((id) => store.filesOf(id)))).flat();
      return kept.map(({ name, by, createdAt, goneAt, versions }) => ({
        ...{ name, by, createdAt, deletedAt: goneAt },
        versions: versions.map(({ number, bytes, mediaType, at }) => ({ number, bytes, mediaType, at })),
      }));
    },
    async erase(work) {
      for (const file of await ofContacts(work)) await files.removeFile(file);
      const { redact } = mentionsOf(work.far);
      for (const { id, name } of await named(work)) await files.changeFile(id, { name: cleanFileName(redact(name)) });
      for (const contact of work.contacts) for (const upload of await store.uploadsOf(contact)) await drop(upload);
    },
  };
}
