/** Uploads on their way: what was promised, how much of it is on the disk, and what became of it. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { NewVersion } from '../files-store.ts';

export interface StoredUpload {
  readonly id: string;
  readonly by: string;
  readonly name: string;
  readonly folder: string;
  readonly contact: string;
  /** Not '': a new version of that file. */
  readonly replaces: string;
  readonly bytes: number;
  /** So many are safe on the disk. */
  readonly received: number;
  readonly blob: string;
  readonly at: string;
  readonly touchedAt: string;
  readonly file: string;
  readonly version: string;
}
export interface UploadLimits {
  /** Bytes of everything that is kept or promised. */
  readonly quota: number;
  /** Unfinished uploads of one person. */
  readonly unfinished: number;
}
interface Needs {
  readonly here: (folder: string) => boolean;
  readonly isHere: (file: string) => boolean;
  readonly newFile: StatementSync;
  readonly newVersion: (version: NewVersion) => void;
}

export function uploadsOf(db: DatabaseSync, { here, isHere, newFile, newVersion }: Needs) {
  const columns = 'id, by, name, folder, contact, replaces, bytes, received, blob, at, touched_at AS touchedAt, file, version';
  const one = db.prepare(`SELECT ${columns} FROM upload WHERE id = ?`);
  const add = db.prepare(
    'INSERT INTO upload (id, by, name, folder, contact, replaces, bytes, received, blob, at, touched_at) VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)',
  );
  const unfinished = db.prepare(`SELECT count(*) AS n FROM upload WHERE by = ? AND version = ''`);
  const kept = db.prepare(
    `SELECT (SELECT coalesce(sum(bytes), 0) FROM file_version WHERE state <> 'refused')
          + (SELECT coalesce(sum(bytes), 0) FROM upload WHERE version = '') AS n`,
  );
  const received = db.prepare('UPDATE upload SET received = ?, touched_at = ? WHERE id = ?');
  const became = db.prepare('UPDATE upload SET file = ?, version = ?, touched_at = ? WHERE id = ?');
  const drop = db.prepare('DELETE FROM upload WHERE id = ?');
  const ofContact = db.prepare(`SELECT ${columns} FROM upload WHERE contact = ? AND contact <> ''`);
  const untouched = db.prepare(`SELECT ${columns} FROM upload WHERE touched_at < ? LIMIT ?`);
  const usedBytes = () => (kept.get() as { n: number }).n;

  return {
    upload: (id: string): StoredUpload | undefined => one.get(id) as unknown as StoredUpload | undefined,
    usedBytes,
    /** Its bytes are promised from here on, so that two that begin together cannot both have the last of the room. */
    addUpload(u: StoredUpload, limits: UploadLimits): 'added' | 'quota-full' | 'too-many-unfinished' {
      if ((unfinished.get(u.by) as { n: number }).n >= limits.unfinished) return 'too-many-unfinished';
      if (usedBytes() + u.bytes > limits.quota) return 'quota-full';
      add.run(u.id, u.by, u.name, u.folder, u.contact, u.replaces, u.bytes, u.blob, u.at, u.touchedAt);
      return 'added';
    },
    receivedUpload: (id: string, bytes: number, at: string): void => void received.run(bytes, at, id),
    /** It becomes a file, or a version of one. A folder that has gone meanwhile leaves it at the top; a file that has gone, a file of its own. */
    finishUpload(id: string, file: string, version: NewVersion): { readonly file: string } | undefined {
      const u = one.get(id) as unknown as StoredUpload | undefined;
      if (!u || u.version) return undefined;
      const replaced = u.replaces !== '' && isHere(u.replaces);
      if (!replaced) newFile.run(file, here(u.folder) ? u.folder : '', u.contact, u.name, u.by, version.at);
      newVersion({ ...version, file: replaced ? u.replaces : file });
      became.run(replaced ? u.replaces : file, version.id, version.at, id);
      return { file: replaced ? u.replaces : file };
    },
    uploadsOf: (contact: string): StoredUpload[] => ofContact.all(contact) as unknown as StoredUpload[],
    dropUpload: (id: string): void => void drop.run(id),
    untouchedUploads: (before: string, limit: number): StoredUpload[] => untouched.all(before, limit) as unknown as StoredUpload[],
  };
}
