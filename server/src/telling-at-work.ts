/** The part of the composition that tells people of notices: to their devices and by mail, and where they say which devices. */
import { parseDocumentName } from '@tandem/core';
import type { Accounts } from './accounts/accounts.ts';
import { createRateLimits } from './accounts/rate-limits.ts';
import type { Mailer } from './email/mailer.ts';
import type { Boards } from './feed/boards.ts';
import type { Mount } from './http/app.ts';
import { pushRoutes, tellingRoutes } from './http/push.ts';
import { errorFacts, type Log } from './log.ts';
import type { Storage } from './storage/storage.ts';
import type { Documents } from './sync/documents.ts';
import { createDevices } from './telling/devices.ts';
import { createPushService, type PushService } from './telling/push-service.ts';
import { createTelling, type TellingAtWork } from './telling/telling.ts';
import type { TellingStore } from './telling/telling-store.ts';

interface Needs {
  readonly store: TellingStore;
  readonly storage: Storage;
  readonly documents: Documents;
  readonly accounts: Pick<Accounts, 'people' | 'current' | 'onChange'>;
  readonly boards: Boards;
  readonly mailer: Mailer;
  readonly publicUrl: () => string;
  readonly now: () => Date;
  readonly later: (callBack: () => void, ms: number) => void;
  readonly log: Log;
  readonly service?: PushService;
}

export function createTellingAtWork(needs: Needs): { readonly telling: TellingAtWork; readonly mounts: readonly Mount[] } {
  const { store, storage, documents, accounts, boards, mailer, publicUrl, now, later, log, service = createPushService() } = needs;
  const devices = createDevices({
    store,
    service,
    now,
    isSignedIn: async (session) => (await accounts.current(session)) !== undefined,
    sender: () => senderOf(publicUrl()),
  });
  const telling = createTelling({
    store,
    devices,
    documents,
    storage,
    people: async () => (await accounts.people.list()).filter(({ state }) => state === 'active'),
    boardsOf: boards.of,
    mailer,
    publicUrl,
    now,
    later,
    log,
  });
  documents.onAppended((names) => {
    const inboxes = names.map(parseDocumentName).filter((name) => name?.type === 'inbox');
    telling.look(inboxes.flatMap((name) => (name ? [name.id] : [])));
  });
  // What is missed here is found when the device is told of something: nobody is signed in there.
  accounts.onChange(({ sessions }) => {
    if (sessions.length > 0) devices.remove(sessions).catch((error) => log.error('devices.not-forgotten', errorFacts(error)));
  });
  return {
    telling,
    mounts: [
      { path: '/api/push', routes: pushRoutes({ devices, limits: createRateLimits() }) },
      { path: '/api/telling', routes: tellingRoutes(store) },
    ],
  };
}

/** Push services want to know who sends: our address, or a mail address where it is not one of theirs. */
const senderOf = (url: string): string => (url.startsWith('https:') ? url : `mailto:tandem@${new URL(url || 'http://localhost').hostname}`);
