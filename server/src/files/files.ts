/** Folders, files and their versions: what is kept, who looks at it before it is handed out, and what everybody's devices show of it. */
import { randomBytes } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Row, rowKey } from '@tandem/core';
import { errorFacts, type Log } from '../log.ts';
import type { BlobStore } from './blobs/blob-store.ts';
import { cleanFileName } from './file-name.ts';
import { fileRow, folderRow } from './files-rows.ts';
import type { FilesStore, FolderOutcome, NewVersion, StoredFile, StoredVersion, Subtree } from './files-store.ts';
import type { Look } from './look/look.ts';
import { nothingToShow } from './look/media-types.ts';
import type { Previews } from './previews/previews.ts';
import type { FileVersion, NewFile, SharedFiles } from './shared-files.ts';

interface Needs {
  readonly store: FilesStore;
  readonly blobs: BlobStore;
  readonly previews: Previews;
  readonly look: Look;
  /** Where bytes wait until they are looked at. */
  readonly waiting: string;
  readonly put: (rows: readonly Row[], removed: readonly string[]) => Promise<void>;
  readonly newId: () => string;
  readonly now: () => Date;
  readonly log: Log;
}

export const newBlobKey = (): string => randomBytes(16).toString('hex');

export function createFiles({ store, blobs, previews, look, waiting, put, newId, now, log }: Needs) {
  const waitingAt = (blob: string) => join(waiting, blob);
  const looking = new Map<string, Promise<void>>();
  let lastLook: Promise<unknown> = Promise.resolve();
  let lastShown: Promise<unknown> = Promise.resolve();

  /** One after the other, each as it is by then: an older state must not follow a newer one. */
  function show(ids: { readonly folders?: readonly string[]; readonly files?: readonly string[] }): Promise<void> {
    const shown = lastShown.then(async () => {
      const rows: Row[] = [];
      const removed: string[] = [];
      for (const id of ids.folders ?? []) {
        const folder = await store.folder(id);
        if (folder && !folder.goneAt) rows.push(folderRow(folder));
        else removed.push(rowKey({ kind: 'folder', id }));
      }
      for (const id of ids.files ?? []) {
        const file = await store.file(id);
        if (file && !file.goneAt) rows.push(fileRow(file));
        else removed.push(rowKey({ kind: 'file', id }));
      }
      if (rows.length > 0 || removed.length > 0) await put(rows, removed);
    });
    lastShown = shown.catch(() => undefined);
    return shown;
  }
  const showAll = async (subtree: Subtree | undefined): Promise<boolean> => {
    if (!subtree) return false;
    await show({ folders: subtree.folders.map(({ id }) => id), files: subtree.files.map(({ id }) => id) });
    return true;
  };

  async function judge(version: StoredVersion, name: string): Promise<void> {
    const path = waitingAt(version.blob);
    const verdict = await look(path, name);
    if (verdict.reason === 'malware') log.warn('file.malware', { file: version.file, version: version.id, by: version.by });
    if (verdict.state === 'ready')
      await blobs.put(version.blob, (await openAsBlob(path)).stream() as ReadableStream<Uint8Array>, version.bytes);
    const settled = await store.judge(version.id, verdict);
    // Deleted for good meanwhile.
    if (!settled && !(await store.version(version.id))) await blobs.remove(version.blob);
    await rm(path, { force: true });
    await show({ files: [version.file] });
  }
  /** One at a time, in the order they came. Rejects when it could not be looked at: it stays closed, and is tried again. */
  function lookAt(id: string): Promise<void> {
    const already = looking.get(id);
    if (already) return already;
    const work = lastLook.then(async () => {
      const version = await store.version(id);
      const file = version && (await store.file(version.file));
      if (version?.state === 'checking' && file) await judge(version, file.name);
    });
    lastLook = work.catch((error) => log.error('file.not-looked-at', { version: id, ...errorFacts(error) }));
    looking.set(id, work);
    const done = () => looking.delete(id);
    work.then(done, done);
    return work;
  }

  async function described(version: StoredVersion | undefined): Promise<FileVersion | undefined> {
    const file = version && (await store.file(version.file));
    return file && !file.goneAt ? describe(version, file) : undefined;
  }
  const stored = async (id: string): Promise<StoredVersion | undefined> => ((await shared.version(id)) ? store.version(id) : undefined);

  const shared: SharedFiles = {
    version: async (id) => described(await store.version(id)),
    async newest(id) {
      const file = await store.file(id);
      if (!file || file.goneAt) return undefined;
      const version = file.versions.findLast(({ state }) => state === 'ready') ?? file.versions.at(-1);
      return version && describe(version, file);
    },
    async page(id, page, size) {
      const version = await stored(id);
      const bytes = version && (await previews.page(version, page, size));
      return bytes && { bytes, type: 'image/webp' };
    },
    async pageText(id, page) {
      const version = await stored(id);
      return version ? previews.text(version, page) : '';
    },
    async open(id) {
      const version = await stored(id);
      const stream = version?.state === 'ready' ? await blobs.get(version.blob) : undefined;
      return stream && version && { stream, bytes: version.bytes };
    },
    async keep({ name, contact, folder = '', bytes, by, at }: NewFile) {
      const blob = newBlobKey();
      await writeFile(waitingAt(blob), bytes, { flag: 'wx', mode: 0o600, flush: true });
      const file = { id: newId(), folder: contact ? '' : folder, contact, name: cleanFileName(name), by, createdAt: at };
      const version = newVersion({ id: newId(), file: file.id, blob, bytes: bytes.byteLength, by, at });
      await store.addFile(file, version);
      await lookAt(version.id);
      const kept = await described(await store.version(version.id));
      if (!kept) throw new Error('a file was deleted while it was kept');
      return kept;
    },
    async figures(file, { links, views, lastViewedAt }) {
      await store.figures(file, links, views, lastViewedAt);
      await show({ files: [file] });
    },
  };

  return {
    shared,
    store,
    show,
    lookAt,
    waitingAt,
    /** Resolves when nothing waits to be looked at. */
    looked: (): Promise<unknown> => lastLook,
    async addFolder(id: string, parent: string, name: string): Promise<FolderOutcome> {
      const outcome = await store.addFolder(id, parent, name);
      if (outcome === 'done') await show({ folders: [id] });
      return outcome;
    },
    async changeFolder(
      id: string,
      change: { readonly parent?: string | undefined; readonly name?: string | undefined },
    ): Promise<FolderOutcome> {
      const outcome = await store.changeFolder(id, change);
      if (outcome === 'done') await show({ folders: [id] });
      return outcome;
    },
    deleteFolder: async (id: string): Promise<boolean> => showAll(await store.deleteFolder(id, now().toISOString())),
    restoreFolder: async (id: string): Promise<boolean> => showAll(await store.restoreFolder(id)),
    async changeFile(
      id: string,
      change: { readonly folder?: string | undefined; readonly name?: string | undefined },
    ): Promise<FolderOutcome> {
      const outcome = await store.changeFile(id, change);
      if (outcome === 'done') await show({ files: [id] });
      return outcome;
    },
    async deleteFile(id: string): Promise<void> {
      await store.deleteFile(id, now().toISOString());
      await show({ files: [id] });
    },
    async restoreFile(id: string): Promise<void> {
      await store.restoreFile(id);
      await show({ files: [id] });
    },
    /** For good, with all that was drawn of it. */
    async removeFile(file: StoredFile): Promise<void> {
      // Rows first: an address that is still asked for leads nowhere. A stop in between leaves bytes that the sweep finds.
      await store.dropFile(file.id);
      await show({ files: [file.id] });
      for (const version of file.versions) {
        await previews.remove(version);
        await rm(waitingAt(version.blob), { force: true });
      }
    },
    /** What a stop has left unseen, and what a scanner that was away could not look at. */
    async lookAgain(): Promise<void> {
      for (const version of await store.checking()) {
        const there = await stat(waitingAt(version.blob)).catch(() => undefined);
        if (there) lookAt(version.id).catch(() => undefined);
        // Its bytes are with us already, or were lost with the disk they were on.
        else await store.judge(version.id, { state: 'refused', reason: 'damaged', ...nothingToShow, pages: 0 });
      }
    },
    rows: async (): Promise<readonly Row[]> => {
      const { folders, files } = await store.everything();
      return [...folders.map(folderRow), ...files.map(fileRow)];
    },
  };
}
export type Files = ReturnType<typeof createFiles>;

/** Closed until it was looked at. */
export const newVersion = (v: Pick<NewVersion, 'id' | 'file' | 'blob' | 'bytes' | 'by' | 'at'>): NewVersion => ({
  ...{ ...v, ...nothingToShow, pages: 0 },
  ...{ state: 'checking', reason: '' },
});

const describe = (version: StoredVersion, file: Omit<StoredFile, 'versions'>): FileVersion => ({
  ...{ id: version.id, file: file.id, contact: file.contact, name: file.name, number: version.number },
  ...{ is: version.is, mediaType: version.mediaType, bytes: version.bytes, pages: version.pages },
  ...{ state: version.state, reason: version.reason },
});
