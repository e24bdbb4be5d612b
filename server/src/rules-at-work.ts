/** The part of the composition that lets rules work: who carries effects out, what health tells of it, where people ask why. */
import { setImmediate as pause } from 'node:timers/promises';
import type { Accounts } from './accounts/accounts.ts';
import { createRulesEngine, type RulesEngine } from './derive/engine.ts';
import { createPerformers } from './derive/performers/create-performers.ts';
import { type LinkMailed, writeBack } from './derive/performers/mails-settled.ts';
import type { PerformerNeeds } from './derive/performers/needs.ts';
import { createDigestAtWork } from './digest-at-work.ts';
import type { Outbox } from './email/outbox.ts';
import type { Boards } from './feed/boards.ts';
import type { Mount } from './http/app.ts';
import { effectsRoutes } from './http/effects.ts';
import { rulesRoutes } from './http/rules.ts';
import { whyRoutes } from './http/why.ts';
import type { Log } from './log.ts';
import type { Storage } from './storage/storage.ts';
import type { Documents } from './sync/documents.ts';

interface Needs {
  readonly storage: Storage;
  readonly documents: Documents;
  readonly outbox: Outbox;
  readonly accounts: Pick<Accounts, 'people'>;
  readonly enquiries: Pick<PerformerNeeds, 'enquiry' | 'enquiryBecame'>;
  /** The mails that bring links, and what became of them. */
  readonly share: Pick<PerformerNeeds, 'letterOf'> & { readonly linkMailed: LinkMailed };
  readonly publicUrl: () => string;
  readonly boards: Boards;
  readonly log: Log;
  readonly now: () => Date;
  readonly holder: string;
}

export function createRulesAtWork(needs: Needs): {
  readonly engine: RulesEngine;
  readonly mounts: readonly Mount[];
} {
  const { storage, documents, outbox, accounts, enquiries, share, publicUrl, boards, log, now, holder } = needs;
  const { digests, mounts } = createDigestAtWork({ storage, documents, accounts, outbox, publicUrl, now });
  const performers = createPerformers({
    now,
    documents,
    storage,
    outbox,
    ...enquiries,
    letterOf: share.letterOf,
    digestFor: digests.digestFor,
    addressOf: async (id) => (await accounts.people.list()).find((user) => user.id === id),
    record: storage.recordEvents,
  });
  outbox.onSettled(writeBack(documents, now, share.linkMailed));
  const timer = (callBack: () => void, ms: number) => {
    const set = setTimeout(callBack, ms).unref();
    return () => clearTimeout(set);
  };
  const engine = createRulesEngine({ storage, performers, log, now, holder, pause: () => pause(), timer });
  return {
    engine,
    mounts: [
      { path: '/api/why', routes: whyRoutes({ storage, boards }) },
      { path: '/api/rules', routes: rulesRoutes({ storage, now, pause: () => pause() }) },
      ...mounts,
      { path: '/api/effects', routes: effectsRoutes({ storage, now, wake: engine.wakeEffects }) },
    ],
  };
}
