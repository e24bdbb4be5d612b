/** /api/overwritten: of a document somebody may read, values that were written at the same time as others and do not stand. */
import { type DocumentName, parseDocumentName } from '@tandem/core';
import { Hono } from 'hono';
import type { Identity } from '../accounts/identity.ts';
import type { Storage } from '../storage/storage.ts';
import { rightsOf, type SubjectOf } from '../sync/admission.ts';

interface Needs {
  readonly storage: Pick<Storage, 'overwrittenIn'>;
  readonly subjectOf: SubjectOf;
}

export function overwrittenRoutes({ storage, subjectOf }: Needs): Hono<{ Variables: { identity: Identity } }> {
  const routes = new Hono<{ Variables: { identity: Identity } }>();
  routes.get('/', async (c) => {
    const document = c.req.query('document') ?? '';
    // What is missing, what is not shared and what nobody wrote apart have one answer.
    if (!parseDocumentName(document)) return c.json({ overwritten: [] });
    const { subject, exists } = await subjectOf(document as DocumentName);
    const mayRead = exists && rightsOf(c.var.identity.person, subject, exists, false).mayRead;
    return c.json({ overwritten: mayRead ? await storage.overwrittenIn(document as DocumentName) : [] });
  });
  return routes;
}
