/** Named filters: the built-in ones, and those a person saved on this device. */
import { create } from 'zustand';
import { currentSession, onSessionChange, onSessionEnd } from '../../../state/session.ts';
import { addressFromSearch, emptySearch, type PipelineSearch, searchFromAddress } from './pipeline-filter.ts';

export interface SavedView {
  readonly id: string;
  readonly title: string;
  /** As it stands in the address; without the board, so that a view fits every board. */
  readonly address: Readonly<Record<string, string | true>>;
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

export const useSavedViews = create<{ readonly saved: readonly SavedView[] }>(() => ({ saved: stored() }));

export function saveView(view: SavedView): void {
  keep([...useSavedViews.getState().saved.filter(({ id, title }) => id !== view.id && title !== view.title), view]);
}
export const removeView = (id: string): void => keep(useSavedViews.getState().saved.filter((view) => view.id !== id));

function keep(saved: readonly SavedView[]): void {
  useSavedViews.setState({ saved });
  if (currentSession()?.keep) localStorage.setItem(key(), JSON.stringify(saved));
}

function stored(): readonly SavedView[] {
  try {
    const found: unknown = JSON.parse(globalThis.localStorage?.getItem(key()) ?? '[]');
    return Array.isArray(found)
      ? found.filter(
          (view): view is SavedView => typeof view?.id === 'string' && typeof view.title === 'string' && typeof view.address === 'object',
        )
      : [];
  } catch {
    // What another version left there is worth less than a board that opens.
    return [];
  }
}

function key(): string {
  return `tandem.pipeline.${currentSession()?.user.id ?? ''}`;
}
let user = currentSession()?.user.id;
onSessionChange(() => {
  const now = currentSession()?.user.id;
  if (now === user) return;
  user = now;
  useSavedViews.setState({ saved: stored() });
});
onSessionEnd(async () => localStorage.removeItem(key()));
