/** Who is to be erased: the contact with everything it was merged with, and the words that name it. */
import { type Contact, type ContactRow, contact, type DocumentName, nameOf } from '@tandem/core';
import * as Y from 'yjs';
import type { Storage, StoredDocument } from '../storage/storage.ts';
import { lastDigits, type Needles } from './mentions.ts';
import type { Work } from './redact.ts';

export interface Whom extends Work {
  readonly rows: readonly ContactRow[];
}

/** Undefined: there is no such contact. `users` are the addresses of colleagues, who are named for themselves. */
export async function whomOf(
  id: string,
  storage: Pick<Storage, 'rowsOfKind' | 'rowsByKey' | 'loadDocument' | 'eventsAbout'>,
  users: readonly string[],
): Promise<Whom | undefined> {
  const [first] = await storage.rowsByKey([`contact/${id}`]);
  if (first?.content.kind !== 'contact') return undefined;
  const contacts = await mergedWith(id, storage);
  const rows = (await storage.rowsByKey(contacts.map((one) => `contact/${one}`))).map((row) => row.content as ContactRow);
  const [names, mails, phones] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const one of contacts) {
    const stored = await storage.loadDocument(nameOf('contact', one));
    const state = stored && contact.read(docOf(stored));
    if (state) addWords(state, names, mails, phones);
    for (const event of await storage.eventsAbout(one, 10_000))
      if (event.type === 'contact.renamed') for (const name of [event.from, event.to]) if (name) names.add(name);
  }
  const near: Needles = { names: [...names], mails: [...mails], phones: [...phones] };
  return { contacts, rows, near, far: await ownWords(near, { contacts, rows, users }, storage) };
}

function addWords({ name, mails: addresses, phones: numbers }: Contact, names: Set<string>, mails: Set<string>, phones: Set<string>): void {
  if (name) names.add(name);
  for (const { value } of addresses) if (value) mails.add(value.toLowerCase());
  for (const { value } of numbers) if (lastDigits(value)) phones.add(lastDigits(value));
}

/** All that turned out to be one: whoever merged them has said so, and values of one stand in the other. */
async function mergedWith(id: string, storage: Pick<Storage, 'rowsOfKind'>): Promise<readonly string[]> {
  const links: (readonly [string, string])[] = [];
  for await (const row of contactRows(storage)) if (row.mergedInto) links.push([row.id, row.mergedInto]);
  const found = new Set([id]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const [loser, winner] of links)
      if (found.has(loser) || found.has(winner)) {
        found.add(loser);
        found.add(winner);
      }
  }
  return [...found].sort();
}

/**
 * Words that can mean nobody else: a person's name of at least two words that no other contact has, addresses and numbers that
 * are no other contact's and no colleague's. A company's name alone is too often an ordinary word.
 */
async function ownWords(
  { names, mails, phones }: Needles,
  {
    contacts,
    rows,
    users,
  }: { readonly contacts: readonly string[]; readonly rows: readonly ContactRow[]; readonly users: readonly string[] },
  storage: Pick<Storage, 'rowsOfKind'>,
): Promise<Needles> {
  const isPerson = rows.some((row) => row.is === 'person');
  const keyOf = (name: string) => name.trim().split(/\s+/).join(' ').toLowerCase();
  const own = {
    names: new Map(isPerson ? names.filter((name) => /\S\s+\S/.test(name.trim())).map((name) => [keyOf(name), name]) : []),
    mails: new Set(mails.filter((mail) => !users.includes(mail))),
    phones: new Set(phones),
  };
  for await (const row of contactRows(storage)) {
    if (contacts.includes(row.id)) continue;
    own.names.delete(keyOf(row.name));
    for (const mail of row.mails) own.mails.delete(mail.toLowerCase());
    for (const phone of row.phones) own.phones.delete(lastDigits(phone));
  }
  return { names: [...own.names.values()], mails: [...own.mails], phones: [...own.phones] };
}

async function* contactRows(storage: Pick<Storage, 'rowsOfKind'>): AsyncGenerator<ContactRow> {
  for (let after = ''; ; ) {
    const rows = await storage.rowsOfKind('contact', after, 1000);
    for (const row of rows) yield row.content as ContactRow;
    if (rows.length < 1000) return;
    after = rows.at(-1)?.content.id ?? '';
  }
}

export function docOf({ snapshot, updates }: Pick<StoredDocument, 'snapshot' | 'updates'>): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    if (snapshot) Y.applyUpdate(doc, snapshot);
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}

export const nameOfContact = (id: string): DocumentName => nameOf('contact', id);
