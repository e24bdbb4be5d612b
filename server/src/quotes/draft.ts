/** A quote with everything that its recipient would see of it now. */
import {
  type ContactRow,
  dayIn,
  freezeQuote,
  nameOf,
  type Quote,
  type QuoteLanguage,
  quote as quoteDocument,
  type SentQuote,
  type Settings,
} from '@tandem/core';
import type * as Y from 'yjs';
import { proseText } from '../export/prose-text.ts';
import type { Storage } from '../storage/storage.ts';
import type { Documents } from '../sync/documents.ts';

export interface Draft {
  readonly id: string;
  readonly state: Quote;
  readonly settings: Settings;
  /** Undefined: none is named, or it is not there. */
  readonly contact: ContactRow | undefined;
  readonly company: ContactRow | undefined;
  readonly person: ContactRow | undefined;
  readonly intro: readonly string[];
  readonly terms: readonly string[];
  readonly today: string;
}

interface Needs {
  readonly documents: Pick<Documents, 'read'>;
  readonly storage: Pick<Storage, 'rowsByKey'>;
  readonly now: () => Date;
}

/** Undefined: there is no such quote. */
export async function draftOf(id: string, { documents, storage, now }: Needs): Promise<Draft | undefined> {
  const doc = await documents.read(nameOf('quote', id));
  const settings = await settingsOf(storage);
  if (!doc || !settings) return undefined;
  const state = quoteDocument.read(doc);
  const named = await contactOf(state.contact, storage);
  // What was merged is the one it was merged into.
  const contact = named?.mergedInto ? await contactOf(named.mergedInto, storage) : named;
  return {
    id,
    state,
    settings,
    contact,
    company: contact?.is === 'person' ? await contactOf(contact.company, storage) : contact,
    person: await personOf(state.person, contact, storage),
    intro: paragraphs(doc, 'intro'),
    terms: paragraphs(doc, 'terms'),
    today: dayIn(settings.timeZone, now().toISOString()),
  };
}

export async function settingsOf(storage: Needs['storage']): Promise<Settings | undefined> {
  const [row] = await storage.rowsByKey(['settings/settings']);
  return row?.content.kind === 'settings' ? row.content.state : undefined;
}

async function contactOf(id: string, storage: Needs['storage']): Promise<ContactRow | undefined> {
  const [row] = id === '' ? [] : await storage.rowsByKey([`contact/${id}`]);
  return row?.content.kind === 'contact' ? row.content : undefined;
}

/** Whoever is named has to belong to the contact: a device may have written any id. */
async function personOf(id: string, contact: ContactRow | undefined, storage: Needs['storage']): Promise<ContactRow | undefined> {
  const person = contact && (await contactOf(id, storage));
  return person && (person.id === contact.id || person.company === contact.id) ? person : undefined;
}

const paragraphs = (doc: Y.Doc, name: string): readonly string[] => proseText(doc.getXmlFragment(name)).split('\n').filter(Boolean);

export const newestVersion = ({ versions }: Pick<Quote, 'versions'>): Quote['versions'][number] | undefined =>
  versions.reduce<Quote['versions'][number] | undefined>(
    (last, one) => ((one.version ?? 0) > (last?.version ?? 0) ? one : last),
    undefined,
  );

export interface Frozen extends Pick<SentQuote, 'number' | 'version' | 'accept' | 'seller'> {
  readonly language: QuoteLanguage;
  readonly recipient: string;
}
export const frozen = (draft: Draft, as: Frozen): SentQuote => freezeQuote({ ...draft, ...as, quote: draft.id, sentOn: draft.today });
