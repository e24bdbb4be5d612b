/** The part of the composition that takes what strangers send: forms, mails, and the list of what is held. */
import { randomBytes } from 'node:crypto';
import type { CrmEvent, Settings } from '@tandem/core';
import { createRateLimits } from './accounts/rate-limits.ts';
import { createEnquiries, type Enquiries } from './enquiries/enquiries.ts';
import type { EnquiriesStore } from './enquiries/enquiries-store.ts';
import { createMailIn } from './enquiries/mail-in.ts';
import type { AppNeeds, Mount } from './http/app.ts';
import type { Surroundings } from './http/caller.ts';
import { enquiryRoutes, mailInBodyLimit, mailInRoutes } from './http/enquiries.ts';
import { formBodyLimit, formPageRoutes, formRoutes } from './http/forms.ts';
import type { Storage } from './storage/storage.ts';
import type { Documents } from './sync/documents.ts';

interface Needs {
  readonly store: EnquiriesStore;
  readonly storage: Storage;
  readonly documents: Pick<Documents, 'change'>;
  readonly newId: () => string;
  readonly now: () => Date;
  readonly mailInSecret: string | undefined;
}

export function createEnquiriesAtWork({ store, storage, documents, newId, now, mailInSecret }: Needs): {
  readonly enquiries: Enquiries;
  readonly mounts: (around: Surroundings) => readonly Mount[];
  readonly strangers: (around: Surroundings) => NonNullable<AppNeeds['strangers']>;
} {
  const settings = async (): Promise<Settings | undefined> => {
    const [row] = await storage.rowsByKey(['settings/settings']);
    return row?.content.kind === 'settings' ? row.content.state : undefined;
  };
  const record = (events: readonly CrmEvent[]) => storage.recordEvents(events);
  const enquiries = createEnquiries({ store, settings, record, newId, now, random: randomBytes });
  const limits = createRateLimits();
  const take = createMailIn({ enquiries, storage, documents, now });
  const withAround = (around: Surroundings) => ({ enquiries, limits, around, settings });
  return {
    enquiries,
    mounts: (around) => [
      { path: '/api/forms', routes: formRoutes(withAround(around)), open: true, bodyLimit: formBodyLimit },
      { path: '/api/enquiries', routes: enquiryRoutes(enquiries) },
      {
        path: '/api/inbound-mail',
        routes: mailInRoutes({ secret: mailInSecret, take, limits, around }),
        open: true,
        bodyLimit: mailInBodyLimit,
      },
    ],
    strangers: (around) => [{ path: '/forms', routes: formPageRoutes(withAround(around)) }],
  };
}
