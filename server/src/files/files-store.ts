/** What files ask of the disk: the methods of their one adapter, answered from its thread. */
import type { filesStore } from '../storage/sqlite/files-store.ts';
import type { Async } from '../storage/sqlite/thread-client.ts';

export type { StoredUpload, UploadLimits } from '../storage/sqlite/files/uploads.ts';
export type { FolderOutcome, NewVersion, StoredFile, StoredFolder, StoredVersion, Subtree } from '../storage/sqlite/files-store.ts';
export type FilesStore = Async<ReturnType<typeof filesStore>>;
