/** What enquiries ask of the disk: the methods of their one adapter, answered from its thread. */
import type { enquiriesStore } from '../storage/sqlite/enquiries-store.ts';
import type { Async } from '../storage/sqlite/thread-client.ts';

export type { StoredEnquiry } from '../storage/sqlite/enquiries-store.ts';
export type EnquiriesStore = Async<ReturnType<typeof enquiriesStore>>;
