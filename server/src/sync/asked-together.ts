/**
 * A document that five hundred have open is looked at for all of them at once when it has changed: what it is to the permissions is
 * then read once, and each of them judged by it.
 */
import type { DocumentName } from '@tandem/core';
import type { SubjectOf } from './admission.ts';

/** Only who asks in the same turn shares an answer: one that was begun earlier may be older than the change that made somebody ask. */
export function askedTogether(subjectOf: SubjectOf): SubjectOf {
  const asked = new Map<DocumentName, ReturnType<SubjectOf>>();
  return (name) => {
    const known = asked.get(name);
    if (known) return known;
    const answer = subjectOf(name);
    asked.set(name, answer);
    process.nextTick(() => asked.delete(name));
    return answer;
  };
}
