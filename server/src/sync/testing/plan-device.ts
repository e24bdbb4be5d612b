/** A plan on the server and devices of it, with a gate between them. */
import { Document } from '@hocuspocus/server';
import { nameOf, type Person, planVocabularyVersion } from '@tandem/core';
import * as Y from 'yjs';
import { type Author, createUpdateGate, type Verdict } from '../update-gate.ts';
import { ana } from './test-server.ts';

export const newest = planVocabularyVersion;

export function givenPlan(fill: (doc: Y.Doc) => void = () => undefined) {
  const gate = createUpdateGate();
  const live = new Document(nameOf('plan', 'rollout'));
  live.awareness.destroy();
  const first = new Y.Doc();
  first.transact(() => fill(first));
  Y.applyUpdate(live, Y.encodeStateAsUpdate(first));

  const by = (knows: number, person: Person = ana, rights: Partial<Author> = {}): Author => ({
    ...{ person, knows, mayAssign: false, mayApprove: false },
    ...rights,
  });
  /** What the gate says to an update; when it is accepted, others see it. */
  function take(update: Uint8Array, author: Author): Verdict {
    const verdict = gate.check(live, update, author);
    if (verdict.verdict === 'accepted') {
      Y.applyUpdate(live, update);
      gate.settled(live);
    }
    return verdict;
  }
  /** A device in step with the server, that edits and sends. */
  function edit(change: (doc: Y.Doc) => void, author: Author = by(newest)): Verdict {
    const doc = new Y.Doc();
    doc.getXmlFragment('text');
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(live));
    const before = Y.encodeStateVector(doc);
    doc.transact(() => change(doc));
    return take(Y.encodeStateAsUpdate(doc, before), author);
  }
  const text = () => live.getXmlFragment('text');
  return { gate, live, by, take, edit, text };
}

export const textOf = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment('text');
