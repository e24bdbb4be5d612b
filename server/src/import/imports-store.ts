/** The port of what imports keep. Its methods are read off the one adapter there is, so that a method is declared once. */
import type { ImportsStore as Methods } from '../storage/sqlite/imports-store.ts';
import type { Async } from '../storage/sqlite/thread-client.ts';

export type { BatchState, BatchWrite, StoredBatch, StoredFile } from '../storage/sqlite/imports-store.ts';
/** Each method is one atomic unit of work. */
export type ImportsStore = Async<Methods>;
