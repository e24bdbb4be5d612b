/** The port of what erasures keep. Its methods are read off the one adapter there is, so that a method is declared once. */
import type { ErasuresStore as Methods } from '../storage/sqlite/erasures-store.ts';
import type { Async } from '../storage/sqlite/thread-client.ts';

export type { RunningErasure, StoredErasure } from '../storage/sqlite/erasures-store.ts';
/** Each method is one atomic unit of work. */
export type ErasuresStore = Async<Methods>;
