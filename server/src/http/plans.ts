/** /api/plans: account plans, their frame and, when one is made, their first words. Writing together goes over the documents. */
import { can, isId, nameOf, type Person, plan, type Subject } from '@tandem/core';
import { Hono } from 'hono';
import type * as Y from 'yjs';
import { z } from 'zod';
import type { Identity } from '../accounts/identity.ts';
import type { DocumentAccess } from '../derive/access.ts';
import type { Boards } from '../feed/boards.ts';
import { faultIn, type JsonBlock, writeJson } from '../plans/text-json.ts';
import type { Storage } from '../storage/storage.ts';
import type { Documents } from '../sync/documents.ts';
import { notHere, problem } from './answer.ts';
import { idField, readBody } from './body.ts';
import { check, refused } from './check-fields.ts';
import { createRowReading } from './row-reading.ts';

interface Needs {
  readonly storage: Pick<Storage, 'rowsByKey' | 'visibleRows'>;
  readonly documents: Pick<Documents, 'change'>;
  readonly boards: Pick<Boards, 'of'>;
  readonly subjectOf: (name: ReturnType<typeof nameOf>) => Promise<DocumentAccess>;
  /** Markdown as the blocks of an editor. */
  readonly writeText: (text: Y.XmlFragment, markdown: string) => void;
  readonly newId: () => string;
  readonly now: () => Date;
}
type Env = { Variables: { identity: Identity } };

const planBody = z.looseObject({
  text: z.string('has to be text').max(500_000, 'has at most 500,000 characters').default(''),
  /** As an export has them; in place of `text`. */
  blocks: z.array(z.unknown(), 'has to be a list').max(20_000, 'has at most 20,000').default([]),
  collaborators: z.array(idField).max(100, 'has at most 100').default([]),
});

export function planRoutes({ storage, documents, boards, subjectOf, writeText, newId, now }: Needs): Hono<Env> {
  const routes = new Hono<Env>();
  createRowReading({ storage, boards }).addRoutes(routes, 'plan', '/');

  /** The contact as a subject, of one that the person may edit. */
  async function editable(contact: string, person: Person): Promise<Extract<Subject, { type: 'contact' }> | undefined> {
    const access = isId(contact) ? await subjectOf(nameOf('contact', contact)) : undefined;
    const subject = access?.exists && access.subject.type === 'contact' ? access.subject : undefined;
    return subject && can(person, 'edit', subject) ? subject : undefined;
  }

  routes.post('/', async (c) => {
    const { person } = c.var.identity;
    const { text, blocks, collaborators, ...facts } = await readBody(c, planBody);
    const contactId = typeof facts.contact === 'string' ? facts.contact : '';
    const contact = contactId ? await editable(contactId, person) : undefined;
    if (contactId && !contact) return notHere(c, 'contact');
    const subject = { type: 'plan', owner: person.id, creator: person.id, collaborators: [], template: false, contact } as const;
    const checked = check(plan.fields, { owner: person.id, ...facts, createdAt: now().toISOString() }, person, subject);
    if (!checked.ok) return refused(c, checked);
    const fault = faultIn(blocks);
    if (fault) return problem(c, 422, { code: 'bad-field', message: fault, next: 'Send the blocks as an export has them.' });
    const id = newId();
    await documents.change(nameOf('plan', id), person.id, (doc) =>
      doc.transact(() => {
        plan.change(doc, checked.patch, person.id);
        for (const user of new Set(collaborators)) plan.addEntry(doc, 'collaborators', newId(), { user }, person.id);
        if (blocks.length > 0) writeJson(doc.getXmlFragment('text'), blocks as readonly JsonBlock[]);
        else if (text.trim() !== '') writeText(doc.getXmlFragment('text'), text);
      }, person.id),
    );
    return c.json({ id }, 201);
  });

  routes.patch('/:id', async (c) => {
    const { person } = c.var.identity;
    const name = isId(c.req.param('id')) ? nameOf('plan', c.req.param('id')) : undefined;
    const access = name && (await subjectOf(name));
    if (!name || !access?.exists || access.subject.type !== 'plan' || !can(person, 'read', access.subject)) return notHere(c, 'plan');
    if (!can(person, 'edit', access.subject))
      return problem(c, 403, {
        code: 'not-allowed',
        message: 'A template is read by everybody and changed by those whose it is.',
        next: 'Begin a plan of your own with it.',
      });
    const facts = await readBody(c, z.record(z.string(), z.unknown()));
    if (typeof facts.contact === 'string' && facts.contact && !(await editable(facts.contact, person))) return notHere(c, 'contact');
    const checked = check(plan.fields, facts, person, access.subject);
    if (!checked.ok) return refused(c, checked);
    await documents.change(name, person.id, (doc) => plan.change(doc, checked.patch, person.id));
    return c.json({ id: c.req.param('id') });
  });
  return routes;
}
