/** What telling rests on. */
import type { Person } from '@tandem/core';
import type { Mailer } from '../email/mailer.ts';
import type { Log } from '../log.ts';
import type { Storage } from '../storage/storage.ts';
import type { Documents } from '../sync/documents.ts';
import type { Devices } from './devices.ts';
import type { TellingStore } from './telling-store.ts';

export type Told = Person & { readonly name: string; readonly email: string };
export type TellingStep = 'planned' | 'begun' | 'told' | 'settled';
export interface TellingNeeds {
  readonly store: TellingStore;
  readonly devices: Pick<Devices, 'push' | 'removeAll'>;
  readonly documents: Pick<Documents, 'read'>;
  readonly storage: Pick<Storage, 'rowsByKey'>;
  /** People who may be told anything: whose accounts are not suspended. */
  readonly people: () => Promise<readonly Told[]>;
  readonly boardsOf: (person: Person) => readonly string[];
  readonly mailer: Mailer;
  readonly publicUrl: () => string;
  readonly now: () => Date;
  /** Calls back after a while. */
  readonly later: (callBack: () => void, ms: number) => void;
  readonly log: Log;
  readonly steps?: { at(name: TellingStep): void | Promise<void> };
}
