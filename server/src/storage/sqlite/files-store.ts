/** Folders, files with their versions, and uploads on their way. The bytes themselves are elsewhere, under random names. */
import type { DatabaseSync } from 'node:sqlite';
import type { FileKind } from '@tandem/core';
import { uploadsOf } from './files/uploads.ts';

export const filesTables: string[] = [
  `CREATE TABLE folder (
     id TEXT PRIMARY KEY, parent TEXT NOT NULL, name TEXT NOT NULL,
     -- gone_with: the folder or file whose deletion took it along; it comes back with that one
     gone_at TEXT NOT NULL DEFAULT '', gone_with TEXT NOT NULL DEFAULT ''
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX folder_in ON folder (parent);
   CREATE INDEX folder_gone ON folder (gone_at) WHERE gone_at <> '';
   CREATE TABLE file (
     id TEXT PRIMARY KEY, folder TEXT NOT NULL, contact TEXT NOT NULL, name TEXT NOT NULL, by TEXT NOT NULL, created_at TEXT NOT NULL,
     links INTEGER NOT NULL DEFAULT 0, views INTEGER NOT NULL DEFAULT 0, last_viewed_at TEXT NOT NULL DEFAULT '',
     gone_at TEXT NOT NULL DEFAULT '', gone_with TEXT NOT NULL DEFAULT ''
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX file_in ON file (folder);
   CREATE INDEX file_of ON file (contact) WHERE contact <> '';
   CREATE INDEX file_gone ON file (gone_at) WHERE gone_at <> '';
   CREATE TABLE file_version (
     id TEXT PRIMARY KEY, file TEXT NOT NULL REFERENCES file (id) ON DELETE CASCADE, number INTEGER NOT NULL,
     -- where its bytes are kept; chance, not a name
     blob TEXT NOT NULL, kind TEXT NOT NULL, media_type TEXT NOT NULL, bytes INTEGER NOT NULL, pages INTEGER NOT NULL,
     by TEXT NOT NULL, at TEXT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '',
     UNIQUE (file, number)
   ) STRICT;
   CREATE INDEX file_version_state ON file_version (state) WHERE state = 'checking';
   CREATE INDEX file_version_blob ON file_version (blob);
   CREATE TABLE upload (
     id TEXT PRIMARY KEY, by TEXT NOT NULL, name TEXT NOT NULL,
     folder TEXT NOT NULL, contact TEXT NOT NULL, replaces TEXT NOT NULL,
     bytes INTEGER NOT NULL, received INTEGER NOT NULL, blob TEXT NOT NULL, at TEXT NOT NULL, touched_at TEXT NOT NULL,
     -- what became of it, for whoever missed the answer
     file TEXT NOT NULL DEFAULT '', version TEXT NOT NULL DEFAULT ''
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX upload_by ON upload (by);
   CREATE INDEX upload_touched ON upload (touched_at);`,
];

export interface StoredFolder {
  readonly id: string;
  readonly parent: string;
  readonly name: string;
  readonly goneAt: string;
  readonly goneWith: string;
}
export interface StoredVersion {
  readonly id: string;
  readonly file: string;
  readonly number: number;
  readonly blob: string;
  readonly is: FileKind;
  readonly mediaType: string;
  readonly bytes: number;
  readonly pages: number;
  readonly by: string;
  readonly at: string;
  readonly state: 'checking' | 'ready' | 'refused';
  readonly reason: string;
}
export interface StoredFile {
  readonly id: string;
  readonly folder: string;
  readonly contact: string;
  readonly name: string;
  readonly by: string;
  readonly createdAt: string;
  readonly links: number;
  readonly views: number;
  readonly lastViewedAt: string;
  readonly goneAt: string;
  readonly goneWith: string;
  /** Newest last. */
  readonly versions: readonly StoredVersion[];
}
export type NewVersion = Omit<StoredVersion, 'number'>;
/** What changed together, to be shown or taken away together. */
export interface Subtree {
  readonly folders: readonly StoredFolder[];
  readonly files: readonly StoredFile[];
}
export type FolderOutcome = 'done' | 'not-here' | 'no-parent' | 'circle' | 'name-taken' | 'too-deep';

const deepest = 20;
/** The folder and everything below it; UNION ends a circle that should not be there. */
const below = `WITH RECURSIVE below (id) AS (SELECT ? UNION SELECT folder.id FROM folder JOIN below ON folder.parent = below.id)`;

export function filesStore(db: DatabaseSync) {
  const folderColumns = 'id, parent, name, gone_at AS goneAt, gone_with AS goneWith';
  const fileColumns = `id, folder, contact, name, by, created_at AS createdAt, links, views, last_viewed_at AS lastViewedAt,
    gone_at AS goneAt, gone_with AS goneWith`;
  const versionColumns = 'id, file, number, blob, kind AS "is", media_type AS mediaType, bytes, pages, by, at, state, reason';
  const oneFolder = db.prepare(`SELECT ${folderColumns} FROM folder WHERE id = ?`);
  const allFolders = db.prepare(`SELECT ${folderColumns} FROM folder WHERE gone_at = ''`);
  const addFolder = db.prepare('INSERT INTO folder (id, parent, name) VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  const changeFolder = db.prepare('UPDATE folder SET parent = ?, name = ? WHERE id = ?');
  const sibling = db.prepare(`SELECT 1 FROM folder WHERE parent = ? AND name = ? AND id <> ? AND gone_at = ''`);
  const depth = db.prepare(
    `WITH RECURSIVE up (id, n) AS (SELECT ?, 0 UNION SELECT folder.parent, n + 1 FROM folder JOIN up ON folder.id = up.id WHERE up.id <> '' AND n < 100)
     SELECT max(n) AS n FROM up`,
  );
  const isBelow = db.prepare(`${below} SELECT 1 FROM below WHERE id = ?`);
  const goFolders = db.prepare(`${below} UPDATE folder SET gone_at = ?, gone_with = ? WHERE id IN (SELECT id FROM below) AND gone_at = ''`);
  const goFiles = db.prepare(
    `${below} UPDATE file SET gone_at = ?, gone_with = ? WHERE folder IN (SELECT id FROM below) AND folder <> '' AND gone_at = ''`,
  );
  const goneFolders = db.prepare(`SELECT ${folderColumns} FROM folder WHERE gone_with = ?`);
  const goneFiles = db.prepare(`SELECT ${fileColumns} FROM file WHERE gone_with = ?`);
  const backFolders = db.prepare(`UPDATE folder SET gone_at = '', gone_with = '' WHERE gone_with = ?`);
  const backFiles = db.prepare(`UPDATE file SET gone_at = '', gone_with = '' WHERE gone_with = ?`);
  const oneFile = db.prepare(`SELECT ${fileColumns} FROM file WHERE id = ?`);
  const allFiles = db.prepare(`SELECT ${fileColumns} FROM file WHERE gone_at = ''`);
  const filesOf = db.prepare(`SELECT ${fileColumns} FROM file WHERE contact = ? AND contact <> ''`);
  const addFile = db.prepare('INSERT INTO file (id, folder, contact, name, by, created_at) VALUES (?, ?, ?, ?, ?, ?)');
  const changeFile = db.prepare('UPDATE file SET folder = ?, name = ? WHERE id = ?');
  const goFile = db.prepare(`UPDATE file SET gone_at = ?, gone_with = id WHERE id = ? AND gone_at = ''`);
  const figures = db.prepare('UPDATE file SET links = ?, views = ?, last_viewed_at = ? WHERE id = ?');
  const dropFile = db.prepare('DELETE FROM file WHERE id = ?');
  const dropFolders = db.prepare(`DELETE FROM folder WHERE gone_at <> '' AND gone_at < ?`);
  const longGone = db.prepare(`SELECT ${fileColumns} FROM file WHERE gone_at <> '' AND gone_at < ? LIMIT ?`);
  const versionsOf = db.prepare(`SELECT ${versionColumns} FROM file_version WHERE file = ? ORDER BY number`);
  const oneVersion = db.prepare(`SELECT ${versionColumns} FROM file_version WHERE id = ?`);
  const checking = db.prepare(`SELECT ${versionColumns} FROM file_version WHERE state = 'checking' ORDER BY at, id`);
  const addVersion = db.prepare(
    `INSERT INTO file_version (id, file, number, blob, kind, media_type, bytes, pages, by, at, state, reason)
     VALUES (?, ?, (SELECT coalesce(max(number), 0) + 1 FROM file_version WHERE file = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const judge = db.prepare(
    `UPDATE file_version SET state = ?, reason = ?, kind = ?, media_type = ?, pages = ? WHERE id = ? AND state = 'checking'`,
  );
  const blobKnown = db.prepare('SELECT 1 FROM file_version WHERE blob = ? UNION SELECT 1 FROM upload WHERE blob = ?');

  const folder = (id: string) => oneFolder.get(id) as unknown as StoredFolder | undefined;
  const withVersions = (row: unknown): StoredFile => {
    const file = row as Omit<StoredFile, 'versions'>;
    return { ...file, versions: versionsOf.all(file.id) as unknown as StoredVersion[] };
  };
  const file = (id: string): StoredFile | undefined => {
    const row = oneFile.get(id);
    return row && withVersions(row);
  };
  const here = (id: string): boolean => id === '' || folder(id)?.goneAt === '';
  const isHere = (id: string): boolean => {
    const found = oneFile.get(id) as { goneAt: string } | undefined;
    return found?.goneAt === '';
  };
  /** Where it may come back to: its own place, or the top when that is gone. */
  const placeOf = (parent: string): string => (here(parent) ? parent : '');

  function fits(id: string, parent: string, name: string): FolderOutcome {
    if (!here(parent)) return 'no-parent';
    if (sibling.get(parent, name, id)) return 'name-taken';
    return (depth.get(parent) as { n: number }).n >= deepest ? 'too-deep' : 'done';
  }
  function newVersion(v: NewVersion): void {
    addVersion.run(v.id, v.file, v.file, v.blob, v.is, v.mediaType, v.bytes, v.pages, v.by, v.at, v.state, v.reason);
  }

  return {
    ...uploadsOf(db, { here, isHere, newFile: addFile, newVersion }),
    folder,
    file,
    version: (id: string): StoredVersion | undefined => oneVersion.get(id) as unknown as StoredVersion | undefined,
    everything: (): Subtree => ({
      folders: allFolders.all() as unknown as StoredFolder[],
      files: allFiles.all().map(withVersions),
    }),
    /** Twice the same id is once. */
    addFolder(id: string, parent: string, name: string): FolderOutcome {
      if (folder(id)) return 'done';
      const outcome = fits(id, parent, name);
      if (outcome === 'done') addFolder.run(id, parent, name);
      return outcome;
    },
    changeFolder(id: string, change: { readonly parent?: string | undefined; readonly name?: string | undefined }): FolderOutcome {
      const found = folder(id);
      if (!found || found.goneAt) return 'not-here';
      const parent = change.parent ?? found.parent;
      if (isBelow.get(id, parent)) return 'circle';
      const name = change.name ?? found.name;
      const outcome = fits(id, parent, name);
      if (outcome === 'done') changeFolder.run(parent, name, id);
      return outcome;
    },
    /** With all that is in it; what was deleted before stays deleted on its own. */
    deleteFolder(id: string, at: string): Subtree | undefined {
      const found = folder(id);
      if (!found || found.goneAt) return undefined;
      goFiles.run(id, at, id);
      goFolders.run(id, at, id);
      return { folders: goneFolders.all(id) as unknown as StoredFolder[], files: goneFiles.all(id).map(withVersions) };
    },
    restoreFolder(id: string): Subtree | undefined {
      const found = folder(id);
      if (!found || found.goneWith !== id) return undefined;
      changeFolder.run(placeOf(found.parent), found.name, id);
      const folders = (goneFolders.all(id) as unknown as StoredFolder[]).map((one) => one.id);
      const files = (goneFiles.all(id) as { id: string }[]).map((one) => one.id);
      backFolders.run(id);
      backFiles.run(id);
      return { folders: folders.flatMap((one) => folder(one) ?? []), files: files.flatMap((one) => file(one) ?? []) };
    },
    changeFile(id: string, change: { readonly folder?: string | undefined; readonly name?: string | undefined }): FolderOutcome {
      const found = oneFile.get(id) as unknown as StoredFile | undefined;
      if (!found || found.goneAt) return 'not-here';
      if (change.folder !== undefined && !here(change.folder)) return 'no-parent';
      changeFile.run(change.folder ?? found.folder, change.name ?? found.name, id);
      return 'done';
    },
    deleteFile: (id: string, at: string): boolean => goFile.run(at, id).changes > 0,
    restoreFile(id: string): StoredFile | undefined {
      const found = oneFile.get(id) as unknown as StoredFile | undefined;
      if (!found?.goneAt) return undefined;
      // One that went with its folder may come back alone, at the top when the folder stays away.
      changeFile.run(placeOf(found.folder), found.name, id);
      db.prepare(`UPDATE file SET gone_at = '', gone_with = '' WHERE id = ?`).run(id);
      return file(id);
    },
    figures: (id: string, links: number, views: number, lastViewedAt: string): void => void figures.run(links, views, lastViewedAt, id),
    /** A file that did not come as an upload, with its first version. */
    addFile(f: Pick<StoredFile, 'id' | 'folder' | 'contact' | 'name' | 'by' | 'createdAt'>, version: NewVersion): void {
      addFile.run(f.id, f.folder, f.contact, f.name, f.by, f.createdAt);
      newVersion(version);
    },
    checking: (): StoredVersion[] => checking.all() as unknown as StoredVersion[],
    /** False: it is judged already, or gone. */
    judge: (id: string, v: Pick<StoredVersion, 'state' | 'reason' | 'is' | 'mediaType' | 'pages'>): boolean =>
      judge.run(v.state, v.reason, v.is, v.mediaType, v.pages, id).changes > 0,
    filesOf: (contact: string): StoredFile[] => filesOf.all(contact).map(withVersions),
    longGone: (before: string, limit: number): StoredFile[] => longGone.all(before, limit).map(withVersions),
    dropFile: (id: string): void => void dropFile.run(id),
    dropFolders: (before: string): void => void dropFolders.run(before),
    blobsUnknown: (keys: readonly string[]): string[] => keys.filter((key) => !blobKnown.get(key, key)),
  };
}
export type FilesStore = ReturnType<typeof filesStore>;
