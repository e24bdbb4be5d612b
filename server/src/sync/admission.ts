/** What one connection may do with one document, looked up again whenever the answer is older than a second. */
import { can, type DocumentName, type Person, type Subject } from '@tandem/core';
import type { Identities, Identity } from '../accounts/identity.ts';

export type SubjectOf = (name: DocumentName) => Promise<{ readonly subject: Subject; readonly exists: boolean; readonly erased?: boolean }>;

export interface Rights {
  readonly identity: Identity;
  readonly mayRead: boolean;
  readonly mayEdit: boolean;
  readonly mayAssign: boolean;
  readonly mayApprove: boolean;
  /** The document was erased: nobody may do anything with it, and whoever has it is told why. */
  readonly erased?: boolean;
}

const youngEnough = 1000;

export interface Admission {
  readonly document: DocumentName;
  readonly session: string;
  /** The newest answer. Undefined: the session has ended. */
  rights(): Promise<Rights | undefined>;
  /** The next question is answered anew. */
  forget(): void;
}

interface Needs {
  readonly identities: Identities;
  readonly subjectOf: SubjectOf;
  readonly now: () => Date;
}

export function createAdmission(
  { identities, subjectOf, now }: Needs,
  { document, session, creates }: { readonly document: DocumentName; readonly session: string; readonly creates: boolean },
): Admission {
  let known: { readonly rights: Rights | undefined; readonly at: number } | undefined;

  async function find(): Promise<Rights | undefined> {
    const identity = await identities.current(session);
    if (!identity) return undefined;
    const { subject, exists, erased } = await subjectOf(document);
    if (erased) return { identity, erased, mayRead: false, mayEdit: false, mayAssign: false, mayApprove: false };
    return { identity, ...rightsOf(identity.person, subject, exists, creates) };
  }

  return {
    document,
    session,
    async rights() {
      const time = now().getTime();
      if (!known || time - known.at >= youngEnough) known = { rights: await find(), at: time };
      return known.rights;
    },
    forget: () => {
      known = undefined;
    },
  };
}

/** A document that is not there may only be opened by whoever says to have made it, and may make one. */
export function rightsOf(person: Person, subject: Subject, exists: boolean, creates: boolean) {
  if (exists) {
    const mayRead = can(person, 'read', subject);
    return {
      mayRead,
      mayEdit: mayRead && can(person, 'edit', subject),
      mayAssign: can(person, 'assign', subject),
      mayApprove: can(person, 'approve', subject),
    };
  }
  const made: Subject =
    subject.type === 'contact' || subject.type === 'quote' || subject.type === 'plan' ? { ...subject, creator: person.id } : subject;
  const mayCreate = creates && can(person, 'create', made);
  return { mayRead: mayCreate, mayEdit: mayCreate, mayAssign: mayCreate && can(person, 'assign', made), mayApprove: false };
}
