/** What performers ask of the rest of the server, and the words in which they answer. */
import {
  type BoardRow,
  type ContactRow,
  type CrmEvent,
  type DocumentName,
  type Effect,
  isId,
  nameOf,
  type RowContent,
  type RowKind,
  type Settings,
  type TeamRow,
  type UserRow,
} from '@tandem/core';
import type { MailToSend } from '../../email/mailer.ts';
import type { LinkLetter } from '../../email/templates/link-mail.ts';
import type { Storage } from '../../storage/storage.ts';
import type { Documents } from '../../sync/documents.ts';
import type { Claimed, Performed } from '../perform.ts';

/** The words of an enquiry, which stand beside the log until a lead has been made of them. */
export interface EnquiryWords {
  readonly name: string;
  readonly company: string;
  readonly mail: string;
  readonly phone: string;
  readonly message: string;
  /** Entries of the settings' lists; '' for none. */
  readonly source: string;
  readonly campaign: string;
  /** Whom the form gives its leads to; '' for whoever the rule has found. */
  readonly owner: string;
  readonly at: string;
}
export interface PerformerNeeds {
  readonly now: () => Date;
  readonly documents: Pick<Documents, 'read' | 'change'>;
  readonly storage: Pick<Storage, 'rowsByKey' | 'rowsOfKind' | 'updatesOf' | 'aboutDocument'>;
  /** A mail with a key that is there already is not added again. */
  readonly outbox: {
    send(mail: MailToSend): Promise<void>;
    sentAbout(about: string): Promise<{ readonly mails: number; readonly lastFacts: string }>;
  };
  /** Where somebody can be written to; undefined when there is no such person. */
  readonly addressOf: (user: string) => Promise<{ readonly name: string; readonly email: string } | undefined>;
  /** Undefined: the words are gone, because a lead was made of them or they were thrown away. */
  readonly enquiry: (id: string) => Promise<EnquiryWords | undefined>;
  /** From then on the words are the contact's. Twice is once. */
  readonly enquiryBecame: (id: string, contact: string) => Promise<void>;
  /** The letter that brings a link, or why there is none to be sent. */
  readonly letterOf: (link: string) => Promise<LinkLetter | string>;
  /** The daily mail as it stands at this moment, for how long it is too early, or why there is none. */
  readonly digestFor: (
    user: string,
    day: string,
  ) => Promise<Omit<MailToSend, 'key'> | { readonly waits: number; readonly note: string } | string>;
  /** Once by their keys; rules are asked about them. */
  readonly record: (events: readonly CrmEvent[]) => Promise<void>;
}

export type Of<T extends Effect['type']> = Extract<Effect, { readonly type: T }>;
export type Perform<T extends Effect['type']> = (effect: Of<T>, claimed: Claimed) => Promise<Performed>;

export const done = (note = ''): Performed => ({ state: 'done', note });
export const skipped = (note: string): Performed => ({ state: 'skipped', note });

/** A device that comes back hands over its documents one by one: what one of them speaks of may be in the next. */
const triesForMissing = 5;
export const missing = (note: string, attempt: number): Performed => (attempt < triesForMissing ? { state: 'again', note } : skipped(note));

/** Instead of a row: there is nothing to be done. */
export const isAnswer = (found: object | undefined): found is Performed => found !== undefined && 'state' in found;

/** The records that effects are about, as rows: what the rule has read. */
export function createRecords(storage: PerformerNeeds['storage']) {
  async function row<K extends RowKind>(kind: K, id: string): Promise<Extract<RowContent, { readonly kind: K }> | undefined> {
    const [found] = id === '' ? [] : await storage.rowsByKey([`${kind}/${id}`]);
    return found?.content as Extract<RowContent, { readonly kind: K }> | undefined;
  }
  async function all<K extends RowKind>(kind: K): Promise<readonly Extract<RowContent, { readonly kind: K }>[]> {
    const rows = await storage.rowsOfKind(kind, '', 1000);
    return rows.map(({ content }) => content as Extract<RowContent, { readonly kind: K }>);
  }
  return {
    /** Or why nothing can be done with it, now or at all. */
    async contact(id: string, { attempt }: Pick<Claimed, 'attempt'>): Promise<ContactRow | Performed> {
      const found = await row('contact', id);
      if (!found) {
        const erased = isId(id) && (await storage.aboutDocument(nameOf('contact', id)))?.erased;
        return erased ? skipped('The contact was erased.') : missing('The contact is not here.', attempt);
      }
      return found.mergedInto === '' ? found : skipped('The contact was merged into another one.');
    },
    /** Or why nothing can be done for them. */
    async user(id: string, { attempt }: Pick<Claimed, 'attempt'>): Promise<UserRow | Performed> {
      const found = await row('user', id);
      if (!found) return missing('The person is not here.', attempt);
      return found.active ? found : skipped('The account of the person is suspended.');
    },
    row,
    boards: (): Promise<readonly BoardRow[]> => all('board'),
    team: (id: string): Promise<TeamRow | undefined> => row('team', id),
    settings: async (): Promise<Settings | undefined> => (await row('settings', 'settings'))?.state,
    /** Whether this effect has written into the document before: asked where a person may have changed what it wrote. */
    async hasWritten(document: DocumentName, key: string): Promise<boolean> {
      return (await storage.updatesOf(document, 500)).some(({ actor }) => actor === actorOf(key));
    },
  };
}
export type Records = ReturnType<typeof createRecords>;

/** The author of an effect's edit: the rule is what stands before the first slash. */
export const actorOf = (key: string): string => `rule:${key}`;
