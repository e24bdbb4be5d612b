/** Who may do what with files: the folders are the library, a contact's files are the contact. */
import { type Action, can, type DocumentName, isId, nameOf, type Person, type Subject } from '@tandem/core';

/** A folder ('' is the top), or a contact. */
export interface Place {
  readonly contact: string;
}
export interface Rights {
  read(person: Person, place: Place): Promise<boolean>;
  /** Adds, renames, moves, deletes. */
  change(person: Person, place: Place): Promise<boolean>;
}
interface Needs {
  readonly subjectOf: (name: DocumentName) => Promise<{ readonly subject: Subject; readonly exists: boolean }>;
}

export function createRights({ subjectOf }: Needs): Rights {
  async function may(person: Person, action: Action, { contact }: Place): Promise<boolean> {
    if (contact === '') return can(person, action, { type: 'library' });
    if (!isId(contact)) return false;
    const { exists, subject } = await subjectOf(nameOf('contact', contact));
    return exists && can(person, action, subject);
  }
  return {
    read: (person, place) => may(person, 'read', place),
    change: (person, place) => may(person, 'edit', place),
  };
}
