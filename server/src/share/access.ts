/** Who may make and change links: whoever may edit the contact; without one, its maker, who leads the maker, and managers. */
import { audiencesOfPerson, can, isId, nameOf, type Person, seesEverything } from '@tandem/core';
import type { UserRecord } from '../accounts/records.ts';
import type { DocumentAccess } from '../derive/access.ts';
import type { Storage } from '../storage/storage.ts';
import type { StoredLink } from './share-store.ts';

export interface AccessNeeds {
  readonly storage: Pick<Storage, 'rowsByKey'>;
  readonly subjectOf: (name: ReturnType<typeof nameOf>) => Promise<DocumentAccess>;
  readonly boardsOf: (person: Person) => readonly string[];
  readonly people: () => Promise<readonly UserRecord[]>;
}

export function createLinkAccess({ storage, subjectOf, boardsOf, people }: AccessNeeds) {
  async function onContact(person: Person, action: 'read' | 'edit', contact: string): Promise<boolean> {
    if (!isId(contact)) return false;
    const { exists, subject } = await subjectOf(nameOf('contact', contact));
    return exists && can(person, action, subject);
  }
  async function onQuote(person: Person, quote: string): Promise<boolean> {
    if (!isId(quote)) return false;
    const { exists, subject } = await subjectOf(nameOf('quote', quote));
    return exists && can(person, 'edit', subject);
  }
  return {
    onContact,
    onQuote,
    async onLink(person: Person, { contact, by }: Pick<StoredLink, 'contact' | 'by'>): Promise<boolean> {
      if (contact !== '') return onContact(person, 'edit', contact);
      return by === person.id || seesEverything(person) || person.leads.includes(by);
    },
    /** Whoever has its row. */
    async sees(person: Person, key: string): Promise<boolean> {
      const [row] = await storage.rowsByKey([key]);
      const mine = audiencesOfPerson(person, boardsOf(person));
      return row?.audiences.some((audience) => mine.includes(audience)) ?? false;
    },
    /** Of these users those that are here and may see what the link is about. */
    async tellable(users: readonly string[], contact: string): Promise<readonly string[]> {
      const known = await people();
      const found = await Promise.all(
        [...new Set(users)].map(async (id): Promise<readonly string[]> => {
          const user = known.find((one) => one.id === id && one.state === 'active');
          if (!user) return [];
          return contact === '' || (await onContact(user, 'read', contact)) ? [id] : [];
        }),
      );
      return found.flat();
    },
  };
}
export type LinkAccess = ReturnType<typeof createLinkAccess>;
