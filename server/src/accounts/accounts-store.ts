/** Where accounts are kept. The methods are read off the one adapter there is; every call is one atomic unit of work, on disk when it resolves. */
import type { accountsStore } from '../storage/sqlite/accounts-store.ts';
import type { Async } from '../storage/sqlite/thread-client.ts';

export type AccountsStore = Async<ReturnType<typeof accountsStore>>;
