/** One plan as its page needs it: its frame, read again only when something of it changed, never for a letter of its text. */
import { isId, type PlanFrame, type PlanRow, plan } from '@tandem/core';
import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import { acquire, documentNamed, release, subscribeDocument } from '../../sync/document-store.ts';
import { useRow, useRowsReady } from '../../sync/rows.ts';
import { useIsOffline } from '../../sync/sync-status.ts';

export interface ShownPlan {
  readonly id: string;
  readonly frame: PlanFrame;
  readonly doc: Y.Doc;
  readonly readOnly: boolean;
}
export type PlanState =
  | { readonly is: 'gone' | 'not-kept' | 'opening' }
  | { readonly is: 'withheld'; readonly row: PlanRow }
  | { readonly is: 'here'; readonly plan: ShownPlan };

export function usePlan(id: string): PlanState {
  const known = isId(id);
  const document = useOpenPlan(known ? id : undefined);
  // Asked for only then: with each burst of typing the plan has another row, and the page would be drawn anew for it.
  const row = useRow('plan', document?.refused ? id : undefined);
  const ready = useRowsReady();
  const offline = useIsOffline();
  if (!known) return { is: 'gone' };
  if (document?.refused) return row ? { is: 'withheld', row } : { is: 'gone' };
  if (!document?.loaded) return { is: offline && ready ? 'not-kept' : 'opening' };
  const { doc, frame, readOnly } = document;
  return { is: 'here', plan: { id, frame, doc, readOnly } };
}

interface OpenPlan {
  readonly doc: Y.Doc;
  readonly frame: PlanFrame;
  readonly loaded: boolean;
  readonly readOnly: boolean;
  readonly refused: boolean;
}

function useOpenPlan(id: string | undefined): OpenPlan | undefined {
  const name = id === undefined ? undefined : plan.nameOf(id);
  const last = useRef<{ readonly key: string; readonly open: OpenPlan }>(undefined);
  useEffect(() => {
    if (!name) return;
    acquire(name);
    return () => release(name);
  }, [name]);
  const subscribe = useCallback((listener: () => void) => (name ? subscribeDocument(name, listener) : () => undefined), [name]);
  return useSyncExternalStore(subscribe, () => {
    const document = name && documentNamed(name);
    if (!document) return undefined;
    const { doc, loaded, readOnly, refused } = document.view();
    const frame = plan.readFrame(doc);
    const key = JSON.stringify([loaded, readOnly, refused, frame]);
    if (last.current?.key !== key || last.current.open.doc !== doc) last.current = { key, open: { doc, frame, loaded, readOnly, refused } };
    return last.current.open;
  });
}
