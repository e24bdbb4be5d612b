/** The port of what sealed copies keep. Its methods are read off the one adapter there is, so that a method is declared once. */
import type { SealedStore as Methods } from '../storage/sqlite/sealed-store.ts';
import type { Async } from '../storage/sqlite/thread-client.ts';

export type { SealedChange, SealedCopy } from '../storage/sqlite/sealed-store.ts';
/** Each method is one atomic unit of work. */
export type SealedStore = Async<Methods>;
