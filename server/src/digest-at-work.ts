/** The part of the composition that mails what the company did to those who answer for it, and shows it to them. */
import type { Accounts } from './accounts/accounts.ts';
import { createRateLimits } from './accounts/rate-limits.ts';
import { createDigests, type Digests } from './digest/digests.ts';
import type { Outbox } from './email/outbox.ts';
import type { Mount } from './http/app.ts';
import { digestRoutes } from './http/digest.ts';
import type { Storage } from './storage/storage.ts';
import type { Documents } from './sync/documents.ts';

interface Needs {
  readonly storage: Storage;
  readonly documents: Documents;
  readonly accounts: Pick<Accounts, 'people'>;
  readonly outbox: Outbox;
  readonly publicUrl: () => string;
  readonly now: () => Date;
}

export function createDigestAtWork({ storage, documents, accounts, outbox, publicUrl, now }: Needs): {
  readonly digests: Digests;
  readonly mounts: readonly Mount[];
} {
  const digests = createDigests({ storage, documents, people: accounts.people.list, sentAbout: outbox.sentAbout, publicUrl, now });
  return { digests, mounts: [{ path: '/api/digest', routes: digestRoutes({ digests, outbox, limits: createRateLimits() }) }] };
}
