/** /api/quotes: drafts, sending them, their versions as PDF, and answers that came another way than over the share page. */
import { can, isId, nameOf, type Person, quote, ranks } from '@tandem/core';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Identity } from '../accounts/identity.ts';
import type { DocumentAccess } from '../derive/access.ts';
import type { Boards } from '../feed/boards.ts';
import type { Quotes } from '../quotes/quotes.ts';
import type { Storage } from '../storage/storage.ts';
import type { Documents } from '../sync/documents.ts';
import { notHere, problem } from './answer.ts';
import { idField, languageField, readBody } from './body.ts';
import { check, refused } from './check-fields.ts';
import { createRowReading } from './row-reading.ts';

interface Needs {
  readonly quotes: Pick<Quotes, 'send' | 'revise' | 'answerFor' | 'pdf' | 'preview'>;
  readonly storage: Pick<Storage, 'rowsByKey' | 'visibleRows'>;
  readonly documents: Pick<Documents, 'change'>;
  readonly boards: Pick<Boards, 'of'>;
  readonly subjectOf: (name: ReturnType<typeof nameOf>) => Promise<DocumentAccess>;
  readonly newId: () => string;
  readonly now: () => Date;
}
type Env = { Variables: { identity: Identity } };

const quoteBody = z.looseObject({ lines: z.array(z.record(z.string(), z.unknown())).max(300).optional() });
const id = z.string('has to be text').refine(isId, 'is no id').max(40, 'is too long');
const recipient = z.strictObject({
  person: idField.optional(),
  name: z.string('has to be text').max(200, 'has at most 200 characters'),
  mail: z.string('has to be text').trim().max(254, 'is too long'),
});
export const sendQuoteBody = z.strictObject({
  id,
  recipients: z.array(recipient).max(50, 'has at most 50'),
  subject: z.string('has to be text').max(500, 'is too long').default(''),
  text: z.string('has to be text').max(50_000, 'is too long').default(''),
  language: languageField,
  expiresOn: z.string().max(10, 'is a day such as 2026-04-11').optional(),
  passcode: z.string('has to be text').max(64, 'is too long').optional(),
  download: z.boolean().default(true),
  accept: z.boolean().default(true),
  notify: z.array(idField).max(20, 'has at most 20').default([]),
  takeOver: z.boolean().default(false),
});
export const answerQuoteBody = z.strictObject({
  accepted: z.boolean('is true or false'),
  name: z.string('has to be text').trim().min(1, 'has to be filled in').max(200, 'has at most 200 characters'),
  reason: z.string('has to be text').max(500, 'has at most 500 characters').default(''),
});

export function quoteRoutes({ quotes, storage, documents, boards, subjectOf, newId, now }: Needs): Hono<Env> {
  const routes = new Hono<Env>();
  const { visible, addRoutes } = createRowReading({ storage, boards });
  addRoutes(routes, 'quote', '/');

  routes.post('/', async (c) => {
    const { person } = c.var.identity;
    const { lines = [], ...facts } = await readBody(c, quoteBody);
    const contact = typeof facts.contact === 'string' ? facts.contact : '';
    if (contact && !(await mayEditContact(contact, person))) return notHere(c, 'contact');
    const subject = { type: 'quote', owner: person.id, creator: person.id, contact: undefined } as const;
    const checked = check(quote.fields, { owner: person.id, ...facts, createdAt: now().toISOString() }, person, subject);
    if (!checked.ok) return refused(c, checked);
    const entries: Record<string, unknown>[] = [];
    for (const line of lines) {
      const part = check(quote.lists.lines, line, person, subject);
      if (!part.ok) return refused(c, part);
      entries.push(part.patch);
    }
    const made = newId();
    const places = ranks(entries.length);
    await documents.change(nameOf('quote', made), person.id, (doc) => {
      quote.change(doc, checked.patch, person.id);
      for (const [i, entry] of entries.entries()) quote.addEntry(doc, 'lines', newId(), { rank: places[i] ?? '', ...entry }, person.id);
    });
    return c.json({ id: made }, 201);
  });

  routes.patch('/:id', async (c) => {
    const { person } = c.var.identity;
    const name = isId(c.req.param('id')) ? nameOf('quote', c.req.param('id')) : undefined;
    const access = name && (await subjectOf(name));
    if (!name || !access?.exists || !can(person, 'edit', access.subject)) return notHere(c, 'quote');
    const facts = await readBody(c, z.record(z.string(), z.unknown()));
    if (typeof facts.contact === 'string' && facts.contact && !(await mayEditContact(facts.contact, person))) return notHere(c, 'contact');
    const checked = check(quote.fields, facts, person, access.subject);
    if (!checked.ok) return refused(c, checked);
    await documents.change(name, person.id, (doc) => quote.change(doc, checked.patch, person.id));
    return c.json({ id: c.req.param('id') });
  });

  routes.post('/:id/send', async (c) => {
    const body = await readBody(c, sendQuoteBody);
    const sent = await quotes.send(c.req.param('id'), c.var.identity.person, body);
    if (sent.ok) return c.json(sent, 201);
    if (sent.why === 'not-here') return notHere(c, 'quote');
    const [first] = sent.problems;
    const code = first?.code === 'sent-meanwhile' ? 'conflict' : 'not-sendable';
    const message = sent.problems.map((one) => one.message).join(' ');
    return c.json({ error: { code, message, next: first?.next ?? '' }, problems: sent.problems }, code === 'conflict' ? 409 : 422);
  });

  routes.post('/:id/revise', async (c) => {
    const revised = await quotes.revise(c.req.param('id'), c.var.identity.person);
    if (revised.ok) return c.json({ version: revised.version });
    if (revised.why === 'not-here') return notHere(c, 'quote');
    return problem(c, 409, {
      code: 'conflict',
      message:
        revised.why === 'accepted'
          ? 'The quote was accepted: what was agreed on stays as it is.'
          : 'The quote was never sent: it is a draft already.',
      next: revised.why === 'accepted' ? 'Make a new quote from it.' : 'Change it and send it.',
    });
  });

  routes.post('/:id/answer', async (c) => {
    const answer = await readBody(c, answerQuoteBody);
    const taken = await quotes.answerFor(c.req.param('id'), c.var.identity.person, answer);
    if (!taken) return notHere(c, 'quote');
    if (taken === 'done') return c.json({ id: c.req.param('id') });
    return problem(c, 409, { code: 'conflict', ...notTaken[taken] });
  });

  routes.get('/:id/versions/:version/pdf', async (c) => {
    const row = await visible('quote', c.req.param('id'), c.var.identity.person);
    const version = Number(c.req.param('version'));
    const bytes = row && Number.isInteger(version) ? await quotes.pdf(row.id, version) : undefined;
    return bytes && row ? pdf(c, bytes, `${row.number || 'quote'}${version > 1 ? `-${version}` : ''}`) : notHere(c, 'version of a quote');
  });

  routes.get('/:id/preview', async (c) => {
    const bytes = await quotes.preview(c.req.param('id'), c.var.identity.person, c.req.query('language') ?? 'en');
    return bytes ? pdf(c, bytes, 'draft') : notHere(c, 'quote');
  });

  async function mayEditContact(contact: string, person: Person): Promise<boolean> {
    const access = isId(contact) ? await subjectOf(nameOf('contact', contact)) : undefined;
    return access?.exists === true && can(person, 'edit', access.subject);
  }
  return routes;
}

const pdf = (c: Context, bytes: Uint8Array, name: string) =>
  c.body(Buffer.from(bytes), 200, {
    'content-type': 'application/pdf',
    'content-disposition': `${c.req.query('download') === undefined ? 'inline' : 'attachment'}; filename="${name.replace(/[^\w.-]/g, '_')}.pdf"`,
    'cache-control': 'private, no-store',
  });

const notTaken = {
  answered: { message: 'The quote was answered already.', next: 'Look at the answer. What was agreed on anew goes into the next version.' },
  expired: { message: 'The last day of the quote is over.', next: 'Begin the next version, which holds from the day it is sent.' },
  replaced: { message: 'There is no version that could be answered.', next: 'Send the quote first.' },
} as const;
