/** Where telling is kept. The methods are read off the one adapter there is; every call is one atomic unit of work. */
import type { tellingStore } from '../storage/sqlite/telling-store.ts';
import type { Async } from '../storage/sqlite/thread-client.ts';

export type TellingStore = Async<ReturnType<typeof tellingStore>>;
export type { Channel, PlannedTelling, PushDevice, PushKeys, Telling, TellingState } from '../storage/sqlite/telling-store.ts';
