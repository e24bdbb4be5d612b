/** The part of the composition that sends quotes, draws them and takes their answers. */
import type { Person } from '@tandem/core';
import type { Accounts } from './accounts/accounts.ts';
import type { DocumentAccess } from './derive/access.ts';
import type { Keeper } from './erasure/erasures.ts';
import type { Boards } from './feed/boards.ts';
import type { SharedFiles } from './files/shared-files.ts';
import type { Mount } from './http/app.ts';
import { quoteRoutes } from './http/quotes.ts';
import { errorFacts, type Log } from './log.ts';
import { createQuotes } from './quotes/create-quotes.ts';
import { keptQuotes } from './quotes/kept-quotes.ts';
import { createDrawing } from './quotes/pdf/draw-quotes.ts';
import type { Quotes } from './quotes/quotes.ts';
import type { QuotesStore } from './quotes/quotes-store.ts';
import type { Links } from './share/links.ts';
import type { Storage } from './storage/storage.ts';
import type { Documents } from './sync/documents.ts';

interface Needs {
  readonly store: QuotesStore;
  readonly storage: Storage;
  readonly documents: Documents;
  readonly accounts: Pick<Accounts, 'people'>;
  readonly files: SharedFiles;
  /** Takes a file away for good. */
  readonly removeFile: (file: string) => Promise<void>;
  /** Asked for when something is sent: links are made of quotes, and know them. */
  readonly links: () => Pick<Links, 'create'>;
  readonly logo: () => Promise<{ readonly bytes: Uint8Array; readonly type: string } | undefined>;
  readonly boards: Boards;
  readonly subjectOf: (name: import('@tandem/core').DocumentName) => Promise<DocumentAccess>;
  readonly settled: () => Promise<void>;
  readonly newId: () => string;
  readonly now: () => Date;
  readonly log: Log;
}

export function createQuotesAtWork({
  store,
  storage,
  documents,
  accounts,
  files,
  removeFile,
  links,
  logo,
  boards,
  subjectOf,
  settled,
  newId,
  now,
  log,
}: Needs): {
  readonly quotes: Quotes;
  readonly mounts: readonly Mount[];
  readonly keeper: Keeper;
  /** Finishes what a stop has cut off. */
  resume(): void;
  /** Lets what is being sent come to its end. */
  stop(): Promise<void>;
} {
  const drawing = createDrawing();
  const userOf = async (id: string) => (await accounts.people.list()).find((user) => user.id === id);
  const quotes = createQuotes({
    store,
    storage,
    documents,
    files,
    removeFile,
    links: { create: (link, person) => links().create(link, person) },
    draw: async (quote) => drawing.draw(quote, (await logo())?.bytes),
    person: async (id): Promise<Person | undefined> => {
      const user = await userOf(id);
      return user && { id: user.id, role: user.role, team: user.team, leads: user.leads };
    },
    addressOf: userOf,
    subjectOf,
    settled,
    now,
  });
  return {
    quotes,
    mounts: [
      { path: '/api/quotes', routes: quoteRoutes({ quotes, storage, documents, boards, subjectOf, newId, now }), bodyLimit: 256 * 1024 },
    ],
    keeper: keptQuotes({ storage, documents, store, removeFile, now }),
    resume: () => void quotes.resume().catch((error: unknown) => log.error('quotes.not-resumed', errorFacts(error))),
    async stop() {
      await quotes.idle();
      drawing.stop();
    },
  };
}
