/** Takes an erased contact out of a document that stays: references to it, and words that name it. */
import { agenda, contact, type DocumentName, inbox, type ParsedName, pipelineBoard, quote, views } from '@tandem/core';
import type * as Y from 'yjs';
import { type Mentions, mentionsOf, type Needles } from './mentions.ts';
import { redactPlan } from './redact-plan.ts';
import { redactProse } from './redact-prose.ts';

export interface Work {
  /** Ids: the contact, and whatever it was merged with. */
  readonly contacts: readonly string[];
  /** Words looked for where a reference says who is meant. */
  readonly near: Needles;
  /** Words that can mean nobody else, looked for everywhere. */
  readonly far: Needles;
}
export const foundPlaces = [
  'contact',
  'activity',
  'note',
  'opportunity',
  'task',
  'appointment',
  'quote',
  'plan',
  'view',
  'notice',
] as const;
export type FoundPlace = (typeof foundPlaces)[number];
export interface Found {
  readonly place: FoundPlace;
  readonly document: DocumentName;
  /** What a person knows the place by, as it reads afterwards. */
  readonly label: string;
  /** As it reads before; '' where only a reference goes. */
  readonly was: string;
}
const origin = 'erasure';

export function redactor({ contacts, near, far }: Work) {
  const erased = new Set(contacts);
  const [nearby, anywhere] = [mentionsOf(near), mentionsOf(far)];

  /** What has to change of these values, undefined when nothing has. */
  function patchOf<T extends Record<string, unknown>>(
    entry: T,
    {
      references = [],
      texts = [],
      addresses = [],
    }: {
      readonly references?: readonly (keyof T & string)[];
      readonly texts?: readonly (keyof T & string)[];
      /** One mail address each: what is left of one is none. */
      readonly addresses?: readonly (keyof T & string)[];
    },
  ): Partial<T> | undefined {
    const linked = references.some((field) => erased.has(entry[field] as string));
    const patch: Record<string, unknown> = {};
    for (const field of references) if (erased.has(entry[field] as string)) patch[field] = '';
    for (const field of texts) {
      const redacted = (linked ? nearby : anywhere).redact(entry[field] as string);
      if (redacted !== entry[field]) patch[field] = redacted;
    }
    for (const field of addresses) if ((linked ? nearby : anywhere).in(entry[field] as string)) patch[field] = '';
    return Object.keys(patch).length > 0 ? (patch as Partial<T>) : undefined;
  }

  /** Changes the document, and answers what it changed. Called on a copy it only answers. */
  return function redact(name: ParsedName, document: DocumentName, doc: Y.Doc): readonly Found[] {
    const found: Found[] = [];
    const note: Note = (place, label, was = '') => void found.push({ place, document, label: label.slice(0, 120), was: was.slice(0, 500) });
    doc.transact(() => {
      if (name.type === 'contact') redactContact(doc, note);
      else if (name.type === 'board') redactBoard(doc, note);
      else if (name.type === 'agenda') redactAgenda(doc, note);
      else if (name.type === 'views') redactViews(doc, note);
      else if (name.type === 'inbox') redactInbox(doc, note);
      else if (name.type === 'quote') redactQuote(doc, note);
      else if (name.type === 'plan') {
        const was = redactPlan(doc, { erased, nearby, anywhere }, origin);
        if (was) note('plan', was.title, was.before);
      }
    }, origin);
    return found;
  };

  type Note = (place: FoundPlace, label: string, was?: string) => void;

  function redactContact(doc: Y.Doc, note: Note): void {
    const state = contact.read(doc);
    const fields = patchOf(
      { company: state.company, parent: state.parent, mergedInto: state.mergedInto, interest: state.interest },
      { references: ['company', 'parent', 'mergedInto'], texts: ['interest'] },
    );
    if (fields) contact.change(doc, fields, origin);
    let entries = 0;
    for (const entry of state.merges) {
      const patch = patchOf({ taken: entry.taken }, { texts: ['taken'] });
      if (erased.has(entry.other)) contact.removeEntry(doc, 'merges', entry.id, origin);
      else if (patch) contact.changeEntry(doc, 'merges', entry.id, patch, origin);
      if (erased.has(entry.other) || patch) entries++;
    }
    for (const entry of state.different) {
      if (!erased.has(entry.other)) continue;
      contact.removeEntry(doc, 'different', entry.id, origin);
      entries++;
    }
    if (fields || entries > 0) note('contact', state.name);
    for (const entry of state.activities) {
      const { person, note: text, subject, mailTo } = entry;
      const patch = patchOf(
        { person, note: text, subject, mailTo },
        { references: ['person'], texts: ['note', 'subject'], addresses: ['mailTo'] },
      );
      if (!patch) continue;
      contact.changeEntry(doc, 'activities', entry.id, patch, origin);
      note('activity', state.name, entry.note);
    }
    const before = doc.getXmlFragment('notes').toString();
    if (redactProse(doc.getXmlFragment('notes'), anywhere)) note('note', state.name, before.replace(/<[^>]*>/g, ' ').trim());
  }

  function redactBoard(doc: Y.Doc, note: Note): void {
    for (const card of pipelineBoard.read(doc).cards) {
      const linked = erased.has(card.contact);
      const patch = patchOf(
        { contact: card.contact, title: card.title, note: card.note },
        { references: ['contact'], texts: ['title', 'note'] },
      );
      // A company's name travels with its cards; the name of a person's own company stays.
      const company = linked ? '' : anywhere.redact(card.company);
      if (!patch && company === card.company) continue;
      pipelineBoard.changeEntry(doc, 'cards', card.id, { ...patch, ...(company !== card.company && { company }) }, origin);
      note('opportunity', patch?.title ?? card.title, [card.title, card.company, card.note].filter(Boolean).join(', '));
    }
  }

  function redactAgenda(doc: Y.Doc, note: Note): void {
    const state = agenda.read(doc);
    for (const task of state.tasks) {
      const patch = patchOf(
        { contact: task.contact, subject: task.subject, result: task.result },
        { references: ['contact'], texts: ['subject', 'result'] },
      );
      if (!patch) continue;
      agenda.changeEntry(doc, 'tasks', task.id, patch, origin);
      note('task', patch.subject ?? task.subject, task.subject);
    }
    for (const one of state.postponements) {
      const patch = patchOf({ reason: one.reason }, { texts: ['reason'] });
      if (!patch) continue;
      agenda.changeEntry(doc, 'postponements', one.id, patch, origin);
      note('task', patch.reason ?? '', one.reason);
    }
    for (const one of state.appointments) {
      const patch = patchOf(
        { contact: one.contact, person: one.person, subject: one.subject, place: one.place, note: one.note, invite: one.invite },
        { references: ['contact', 'person'], texts: ['subject', 'place', 'note'], addresses: ['invite'] },
      );
      if (!patch) continue;
      agenda.changeEntry(doc, 'appointments', one.id, patch, origin);
      note('appointment', patch.subject ?? one.subject, [one.subject, one.place].filter(Boolean).join(', '));
    }
  }

  /** A notice names nobody, and leads nowhere when its record is gone. */
  function redactInbox(doc: Y.Doc, note: Note): void {
    for (const one of inbox.read(doc).notices) {
      if (!erased.has(one.contact) && !contacts.some((id) => one.about === `contact/${id}`)) continue;
      inbox.removeEntry(doc, 'notices', one.id, origin);
      note('notice', one.kind);
    }
  }

  /** One to somebody else that names the contact; one to the contact goes as a whole. */
  function redactQuote(doc: Y.Doc, note: Note): void {
    const state = quote.read(doc);
    if (erased.has(state.contact)) return;
    const words = erased.has(state.person) ? nearby : anywhere;
    const before = JSON.stringify(state);
    quote.change(doc, { title: words.redact(state.title), ...(erased.has(state.person) && { person: '' }) }, origin);
    if (words.in(`${state.answer.name} ${state.answer.reason}`))
      quote.change(
        doc,
        { answer: { ...state.answer, name: words.redact(state.answer.name), reason: words.redact(state.answer.reason) } },
        origin,
      );
    for (const { id, title, detail } of state.lines)
      quote.changeEntry(doc, 'lines', id, { title: words.redact(title), detail: words.redact(detail) }, origin);
    for (const { id, content } of state.versions) quote.changeEntry(doc, 'versions', id, { content: redactJson(content, words) }, origin);
    for (const { id, note: name } of state.history) quote.changeEntry(doc, 'history', id, { note: words.redact(name) }, origin);
    const prose = quote.prose.filter((name) => redactProse(doc.getXmlFragment(name), words));
    if (prose.length > 0 || JSON.stringify(quote.read(doc)) !== before) note('quote', quote.read(doc).title, state.title);
  }

  function redactViews(doc: Y.Doc, note: Note): void {
    for (const view of views.read(doc).views) {
      const patch = patchOf({ title: view.title, definition: view.definition }, { texts: ['title', 'definition'] });
      if (!patch) continue;
      views.changeEntry(doc, 'views', view.id, patch, origin);
      note('view', patch.title ?? view.title, view.title);
    }
  }
}

/** Texts alone: a sum whose digits look like a number of theirs stays a sum. */
function redactJson(json: string, mentions: Mentions): string {
  try {
    return JSON.stringify(JSON.parse(json, (_, value: unknown) => (typeof value === 'string' ? mentions.redact(value) : value)));
  } catch {
    return mentions.redact(json);
  }
}
