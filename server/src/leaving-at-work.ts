/** The part of the composition by which data leaves: exports, everything about one person, and erasure for good. */
import type { Accounts } from './accounts/accounts.ts';
import type { AccountsStore } from './accounts/accounts-store.ts';
import { createErasures, type Erasures, type Keeper } from './erasure/erasures.ts';
import type { ErasuresStore } from './erasure/erasures-store.ts';
import { createUploads } from './erasure/uploads.ts';
import { createAboutContact, type Listed } from './export/about-contact.ts';
import { createExports } from './export/exports.ts';
import type { Boards } from './feed/boards.ts';
import type { Mount } from './http/app.ts';
import { erasureRoutes } from './http/erasure.ts';
import { exportRoutes } from './http/exports.ts';
import type { Imports } from './import/imports.ts';
import type { Log } from './log.ts';
import { keptCopies, keptValues } from './sealed/kept-words.ts';
import type { SealedStore } from './sealed/sealed-store.ts';
import type { Storage } from './storage/storage.ts';
import type { Documents } from './sync/documents.ts';

interface Needs {
  readonly storage: Storage;
  readonly documents: Documents;
  readonly accounts: Accounts;
  readonly store: AccountsStore;
  readonly erasures: ErasuresStore;
  readonly sealed: SealedStore;
  readonly imports: Imports;
  /** Other parts that keep words of contacts. */
  readonly keepers: readonly (Keeper & Partial<Listed>)[];
  readonly boards: Boards;
  readonly folder: string;
  readonly settled: () => Promise<void>;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly log: Log;
}

export function createLeavingAtWork(needs: Needs): { readonly erasures: Erasures; readonly mounts: readonly Mount[] } {
  const { storage, documents, accounts, store, boards, settled, now, newId, log } = needs;
  const users = async () => (await accounts.people.list()).map((user) => user.email);
  const kept = [keptValues(storage), keptCopies(needs.sealed)];
  const erasures = createErasures({
    storage,
    documents,
    store: needs.erasures,
    uploads: createUploads({ folder: needs.folder, forget: needs.imports.forget }),
    keepers: [...kept, ...needs.keepers],
    users,
    settled,
    now,
    newId,
    log,
  });
  const exports = createExports({ storage, boards, audit: store.audit, now });
  const listed = needs.keepers.flatMap(({ place, list }) => (list ? [{ place, list }] : []));
  const about = createAboutContact({
    ...{ storage, erasures: needs.erasures, auditLines: store.auditLines, users, now },
    kept: [...kept, ...listed],
  });
  return {
    erasures,
    mounts: [
      { path: '/api/exports', routes: exportRoutes({ exports, about, identities: accounts, audit: store.audit, now, log }) },
      { path: '/api/erasures', routes: erasureRoutes(erasures) },
    ],
  };
}
