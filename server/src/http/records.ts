/** Contacts, opportunities and tasks over HTTP: the same documents, rights and log as the editors on the screen. */
import {
  agenda,
  type Contact,
  type CrmEvent,
  can,
  contact,
  type DocumentName,
  moveCard,
  nameOf,
  pipelineBoard,
  rankBetween,
  rowKey,
  type Subject,
  seesEverything,
} from '@tandem/core';
import { Hono } from 'hono';
import * as Y from 'yjs';
import { z } from 'zod';
import type { Identity } from '../accounts/identity.ts';
import type { DocumentAccess } from '../derive/access.ts';
import { createLookAlikes } from '../derive/look-alikes.ts';
import type { Boards } from '../feed/boards.ts';
import type { Storage } from '../storage/storage.ts';
import type { Documents } from '../sync/documents.ts';
import { notAllowed, notHere, problem } from './answer.ts';
import { check, refused } from './check-fields.ts';
import { createRowReading } from './row-reading.ts';
import { taskRoutes } from './tasks.ts';

interface Needs {
  readonly storage: Storage;
  readonly documents: Documents;
  readonly boards: Boards;
  readonly subjectOf: (name: DocumentName) => Promise<DocumentAccess>;
  readonly newId: () => string;
  readonly now: () => Date;
  readonly random: () => number;
}
type Variables = { Variables: { identity: Identity } };

const listed = z.array(z.record(z.string(), z.unknown())).max(50).optional();
export const contactBody = z.looseObject({ mails: listed, phones: listed, addresses: listed });
export const opportunityBody = z.looseObject({ board: z.string().max(64).optional(), stage: z.string().max(120).optional() });
export const taskBody = z.looseObject({ owner: z.string().max(64).optional() });

export function recordRoutes(needs: Needs): Hono<Variables> {
  const { storage, documents, subjectOf, newId, now, random } = needs;
  const routes = new Hono<Variables>();
  const lookAlikes = createLookAlikes(storage);
  const { audiences, visible, addRoutes } = createRowReading(needs);
  addRoutes(routes, 'contact', '/contacts');
  addRoutes(routes, 'opportunity', '/opportunities');
  addRoutes(routes, 'task', '/tasks');

  routes.post('/contacts', async (c) => {
    const { identity } = c.var;
    const body = contactBody.safeParse(await c.req.json().catch(() => undefined));
    if (!body.success)
      return problem(c, 400, {
        code: 'bad-request',
        message: 'The body is not a contact as JSON.',
        next: 'Send an object such as {"name": "Acme", "kind": "company"}.',
      });
    const { mails = [], phones = [], addresses = [], ...facts } = body.data;
    const owner = typeof facts.owner === 'string' && facts.owner ? facts.owner : identity.person.id;
    const subject: Subject = { type: 'contact', owner: '', creator: identity.person.id, sellers: [], shares: [] };
    if (owner !== identity.person.id && !['admin', 'manager'].includes(identity.person.role) && !identity.person.leads.includes(owner))
      return notAllowed(c, 'create contacts for others');
    const checked = check(contact.fields, { ...facts, owner, createdAt: now().toISOString() }, identity.person, subject);
    if (!checked.ok) return refused(c, checked);
    if (!checked.patch.name && mails.length === 0 && phones.length === 0)
      return problem(c, 422, {
        code: 'no-identity',
        message: 'A contact needs a name, a mail address or a number.',
        next: 'Send at least one of name, mails, phones.',
      });
    const lists = { mails, phones, addresses };
    for (const [list, entries] of Object.entries(lists)) {
      for (const entry of entries) {
        const part = check(contact.lists[list as keyof typeof lists], entry, identity.person, subject);
        if (!part.ok) return refused(c, part);
      }
    }
    const id = newId();
    const values = (entries: readonly Record<string, unknown>[]) => entries.map(({ value }) => String(value ?? ''));
    const typed = { ...contact.read(new Y.Doc()), ...(checked.patch as Partial<Contact>), mails: values(mails), phones: values(phones) };
    const duplicates = await lookAlikes({ ...typed, id, is: typed.kind, different: [] }, audiences(identity.person));
    await documents.change(nameOf('contact', id), identity.person.id, (doc) => {
      contact.change(doc, checked.patch, identity.person.id);
      for (const [list, entries] of Object.entries(lists))
        for (const entry of entries) contact.addEntry(doc, list as keyof typeof lists, newId(), entry, identity.person.id);
    });
    return c.json({ id, ...(duplicates.length > 0 && { duplicates }) }, 201);
  });

  routes.patch('/contacts/:id', async (c) => {
    const { person } = c.var.identity;
    const name = nameOfPath('contact', c.req.param('id'));
    const access = name && (await subjectOf(name));
    if (!name || !access?.exists || !can(person, 'edit', access.subject)) return notHere(c, 'contact');
    const checked = check(contact.fields, await c.req.json().catch(() => undefined), person, access.subject);
    if (!checked.ok) return refused(c, checked);
    await documents.change(name, person.id, (doc) => contact.change(doc, checked.patch, person.id));
    return c.json({ id: c.req.param('id') });
  });

  routes.post('/opportunities', async (c) => {
    const { person } = c.var.identity;
    const body = opportunityBody.safeParse(await c.req.json().catch(() => undefined));
    const name = nameOfPath('board', body.data?.board ?? '');
    const access = name && (await subjectOf(name));
    if (!body.success || !name || !access?.exists || !can(person, 'edit', access.subject)) return notHere(c, 'board');
    const { board: _, stage = '', ...facts } = body.data;
    const checked = check(
      pipelineBoard.lists.cards,
      { owner: person.id, ...facts, createdAt: now().toISOString() },
      person,
      access.subject,
    );
    if (!checked.ok) return refused(c, checked);
    const id = newId();
    await documents.change(name, person.id, (doc) => {
      const last =
        pipelineBoard
          .read(doc)
          .cards.filter((card) => card.place.stage === stage)
          .map((card) => card.place.rank)
          .sort()
          .at(-1) ?? null;
      pipelineBoard.addEntry(doc, 'cards', id, { ...checked.patch, place: { stage, rank: rankBetween(last, null, random) } }, person.id);
    });
    return c.json({ id }, 201);
  });

  routes.patch('/opportunities/:id', async (c) => {
    const { person } = c.var.identity;
    const id = c.req.param('id');
    const row = await visible('opportunity', id, person);
    const name = row && (row.document as DocumentName);
    const access = name && (await subjectOf(name));
    if (!name || !access || !can(person, 'edit', access.subject)) return notHere(c, 'opportunity');
    const body = opportunityBody.safeParse(await c.req.json().catch(() => undefined));
    const { stage, board: _, ...facts } = body.data ?? {};
    const checked = check(pipelineBoard.lists.cards, facts, person, access.subject);
    if (!checked.ok) return refused(c, checked);
    let found = true;
    await documents.change(name, person.id, (doc) => {
      const card = pipelineBoard.readEntry(doc, 'cards', id);
      found = card !== undefined;
      if (!card) return;
      pipelineBoard.changeEntry(doc, 'cards', id, checked.patch, person.id);
      if (stage !== undefined && stage !== card.place.stage) moveCard(doc, id, { stage, rank: card.place.rank }, person.id);
    });
    return found ? c.json({ id }) : notHere(c, 'opportunity');
  });

  routes.post('/tasks', async (c) => {
    const { person } = c.var.identity;
    const body = taskBody.safeParse(await c.req.json().catch(() => undefined));
    const owner = body.data?.owner ?? person.id;
    const name = nameOfPath('agenda', owner);
    const subject: Subject = { type: 'agenda', user: owner };
    if (!body.success || !name || !can(person, 'edit', subject)) return notHere(c, 'agenda');
    const { owner: _, ...facts } = body.data;
    const checked = check(agenda.lists.tasks, { ...facts, createdAt: now().toISOString() }, person, subject);
    if (!checked.ok) return refused(c, checked);
    const id = newId();
    await documents.change(name, person.id, (doc) => agenda.addEntry(doc, 'tasks', id, checked.patch, person.id));
    return c.json({ id }, 201);
  });

  routes.route('/', taskRoutes({ documents, now, newId, visibleTask: (id, person) => visible('task', id, person) }));

  routes.get('/events', async (c) => {
    const about = c.req.query('about') ?? '';
    const { person } = c.var.identity;
    const seen =
      (await visible('contact', about, person)) ?? (await visible('opportunity', about, person)) ?? (await visible('task', about, person));
    if (!seen) return notHere(c, 'record');
    // A company is shared by people who may not see each other's opportunities and tasks: each event needs its own right.
    const events = await storage.eventsAbout(about, 500);
    const mine = audiences(person);
    const rows = await storage.rowsByKey([...new Set(events.map(rowOfEvent))]);
    const visibleRows = new Set(
      rows.filter((row) => row.audiences.some((audience) => mine.includes(audience))).map((row) => rowKey(row.content)),
    );
    return c.json({ events: events.filter((event) => seesEverything(person) || visibleRows.has(rowOfEvent(event))).slice(0, 200) });
  });
  return routes;
}

const rowOfEvent = (event: CrmEvent): string =>
  'opportunityId' in event
    ? `opportunity/${event.opportunityId}`
    : 'taskId' in event
      ? `task/${event.taskId}`
      : 'appointmentId' in event
        ? `appointment/${event.appointmentId}`
        : 'planId' in event
          ? `plan/${event.planId}`
          : 'contactId' in event
            ? `contact/${event.contactId}`
            : '';

const nameOfPath = (type: 'contact' | 'board' | 'agenda', id: string): DocumentName | undefined => {
  try {
    return nameOf(type, id);
  } catch {
    return undefined;
  }
};
