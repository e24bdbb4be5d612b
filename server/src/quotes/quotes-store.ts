/** What quotes ask of the disk: the methods of their one adapter, answered from its thread. */
import type { quotesStore } from '../storage/sqlite/quotes-store.ts';
import type { Async } from '../storage/sqlite/thread-client.ts';

export type { StoredSending } from '../storage/sqlite/quotes-store.ts';
export type QuotesStore = Async<ReturnType<typeof quotesStore>>;
