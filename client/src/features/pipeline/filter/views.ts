/** Named filters: the built-in ones, those a person has saved, and what colleagues have published. */
import { useEffect, useMemo } from 'react';
import { currentSession, onSessionEnd, useMe } from '../../../state/session.ts';
import { useRowsReady } from '../../../sync/rows.ts';
import { type KeptView, migrateViews } from '../../../ui/views/migrate-views.ts';
import { type SavedView as Saved, useSavedViews } from '../../../ui/views/saved-views.ts';
import { addressFromSearch, emptySearch, type PipelineSearch, searchFromAddress } from './pipeline-filter.ts';

export interface SavedView {
  readonly id: string;
  readonly title: string;
  /** As it stands in the address; without the board, so that a view fits every board. */
  readonly address: Readonly<Record<string, string | true>>;
  readonly saved: Saved;
}

export const builtIn = ['open', 'mine', 'closing', 'late', 'no-company', 'won', 'lost'] as const;
export type BuiltIn = (typeof builtIn)[number];
const parts: Readonly<Record<BuiltIn, Partial<PipelineSearch>>> = {
  open: {},
  mine: { owner: 'me' },
  closing: { close: 'this-month', sort: 'closeOn' },
  late: { close: 'late', sort: 'closeOn' },
  'no-company': { without: 'company' },
  won: { status: 'won', sort: 'closedOn', descending: true },
  lost: { status: 'lost', sort: 'closedOn', descending: true },
};

/** What a view says, on the board and in the form where the person is. */
export const withView = (search: PipelineSearch, view: BuiltIn | SavedView): PipelineSearch => ({
  ...(typeof view === 'string' ? { ...emptySearch, ...parts[view] } : searchFromAddress(view.address)),
  board: search.board,
  view: search.view,
  card: search.card,
});

export function viewAddress(search: PipelineSearch): Record<string, string | true> {
  const { board: _, view: __, card: ___, ...address } = addressFromSearch(search);
  return address;
}

/** The view that says exactly what the search says. */
export function viewOf(search: PipelineSearch, saved: readonly SavedView[]): BuiltIn | SavedView | undefined {
  const now = textOf(viewAddress(search));
  return (
    saved.find(({ address }) => textOf(address) === now) ?? builtIn.find((view) => textOf(viewAddress(withView(search, view))) === now)
  );
}
const textOf = (address: Readonly<Record<string, string | true>>) => JSON.stringify(Object.entries(address).sort());

/** A person's own views and the published ones, read tolerantly: what the address does not understand counts as not set. */
export function readView(saved: Saved): SavedView {
  return { id: saved.id, title: saved.title, address: addressOf(saved.definition), saved };
}
export const writeDefinition = (search: PipelineSearch): string => JSON.stringify(viewAddress(search));

function addressOf(definition: string): SavedView['address'] {
  try {
    const found: unknown = JSON.parse(definition);
    if (typeof found !== 'object' || found === null || Array.isArray(found)) return {};
    return viewAddress(searchFromAddress(found as Readonly<Record<string, unknown>>));
  } catch {
    return {};
  }
}

export function usePipelineViews(): readonly SavedView[] {
  const saved = useSavedViews('opportunities');
  return useMemo(() => saved.map(readView), [saved]);
}

/** Views that an earlier version kept in this browser become the person's own, once. */
export function useTakenOver(): void {
  const me = useMe().id;
  const ready = useRowsReady();
  useEffect(() => {
    const kept = ready ? keptHere(me) : [];
    if (kept.length === 0) return;
    void migrateViews(me, kept).then((done) => done && localStorage.removeItem(keyOf(me)));
  }, [ready, me]);
}

function keptHere(me: string): readonly KeptView[] {
  try {
    const found: unknown = JSON.parse(globalThis.localStorage?.getItem(keyOf(me)) ?? '[]');
    if (!Array.isArray(found)) return [];
    return found
      .filter((view) => typeof view?.title === 'string' && typeof view.address === 'object')
      .map(({ title, address }) => ({ title, screen: 'opportunities', definition: JSON.stringify(address) }));
  } catch {
    // What another version left there is worth less than a board that opens.
    return [];
  }
}
const keyOf = (me: string) => `tandem.pipeline.${me}`;
onSessionEnd(async () => {
  const me = currentSession()?.user.id;
  if (me) globalThis.localStorage?.removeItem(keyOf(me));
});
