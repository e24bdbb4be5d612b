/**
 * Who is on the board of leads, and what they carry. It has no document of its own: people meet on the settings, which everybody has.
 * Not everybody may know of every lead there, so a card is told by a mark that says something only to whoever has the lead.
 */
import { type ContactRow, nameOf } from '@tandem/core';
import { toBase64UrlEncoded } from 'lib0/buffer';
import { digest } from 'lib0/hash/sha256';
import { useCallback, useEffect, useMemo } from 'react';
import { type Present, setPresence, usePresent } from '../../sync/presence.ts';
import { type Carried, readBoardPresence } from '../../ui/board/board-presence.ts';
import { moverOf, onePerPerson, useHeldOpen } from '../../ui/board/people-here.ts';
import type { Carrying } from '../../ui/board/traces.ts';

const place = nameOf('settings', 'settings');
const places = [place];
const here = { board: 'leads' } as const;

const isOnLeads = ({ at }: Present) => typeof at === 'object' && at !== null && (at as { board?: unknown }).board === here.board;

/** 64 bits of a hash of the id: it leads to a lead only who has its id. */
export const markOf = (id: string): string => toBase64UrlEncoded(digest(new TextEncoder().encode(id)).subarray(0, 8));

const named = (present: readonly Present[]) => onePerPerson(present.filter(isOnLeads)).map(({ user, name }) => ({ user, name }));

/** The others here; this page is seen by them as long as it asks. */
export function useLeadPeople(): readonly { readonly user: string; readonly name: string }[] {
  useHeldOpen(places);
  useEffect(() => setPresence(place, here), []);
  return usePresent(place, named);
}

/** A card is told by its mark, and the one above it too. */
export const tellCarried = (drag: Carried | undefined): void =>
  setPresence(place, drag ? { ...here, drag: { ...drag, card: markOf(drag.card), after: drag.after && markOf(drag.after) } } : here);

const carryingOf = (present: readonly Present[]): readonly Carrying[] =>
  present.filter(isOnLeads).flatMap((person): Carrying[] => {
    const { drag } = readBoardPresence(person.at);
    return drag ? [{ by: moverOf(person), drag }] : [];
  });
/** Which cards, and to which stage: the same for as long as a card stays over one. */
const roughly = (present: readonly Present[]) =>
  carryingOf(present).map(({ by, drag }) => ({ by, drag: { ...drag, after: '', x: 0, y: 0 } }));

export interface CarriedLead extends Carrying {
  readonly row: ContactRow;
}
const known = (carrying: readonly Carrying[], rows: ReadonlyMap<string, ContactRow>): readonly CarriedLead[] =>
  carrying.flatMap(({ by, drag }): CarriedLead[] => {
    const row = rows.get(drag.card);
    return row ? [{ by, row, drag: { ...drag, card: row.id, after: rows.get(drag.after)?.id ?? '' } }] : [];
  });

/** What others carry of these leads. `exactly` where they are, which is news twenty times a second. */
export function useCarriedLeads(leads: readonly ContactRow[], exactly: boolean): readonly CarriedLead[] {
  const carrying = usePresent(
    place,
    useCallback((present: readonly Present[]) => (exactly ? carryingOf(present) : roughly(present)), [exactly]),
  );
  const anybody = carrying.length > 0;
  const byMark = useMemo(() => new Map(anybody ? leads.map((row) => [markOf(row.id), row]) : []), [leads, anybody]);
  return useMemo(() => known(carrying, byMark), [carrying, byMark]);
}
