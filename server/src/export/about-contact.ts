/** Everything held about one contact, for whoever asks for their data (S-55): what is kept, where, since when, and who took it out. */
import { type ContactRow, contact, type DocumentName, nameOf, parseDocumentName, type QuoteRow, quote, type UserRow } from '@tandem/core';
import * as Y from 'yjs';
import type { AuditLine } from '../accounts/records.ts';
import type { ErasuresStore } from '../erasure/erasures-store.ts';
import { type Found, redactor } from '../erasure/redact.ts';
import { docOf, nameOfContact, whomOf } from '../erasure/who.ts';
import type { Storage, StoredDocument } from '../storage/storage.ts';
import { proseText } from './prose-text.ts';

export interface Change {
  readonly at: string;
  readonly by: string;
  /** By field or entry: what it said before and after. */
  readonly values: Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>>;
}
export interface AboutContact {
  readonly madeAt: string;
  readonly contacts: readonly {
    readonly id: string;
    readonly createdAt: string;
    readonly createdBy: string;
    readonly values: object;
    readonly notes: string;
    readonly changes: readonly Change[];
  }[];
  readonly events: readonly object[];
  readonly opportunities: readonly object[];
  /** To the contact, or to it as a person of its company, with what was sent. */
  readonly quotes: readonly object[];
  readonly tasks: readonly object[];
  readonly activities: readonly object[];
  /** Places in other records that name the person. */
  readonly named: readonly { readonly where: string; readonly record: string; readonly text: string }[];
  readonly imports: readonly object[];
  readonly mails: readonly object[];
  /** What other parts keep: earlier values, sealed copies. */
  readonly kept: Readonly<Record<string, readonly object[]>>;
  readonly seenBy: readonly string[];
  readonly takenOut: readonly { readonly at: string; readonly by: string; readonly what: string }[];
}
/** A part that keeps values of contacts, as `Keeper` in erasures. */
export interface Listed {
  readonly place: string;
  list(documents: readonly DocumentName[]): Promise<readonly object[]>;
}
interface Needs {
  readonly storage: Storage;
  readonly erasures: Pick<ErasuresStore, 'listImportTraces' | 'findMails'>;
  readonly auditLines: (limit: number) => Promise<readonly AuditLine[]>;
  readonly users: () => Promise<readonly string[]>;
  readonly kept: readonly Listed[];
  readonly now: () => Date;
}

const newestLines = 100_000;

export function createAboutContact({ storage, erasures, auditLines, users, kept, now }: Needs) {
  /** Undefined: there is no such contact. */
  return async function aboutContact(id: string): Promise<AboutContact | undefined> {
    const whom = await whomOf(id, storage, await users());
    if (!whom) return undefined;
    const people = new Map((await storage.rowsOfKind('user', '', 100_000)).map(({ content }) => [content.id, (content as UserRow).name]));
    const called = (user: string) => people.get(user) ?? user;
    const names = whom.contacts.map(nameOfContact);
    const contacts = [];
    for (const stored of await storage.loadDocuments(names)) {
      const doc = docOf(stored);
      contacts.push({
        id: parseDocumentName(stored.name)?.id ?? '',
        createdAt: stored.createdAt,
        createdBy: called(stored.creator),
        values: contact.read(doc),
        notes: proseText(doc.getXmlFragment('notes')),
        changes: await changesOf(stored, called),
      });
      doc.destroy();
    }
    const linked = await linkedRows(whom.contacts);
    const activities = (await Promise.all(names.map((name) => storage.rowsOfDocument(name))))
      .flat()
      .filter((row) => row.content.kind === 'activity');
    return {
      madeAt: now().toISOString(),
      contacts,
      events: (await Promise.all(whom.contacts.map((one) => storage.eventsAbout(one, 100_000)))).flat(),
      opportunities: linked.opportunities,
      quotes: await Promise.all(linked.quotes.map(quoteAndSent)),
      tasks: linked.tasks,
      activities: activities.map((row) => row.content),
      named: await placesNaming(whom),
      imports: await erasures.listImportTraces(whom),
      mails: await erasures.findMails(whom),
      kept: Object.fromEntries(await Promise.all(kept.map(async (one) => [one.place, await one.list(names)] as const))),
      seenBy: await seenBy(whom.rows, called),
      takenOut: (await auditLines(newestLines))
        .filter((line) => line.action === 'exported' || line.action === 'personal-data.shown')
        .filter((line) => line.action === 'exported' || whom.contacts.includes(line.subject))
        .map((line) => ({
          at: line.at,
          by: called(line.actor),
          what: line.action === 'exported' ? `${line.subject} (${line.facts?.format})` : 'personal data',
        })),
    };
  };

  async function linkedRows(contacts: readonly string[]) {
    const found = { opportunity: [] as object[], task: [] as object[], quote: [] as QuoteRow[] };
    for (const kind of ['opportunity', 'task', 'quote'] as const) {
      for (let after = ''; ; ) {
        const rows = await storage.rowsOfKind(kind, after, 1000);
        for (const { content } of rows) {
          if (
            content.kind === 'quote'
              ? contacts.some((id) => id === content.contact || id === content.person)
              : 'contact' in content && contacts.includes(content.contact)
          )
            found[kind].push(content as QuoteRow);
        }
        if (rows.length < 1000) break;
        after = rows.at(-1)?.content.id ?? '';
      }
    }
    return { opportunities: found.opportunity, tasks: found.task, quotes: found.quote };
  }

  async function quoteAndSent(row: QuoteRow): Promise<object> {
    const stored = await storage.loadDocument(nameOf('quote', row.id));
    const sent = stored ? quote.read(docOf(stored)).versions.map(({ content }) => (content ? JSON.parse(content) : {}) as object) : [];
    return { ...row, sent };
  }

  /** The same places that an erasure would change, with the words as they stand now. */
  async function placesNaming(whom: NonNullable<Awaited<ReturnType<typeof whomOf>>>): Promise<AboutContact['named']> {
    const redact = redactor(whom);
    const found: Found[] = [];
    for (let after = ''; ; ) {
      const names = await storage.documentNames('', after, 100);
      for (const stored of await storage.loadDocuments(names)) {
        const name = parseDocumentName(stored.name);
        if (!name || whom.contacts.includes(name.id)) continue;
        const doc = docOf(stored);
        found.push(...redact(name, stored.name, doc));
        doc.destroy();
      }
      if (names.length < 100) break;
      after = names.at(-1) ?? '';
    }
    return found.map(({ place, document, label, was }) => ({ where: place, record: `${document}: ${label}`, text: was }));
  }

  /** Tandem keeps no list of who has looked at what: these are the colleagues who may see it now. */
  async function seenBy(rows: readonly ContactRow[], called: (user: string) => string): Promise<readonly string[]> {
    const stored = await storage.rowsByKey(rows.map((row) => `contact/${row.id}`));
    const audiences = new Set(stored.flatMap((row) => row.audiences));
    return [...audiences].map((audience) =>
      audience.startsWith('user:')
        ? called(audience.slice(5))
        : audience.startsWith('over:')
          ? `who leads the team of ${called(audience.slice(5))}`
          : audience,
    );
  }

  /** The log from its last snapshot on, one update after the other: older values are in nobody's keeping any more. */
  async function changesOf(stored: StoredDocument, called: (user: string) => string): Promise<readonly Change[]> {
    const logged = [...(await storage.updatesOf(stored.name, 100_000))].reverse();
    if (logged.length !== stored.updates.length) return [];
    const doc = docOf({ snapshot: stored.snapshot, updates: [] });
    const changes: Change[] = [];
    let before = flatOf(doc);
    for (const [i, update] of stored.updates.entries()) {
      Y.applyUpdate(doc, update);
      const after = flatOf(doc);
      const values = Object.fromEntries(
        [...new Set([...Object.keys(before), ...Object.keys(after)])]
          .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
          .map((key) => [key, { from: before[key] ?? '', to: after[key] ?? '' }]),
      );
      if (Object.keys(values).length > 0) changes.push({ at: logged[i]?.at ?? '', by: called(logged[i]?.actor ?? ''), values });
      before = after;
    }
    doc.destroy();
    return changes;
  }
}

/** `phones/01H.../value`: one line a value, so that two moments can be compared. */
function flatOf(doc: Y.Doc): Record<string, unknown> {
  const flat: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(contact.read(doc))) {
    if (!Array.isArray(value)) flat[key] = value;
    else
      for (const { id, ...entry } of value as readonly { readonly id: string }[])
        for (const [field, part] of Object.entries(entry)) flat[`${key}/${id}/${field}`] = part;
  }
  flat.notes = proseText(doc.getXmlFragment('notes'));
  return flat;
}
