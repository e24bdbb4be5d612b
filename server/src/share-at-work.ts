/** The part of the composition that shares: tracked links, the evidence of visits, what recipients answer, and the public page. */
import { randomBytes } from 'node:crypto';
import { setImmediate as pause } from 'node:timers/promises';
import type { CrmEvent, DocumentName, Row, Settings } from '@tandem/core';
import type { Accounts } from './accounts/accounts.ts';
import { createPasswords } from './accounts/passwords.ts';
import { createRateLimits } from './accounts/rate-limits.ts';
import type { DocumentAccess } from './derive/access.ts';
import type { LinkMailed } from './derive/performers/mails-settled.ts';
import type { Outbox } from './email/outbox.ts';
import type { LinkLetter } from './email/templates/link-mail.ts';
import type { Keeper } from './erasure/erasures.ts';
import type { Boards } from './feed/boards.ts';
import type { SharedFiles } from './files/shared-files.ts';
import type { AppNeeds, Mount } from './http/app.ts';
import { type Surroundings, sessionCookie } from './http/caller.ts';
import { linkBodyLimit, linkRoutes } from './http/links.ts';
import { evidenceRoutes, visitRoutes } from './http/visits.ts';
import type { Log } from './log.ts';
import type { Quotes } from './quotes/quotes.ts';
import { createLinkAccess } from './share/access.ts';
import { createAnswers } from './share/create-answers.ts';
import { createLinks } from './share/create-links.ts';
import { createVisits } from './share/create-visits.ts';
import { createGrading } from './share/grading.ts';
import { createHeldLinks } from './share/held-links.ts';
import { keptLinks } from './share/keeper.ts';
import { createLetters } from './share/letters.ts';
import type { Links } from './share/links.ts';
import { networkFinder, readNetworks } from './share/networks.ts';
import { sharePageRoutes } from './share/page/routes.ts';
import type { PageNeeds } from './share/page-needs.ts';
import { readSecret, secretsOf } from './share/secrets.ts';
import { createSenders } from './share/senders.ts';
import type { ShareStore } from './share/share-store.ts';
import { createShowLink } from './share/shown-links.ts';
import { createSweep } from './share/sweep.ts';
import { createRegrading, thresholdsOf } from './share/thresholds.ts';
import type { Storage } from './storage/storage.ts';
import type { Documents } from './sync/documents.ts';

interface Needs {
  readonly store: ShareStore;
  readonly storage: Storage;
  readonly documents: Documents;
  readonly accounts: Pick<Accounts, 'people' | 'authenticate'>;
  readonly outbox: Pick<Outbox, 'send'>;
  readonly boards: Boards;
  readonly subjectOf: (name: DocumentName) => Promise<DocumentAccess>;
  readonly files: SharedFiles;
  readonly quotes: Quotes;
  readonly logo: PageNeeds['logo'];
  readonly settings: () => Promise<Settings | undefined>;
  readonly put: (rows: readonly Row[], removed?: readonly string[]) => Promise<void>;
  readonly record: (events: readonly CrmEvent[]) => Promise<void>;
  readonly folder: string;
  /** A table of networks, as a file. */
  readonly networks: string | undefined;
  readonly publicUrl: () => string;
  readonly newId: () => string;
  readonly now: () => Date;
  readonly log: Log;
}
export interface ShareAtWork {
  readonly links: Links;
  readonly letterOf: (link: string) => Promise<LinkLetter | string>;
  readonly linkMailed: LinkMailed;
  readonly keeper: Keeper;
  readonly mounts: readonly Mount[];
  readonly strangers: (around: Surroundings) => NonNullable<AppNeeds['strangers']>;
  /** A colleague's request has come from there. */
  seen(address: string): void;
  /** The settings may have changed. */
  look(): void;
  sweep(): Promise<void>;
  /** Finishes what a stop has cut off. */
  resume(): Promise<void>;
  stop(): Promise<void>;
}

export async function createShareAtWork(needs: Needs): Promise<ShareAtWork> {
  const { store, storage, documents, accounts, outbox, boards, subjectOf, files, quotes, logo, settings, put, record } = needs;
  const { publicUrl, newId, now, log } = needs;
  const secret = secretsOf(await readSecret(needs.folder, randomBytes));
  const secrets = async () => secret;
  const networkOf = networkFinder(needs.networks ? await readNetworks(needs.networks) : undefined);
  const people = () => accounts.people.list();
  const limits = createRateLimits();
  const passwords = createPasswords(randomBytes);
  const timer = (callBack: () => void, ms: number) => {
    const set = setTimeout(callBack, ms).unref();
    return () => clearTimeout(set);
  };
  const thresholds = async () => thresholdsOf(await settings());

  const access = createLinkAccess({ storage, subjectOf, boardsOf: boards.of, people });
  const showLink = createShowLink({ store, put });
  const made = createLinks({ store, secrets, storage, access, files, quotes, settings, passwords, showLink, record, publicUrl, now });
  const held = createHeldLinks({ store, secrets, storage, files, quotes, settings, people, passwords, limits, now });
  const links: Links = { ...held, create: made.create, change: made.change, revoke: made.revoke, address: made.address };
  const senders = createSenders({ store, secrets, now, memberMails: async () => (await people()).map(({ email }) => email) });
  const grading = createGrading({ store, senders, links: made, thresholds, put, showLink, record, timer, now, log });
  const visits = createVisits({
    ...{ store, secrets, access, links: made, grading, networkOf, put, showLink, limits, newId, now },
    random: randomBytes,
  });
  const regrading = createRegrading({
    ...{ store, senders, storage, companyOf: made.companyOf, grading, thresholds, log },
    pause: () => pause(),
  });
  const answers = createAnswers({
    ...{ store, links: made, documents, senderOf: held.senderOf, settings, record, limits, newId, now },
    send: outbox.send,
  });
  const sweep = createSweep({ store, put, showLink, now });

  return {
    links,
    letterOf: createLetters({ store, addressOf: made.addressOf, senderOf: held.senderOf, settings, now }),
    async linkMailed(id, became) {
      const link = await made.mailed(id, became);
      // How soon after sending somebody came is known only now.
      if (link) grading.wake(id);
      return link && { user: link.by, contact: link.contact };
    },
    keeper: keptLinks({ store, put, links: made }),
    mounts: [
      { path: '/api/links', routes: linkRoutes({ links, saidOn: answers.saidOn, limits }), bodyLimit: linkBodyLimit },
      { path: '/api/visits', routes: visitRoutes(visits) },
      { path: '/api/evidence', routes: evidenceRoutes({ preview: regrading.preview, thresholds }) },
    ],
    strangers: (around) => [
      {
        path: '/s',
        routes: sharePageRoutes({
          ...{ links, visits, answers, files, quotes, settings, logo, limits, around, now },
          async memberOf(c) {
            const token = sessionCookie(c, around);
            return (token && (await accounts.authenticate(token))?.person.id) || '';
          },
        }),
      },
    ],
    seen: senders.note,
    look: regrading.wake,
    sweep,
    async resume() {
      await made.resume();
      await answers.resume();
      for (const link of await store.unsettledLinks()) grading.wake(link);
      regrading.wake();
    },
    async stop() {
      await regrading.stop();
      await grading.stop();
    },
  };
}
