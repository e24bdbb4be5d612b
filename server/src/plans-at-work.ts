/** The part of the composition that answers for plans over HTTP. */
import type { DocumentAccess } from './derive/access.ts';
import type { Boards } from './feed/boards.ts';
import type { Mount } from './http/app.ts';
import { planRoutes } from './http/plans.ts';
import { writeText } from './plans/write-text.ts';
import type { Storage } from './storage/storage.ts';
import type { Documents } from './sync/documents.ts';

interface Needs {
  readonly storage: Storage;
  readonly documents: Documents;
  readonly boards: Boards;
  readonly subjectOf: (name: import('@tandem/core').DocumentName) => Promise<DocumentAccess>;
  readonly newId: () => string;
  readonly now: () => Date;
}

export const createPlansAtWork = (needs: Needs): { readonly mounts: readonly Mount[] } => ({
  mounts: [{ path: '/api/plans', routes: planRoutes({ ...needs, writeText }) }],
});
