/** What the gate asks of an update of a plan beside what it asks of every document, and what the update wrote. */
import { plan } from '@tandem/core';
import * as Y from 'yjs';
import type { WrittenText } from '../storage/plan-history.ts';
import { forbiddenWords } from './comment-rules.ts';
import { textChanges, textWritten } from './text-changes.ts';
import { type TextFaults, textFaults } from './text-rules.ts';
import type { Author } from './update-gate.ts';

export interface PlanVerdict extends TextFaults {
  readonly fields: readonly string[];
  readonly text: WrittenText;
}

/** As one update. A plan of 200 pages comes to about one megabyte. */
const mostBytes = 8 * 1024 * 1024;
const measuredEvery = 64 * 1024;

export function createPlanGate() {
  /** How long each copy was when it was measured, and what has come to it since. */
  const sizes = new WeakMap<Y.Doc, { measured: number; since: number }>();

  /** Measured once in a while: that costs what the plan is long. */
  function isTooLarge(doc: Y.Doc, more: number): boolean {
    const size = sizes.get(doc);
    if (size && size.since + more < measuredEvery) size.since += more;
    else sizes.set(doc, { measured: Y.encodeStateAsUpdate(doc).byteLength, since: 0 });
    const { measured = 0, since = 0 } = sizes.get(doc) ?? {};
    return measured + since > mostBytes;
  }

  return {
    /** Called while the transaction still has what it replaced. */
    look(transaction: Y.Transaction, update: Uint8Array, author: Author): PlanVerdict {
      const changes = textChanges(transaction);
      const { content, unknown } = textFaults(transaction, changes, author.knows ?? 0);
      const text = textWritten(changes);
      // Whoever makes it shorter may.
      const tooLarge = text.inserted > 0 && isTooLarge(transaction.doc, update.byteLength);
      const fields = [...forbiddenFields(transaction, author), ...forbiddenWords(transaction, author.person.id)];
      return { content: tooLarge ? [...content, 'text/too-large'] : content, unknown, text, fields };
    },
  };
}

function forbiddenFields(transaction: Y.Transaction, { person, knows = 0 }: Author): readonly string[] {
  const fields = transaction.doc.getMap('fields');
  if (![...transaction.changed.keys()].some((type: unknown) => type === fields)) return [];
  const refused: string[] = [];
  const { keys } = new Y.YEvent(fields, transaction);
  const needs = keys.get('needs');
  // Nobody says of a text that it needs more than themselves, and nobody takes back what somebody newer has said.
  if (needs && [needs.oldValue, fields.get('needs')].some((value) => typeof value === 'number' && value > knows))
    refused.push('fields/needs');
  const answer: unknown = keys.has('approval') ? plan.fields.approval.parse(fields.get('approval')) : undefined;
  // The name under an approval is that of whoever gives it.
  if (answer && ![person.id, ''].includes((answer as { readonly by: string }).by)) refused.push('fields/approval');
  return refused;
}
