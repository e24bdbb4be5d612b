/** Where links and visits are kept. The methods are read off the one adapter there is; every call is one atomic unit of work. */
import type { shareStore } from '../storage/sqlite/share-store.ts';
import type { Async } from '../storage/sqlite/thread-client.ts';

export type { StoredBeacon, StoredLink, StoredRequest, StoredSaid, StoredVisit } from '../storage/sqlite/share-store.ts';
export type ShareStore = Async<ReturnType<typeof shareStore>>;
