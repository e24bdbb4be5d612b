/**
 * Checks an update before anything of it touches the document that others see. Yjs applies a bad update half-way and says nothing,
 * so it is applied to a shadow first: a copy that nobody sees, thrown away when something is wrong.
 */
import type { Document } from '@hocuspocus/server';
import { type DocumentType, documents, type Person, parseDocumentName } from '@tandem/core';
import * as Y from 'yjs';
import type { WrittenText } from '../storage/plan-history.ts';
import type { NewUpdate, WrittenFields } from '../storage/storage.ts';
import { fieldsWritten } from './concurrent-fields.ts';
import { forbiddenChanges } from './field-rules.ts';
import { inspectUpdate } from './inspect-update.ts';
import { createPlanGate, type PlanVerdict } from './plan-gate.ts';
import type { Stray } from './strays/find-strays.ts';
import { createPlanTexts } from './strays/plan-texts.ts';

export type Verdict =
  | {
      readonly verdict: 'accepted';
      readonly fields: WrittenFields | undefined;
      readonly text?: WrittenText;
      readonly strays?: readonly Stray[];
    }
  | { readonly verdict: 'nothing-new' | 'missing' }
  /** `content`: such a text cannot be. `unknown`: it takes away what its author does not know. */
  | { readonly verdict: 'field' | 'content' | 'unknown'; readonly paths: readonly string[] }
  | { readonly verdict: 'malformed'; readonly why: string };

export interface Author {
  readonly person: Person;
  readonly mayAssign: boolean;
  readonly mayApprove: boolean;
  /** The version of the plans' vocabulary that the client has declared; 0 when it has declared none. */
  readonly knows?: number;
}
export interface UpdateGate {
  /** Accepted: the caller appends it, lets it be applied and calls `settled`, whatever became of it. */
  check(document: Document, update: Uint8Array, author: Author): Verdict;
  /** Writes into what later updates are checked against, as the caller will append it and let it be applied. */
  write(document: Document, edit: (shadow: Y.Doc) => readonly NewUpdate[]): readonly NewUpdate[];
  settled(document: Document): void;
  /** What was accepted did not reach the disk after all. */
  forget(document: Document): void;
}

interface Found {
  readonly changed: boolean;
  readonly refused: readonly string[];
  readonly fields: WrittenFields | undefined;
  readonly plan: PlanVerdict | undefined;
}

/** `onStrays`: what the server itself wrote has met an edit that was accepted meanwhile, and is lost by it. */
export function createUpdateGate(onStrays: (document: Document, strays: readonly Stray[]) => void = () => undefined): UpdateGate {
  const shadows = new WeakMap<Document, Y.Doc>();
  const followed = new WeakSet<Document>();
  const plans = createPlanGate();
  const texts = createPlanTexts<Document>();
  /** Accepted and on their way to the disk. */
  const underway = new WeakMap<Document, number>();
  const count = (document: Document) => underway.get(document) ?? 0;

  function shadowOf(document: Document, type: DocumentType): Y.Doc {
    const known = shadows.get(document);
    if (known) return known;
    const shadow = new Y.Doc();
    declareRoots(shadow, type);
    Y.applyUpdate(shadow, Y.encodeStateAsUpdate(document));
    shadows.set(document, shadow);
    if (!followed.has(document)) {
      followed.add(document);
      // What is known already changes nothing; what came from the server, or was accepted for an older shadow, arrives here.
      document.on('update', (update: Uint8Array) => {
        const current = shadows.get(document);
        if (current) Y.applyUpdate(current, update);
        const strays = type === 'plan' ? texts.take(document, update) : [];
        if (strays.length > 0) onStrays(document, strays);
      });
    }
    return shadow;
  }

  return {
    check(document, update, author) {
      const name = parseDocumentName(document.name);
      if (!name) return { verdict: 'malformed', why: 'no document of that name' };
      if (name.type === 'plan') texts.follow(document);
      const shadow = shadowOf(document, name.type);
      const inspection = inspectUpdate(shadow, update);
      if (!inspection.ok) return inspection;
      let found: Found | undefined;
      const look = (transaction: Y.Transaction) => {
        found ??= {
          changed: hasChanged(transaction),
          refused: forbiddenChanges(transaction, name.type, author),
          fields: fieldsWritten(transaction, name.type),
          plan: name.type === 'plan' ? plans.look(transaction, update, author) : undefined,
        };
      };
      try {
        shadow.on('afterTransaction', look);
        Y.applyUpdate(shadow, update);
      } catch {
        // A part of it may be in the shadow.
        found = undefined;
      } finally {
        shadow.off('afterTransaction', look);
      }
      const verdict = judge(found, shadow, count(document) > 0);
      if (verdict.verdict === 'accepted') underway.set(document, count(document) + 1);
      else if (verdict.verdict !== 'nothing-new') shadows.delete(document);
      return verdict.verdict === 'accepted' && name.type === 'plan' ? { ...verdict, strays: texts.take(document, update) } : verdict;
    },
    write(document, edit) {
      const shadow = shadows.get(document);
      const written = texts.write(document, edit);
      if (shadow) for (const { update } of written) Y.applyUpdate(shadow, update);
      return written;
    },
    settled: (document) => void underway.set(document, count(document) - 1),
    forget(document) {
      shadows.delete(document);
      texts.forget(document);
    },
  };
}

/** Roots that nobody asked for have no kind, and would not say which of their keys changed. */
function declareRoots(doc: Y.Doc, type: DocumentType): void {
  const { lists, prose } = documents[type];
  for (const name of ['fields', ...Object.keys(lists)]) doc.getMap(name);
  for (const name of prose) doc.getXmlFragment(name);
}

function judge(found: Found | undefined, shadow: Y.Doc, othersUnderway: boolean): Verdict {
  if (!found) return { verdict: 'malformed', why: 'it cannot be applied' };
  if (shadow.store.pendingStructs !== null || shadow.store.pendingDs !== null) return { verdict: 'missing' };
  const refused = [...found.refused, ...(found.plan?.fields ?? [])];
  if (refused.length > 0) return { verdict: 'field', paths: refused };
  const { plan } = found;
  if (plan && plan.content.length > 0) return { verdict: 'content', paths: plan.content };
  if (plan && plan.unknown.length > 0) return { verdict: 'unknown', paths: plan.unknown };
  // What the shadow knows already may be an update that is not on disk yet: then this one is written as well, rather than acknowledged early.
  if (!found.changed && !othersUnderway) return { verdict: 'nothing-new' };
  return { verdict: 'accepted', fields: found.fields, ...(plan && { text: plan.text }) };
}

const hasChanged = ({ beforeState, afterState, deleteSet }: Y.Transaction): boolean =>
  deleteSet.clients.size > 0 || [...afterState].some(([client, clock]) => clock > (beforeState.get(client) ?? 0));
