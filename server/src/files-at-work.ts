/** The part of the composition that keeps files: where their bytes are, who looks at them, and who draws their pages. */
import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentName, Row, Subject } from '@tandem/core';
import type { Identities } from './accounts/identity.ts';
import type { Config } from './config.ts';
import { openDiskBlobs } from './files/blobs/disk-blobs.ts';
import { openS3Blobs } from './files/blobs/s3-blobs.ts';
import { createFiles } from './files/files.ts';
import type { FilesStore } from './files/files-store.ts';
import { createKeepTidy, type KeptFiles } from './files/keep-tidy.ts';
import { createLocalCopies } from './files/local-copies.ts';
import { createLook } from './files/look/look.ts';
import { byClamd, bySignature } from './files/look/scan.ts';
import { createDrawing } from './files/previews/drawing.ts';
import { createPreviews } from './files/previews/previews.ts';
import { createRights, type Rights } from './files/rights.ts';
import { shelfOf } from './files/sample-shelf.ts';
import type { SharedFiles } from './files/shared-files.ts';
import { createUploads, usualRules } from './files/uploads.ts';
import type { Mount } from './http/app.ts';
import { fileRoutes, signedFileRoutes } from './http/files.ts';
import { folderRoutes } from './http/folders.ts';
import { uploadRoutes } from './http/uploads.ts';
import { keepSampleFiles } from './import/sample-files.ts';
import type { Log } from './log.ts';

interface Needs {
  readonly config: Pick<Config, 'dataFolder' | 'files'>;
  readonly store: FilesStore;
  readonly subjectOf: (name: DocumentName) => Promise<{ readonly subject: Subject; readonly exists: boolean }>;
  readonly identities: Pick<Identities, 'current'>;
  /** Rows that changed, and keys of rows that are gone. */
  readonly put: (rows: readonly Row[], removed: readonly string[]) => Promise<void>;
  /** All rows of these kinds, whatever there was before. */
  readonly publish: (kinds: readonly ('folder' | 'file')[], rows: readonly Row[]) => Promise<void>;
  readonly diskIsFull: () => boolean;
  readonly newId: () => string;
  readonly now: () => Date;
  readonly log: Log;
}
export interface FilesAtWork {
  readonly shared: SharedFiles;
  readonly rights: Rights;
  readonly keeper: KeptFiles;
  readonly mounts: readonly Mount[];
  /** A folder of the library; twice the same id is once. */
  addFolder(id: string, parent: string, name: string): Promise<unknown>;
  /** The shared files of the sample, made by whoever is named. */
  loadSample(by: string): Promise<void>;
  /** For good; of one that is gone nothing is left to be done. */
  removeFile(id: string): Promise<void>;
  sweep(): Promise<void>;
  stop(): Promise<void>;
}

export async function createFilesAtWork({
  config,
  store,
  subjectOf,
  identities,
  put,
  publish,
  diskIsFull,
  newId,
  now,
  log,
}: Needs): Promise<FilesAtWork> {
  const folder = join(config.dataFolder, 'files');
  const [waiting, aside, copied] = ['waiting', 'aside', 'copied'].map((name) => join(folder, name)) as [string, string, string];
  // What was unpacked or fetched for a look is of no use to the next start.
  for (const path of [aside, copied]) await rm(path, { recursive: true, force: true });
  for (const path of [waiting, aside, copied]) await mkdir(path, { recursive: true, mode: 0o700 });
  const { s3, clamd, largestFile, quota } = config.files;
  const blobs = s3 ? openS3Blobs(s3) : await openDiskBlobs(join(folder, 'kept'));
  // Two, so that what comes in does not keep waiting who looks at what is here.
  const [drawing, looking] = [createDrawing(), createDrawing()];
  const copies = createLocalCopies(blobs, copied);
  const previews = createPreviews({ blobs, drawing, copies, now });
  const scanners = clamd ? [bySignature, byClamd(clamd.host, clamd.port)] : [bySignature];
  const look = createLook({ scanners, drawing: looking, aside });
  const files = createFiles({ store, blobs, previews, look, waiting, put, newId, now, log });
  const rights = createRights({ subjectOf });
  const uploads = createUploads({ store, files, rights, rules: { ...usualRules, largestFile, quota }, diskIsFull, newId, now });
  const tidy = createKeepTidy({ store, files, blobs, uploads, waiting, now });
  // A stop may have come between a change and its rows.
  await publish(['folder', 'file'], await files.rows());
  await files.lookAgain();
  const needs = { files, uploads, rights, identities, secret: randomBytes(32), now };
  return {
    shared: files.shared,
    rights,
    keeper: tidy.keeper,
    mounts: [
      { path: '/api/files', routes: fileRoutes(needs) },
      { path: '/api/signed-files', routes: signedFileRoutes(needs), open: true },
      { path: '/api/folders', routes: folderRoutes(files) },
      { path: '/api/uploads', routes: uploadRoutes(uploads), bodyLimit: 'own' },
    ],
    addFolder: files.addFolder,
    loadSample: (by) => keepSampleFiles({ shelf: shelfOf(files), newId, now, by }),
    async removeFile(id) {
      const file = await store.file(id);
      if (file) await files.removeFile(file);
    },
    async sweep() {
      await tidy.sweep();
      await files.lookAgain();
    },
    async stop() {
      // What is being looked at ends with its process, stays closed, and is looked at again at the next start.
      await Promise.all([drawing.stop(), looking.stop()]);
      await files.looked();
      copies.stop();
    },
  };
}
