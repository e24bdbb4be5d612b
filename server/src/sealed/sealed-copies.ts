/**
 * Somebody edited a record without a network, and lost it meanwhile. What was not sent is handed over, sealed: the person who
 * wrote it gets nothing back and learns nothing about the record; whoever may edit it now sees it and decides.
 */
import { audiencesOfPerson, type DocumentName, type Person, parseDocumentName } from '@tandem/core';
import type { SubjectOf } from '../sync/admission.ts';
import { rightsOf } from '../sync/admission.ts';
import type { SealedChange, SealedCopy, SealedStore } from './sealed-store.ts';

const hour = 3_600_000;
const day = 24 * hour;
export const sealedFor = 30 * day;
/** Handed over by one person in an hour: a day's offline work touches fewer records than this. */
const mostInAnHour = 60;

export interface Handed {
  /** Made by the device, so that a copy that is sent twice is one. */
  readonly id: string;
  readonly document: string;
  readonly changes: readonly SealedChange[];
  readonly update: Uint8Array;
}
export interface SealedCopies {
  /** Keeps the copy, or lets it fall: the caller is never told which. False: too many in an hour, none of them looked at. */
  seal(person: Person, handed: Handed): Promise<boolean>;
  /** For whoever may edit the document; undefined for everybody else, also when there is no such document. */
  of(person: Person, document: string): Promise<readonly SealedCopy[] | undefined>;
  /** These changes were applied or are not wanted. False: there is no such copy, or it is not the person's to decide. */
  settle(person: Person, id: string, changes: readonly string[]): Promise<boolean>;
  forgetDocument(document: DocumentName): Promise<void>;
  /** What is older than it is kept. */
  sweep(): Promise<void>;
}
interface Needs {
  readonly store: SealedStore;
  readonly subjectOf: SubjectOf;
  readonly boardsOf: (person: Person) => readonly string[];
  readonly now: () => Date;
  /** A copy of it was kept: whoever has it open is told. */
  readonly onSealed?: (document: DocumentName) => void;
}

export function createSealedCopies({ store, subjectOf, boardsOf, now, onSealed }: Needs): SealedCopies {
  const tries = new Map<string, number[]>();
  const before = (span: number) => new Date(now().getTime() - span).toISOString();

  async function mayEdit(person: Person, document: string): Promise<boolean> {
    if (!parseDocumentName(document)) return false;
    const { subject, exists, erased } = await subjectOf(document as DocumentName);
    return exists && !erased && rightsOf(person, subject, exists, false).mayEdit;
  }
  /** Counted whether something is kept or not: the count must not tell either. */
  function tooMany(person: Person): boolean {
    const time = now().getTime();
    const own = (tries.get(person.id) ?? []).filter((at) => at > time - hour);
    tries.set(person.id, [...own, time].slice(-mostInAnHour - 1));
    return own.length >= mostInAnHour;
  }

  return {
    async seal(person, { id, document, changes, update }) {
      if (tooMany(person)) return false;
      const parsed = parseDocumentName(document);
      const row = parsed ? `${parsed.type}/${parsed.id}` : '';
      const mine = audiencesOfPerson(person, boardsOf(person));
      // Who may still write sends it the usual way; who never had it has nothing to hand over.
      if (!parsed || (await mayEdit(person, document)) || !(await store.had(document, row, person.id, mine))) return true;
      await store.seal({ id, document, by: person.id, at: now().toISOString(), changes, update });
      onSealed?.(document as DocumentName);
      return true;
    },
    of: async (person, document) => ((await mayEdit(person, document)) ? store.of(document) : undefined),
    async settle(person, id, changes) {
      const copy = await store.one(id);
      if (!copy || !(await mayEdit(person, copy.document))) return false;
      await store.settle(id, changes);
      return true;
    },
    forgetDocument: (document) => store.forgetDocument(document),
    async sweep() {
      await store.forgetBefore(before(sealedFor));
      for (const [person, times] of tries) if ((times.at(-1) ?? 0) < now().getTime() - hour) tries.delete(person);
    },
  };
}
