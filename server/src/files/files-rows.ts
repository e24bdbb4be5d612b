/** Folders and files as everybody's devices have them. */
import { audiencesOf, type FileRow, type FolderRow, type Row } from '@tandem/core';
import type { StoredFile, StoredFolder } from './files-store.ts';

/** A contact's own rows get their audiences from the contact, inside the storage. */
const nobodyElse = { sellersOn: () => [], audiencesOfContact: () => [] };
const rowOf = (content: FileRow | FolderRow): Row => ({ content, document: '', audiences: audiencesOf(content, nobodyElse) });

export const folderRow = ({ id, parent, name }: StoredFolder): Row => rowOf({ kind: 'folder', id, parent, name });

export const fileRow = ({ id, folder, contact, name, by, createdAt, links, views, lastViewedAt, versions }: StoredFile): Row =>
  rowOf({
    ...{ kind: 'file', id, folder, contact, name, by, createdAt, links, views, lastViewedAt },
    versions: versions.map((one) => ({
      ...{ id: one.id, number: one.number, is: one.is, bytes: one.bytes, pages: one.pages },
      ...{ by: one.by, at: one.at, state: one.state, reason: one.reason },
    })),
  });
