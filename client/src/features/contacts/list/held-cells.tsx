/**
 * Which cells colleagues are editing. Presence belongs to a document, so the documents of the rows in sight are opened when
 * the list rests: that also keeps on the device what a person has looked at, to be edited on the train.
 */
import { contact } from '@tandem/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useMe } from '../../../state/session.ts';
import { leavePresence, type Present, setPresence, usePresence } from '../../../sync/presence.ts';
import { useDocument } from '../../../sync/use-document.ts';
import { readCell } from '../../../ui/prose/carets.ts';

export type HeldCells = ReadonlyMap<string, { readonly column: string; readonly by: Present }>;

const restsAfter = 800;
const atMost = 40;

/** The first rows in sight, once they have been in sight for a moment. While the list is scrolled, nothing is drawn for it. */
export function useRested(): readonly [rested: readonly string[], onSight: (rows: readonly { readonly id: string }[]) => void] {
  const [rested, setRested] = useState<readonly string[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const key = useRef('');
  const onSight = useCallback((rows: readonly { readonly id: string }[]) => {
    const ids = rows.slice(0, atMost).map(({ id }) => id);
    if (key.current === ids.join(' ')) return;
    key.current = ids.join(' ');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setRested(ids), restsAfter);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  return [rested, onSight];
}

/** Draws nothing; tells who holds a cell of one row. */
export function HearRow({
  id,
  onHeard,
}: {
  readonly id: string;
  readonly onHeard: (id: string, held: { column: string; by: Present } | undefined) => void;
}) {
  const name = contact.nameOf(id);
  const me = useMe().id;
  useDocument(name);
  const present = usePresence(name);
  useEffect(() => {
    const by = present.find(({ user, at }) => user !== me && readCell(at));
    const column = readCell(by?.at);
    onHeard(id, by && column ? { column, by } : undefined);
    return () => onHeard(id, undefined);
  }, [id, me, present, onHeard]);
  return null;
}

/** Tells colleagues which cell is edited here, as long as it is. */
export function TellCell({ id, column }: { readonly id: string; readonly column: string }) {
  const name = contact.nameOf(id);
  useDocument(name);
  usePresence(name);
  useEffect(() => {
    setPresence(name, { cell: column });
    return () => leavePresence(name);
  }, [name, column]);
  return null;
}
