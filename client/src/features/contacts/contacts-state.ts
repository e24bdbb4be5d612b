/**
 * What a person has open in the contacts list, kept on the device for that person: view, filter, order, columns. Saved views
 * are the person's own document, on every device. What is selected and where one came from lives only as long as the tab.
 */
import { create } from 'zustand';
import { currentSession, onSessionChange, onSessionEnd } from '../../state/session.ts';
import type { ColumnLayout } from './columns.ts';
import type { ContactKind, Filter } from './filter.ts';
import type { Grouping } from './groups.ts';
import type { Sort } from './sort.ts';
import { isBuiltIn, type View } from './views.ts';

/** A view as it is on screen: what differs from the view itself is kept beside it until it is saved or put back. */
export interface OpenView {
  readonly view: string;
  readonly filter?: Filter;
  readonly sort?: Sort;
  /** '' where the view has groups and the person has taken them away. */
  readonly group?: Grouping | '';
  readonly columns?: ColumnLayout | undefined;
}

export interface Kept {
  readonly kind: ContactKind;
  readonly open: Readonly<Record<ContactKind, OpenView>>;
  readonly layouts: { readonly [K in ContactKind]?: ColumnLayout };
  /** Views of a version that kept them in the browser, until they are taken over. */
  readonly saved: readonly View[];
}

export interface ContactsState extends Kept {
  readonly selected: ReadonlySet<string>;
  /** The list one came from, for next and previous, with the name of its view. */
  readonly cameFrom: { readonly ids: readonly string[]; readonly title: string };
  readonly peek: string | undefined;
  /** Groups that are folded, as `grouping key`. */
  readonly folded: ReadonlySet<string>;
}

const initial: Kept = { kind: 'company', open: { company: { view: '' }, person: { view: '' } }, layouts: {}, saved: [] };
const ofTheTab = { selected: new Set<string>(), cameFrom: { ids: [], title: '' }, peek: undefined, folded: new Set<string>() };

export const useContactsState = create<ContactsState>(() => ({ ...stored(), ...ofTheTab }));

export function keep(patch: Partial<Kept>): void {
  useContactsState.setState(patch);
  const { kind, open, layouts, saved } = useContactsState.getState();
  if (currentSession()?.keep) localStorage.setItem(key(), JSON.stringify({ kind, open, layouts, saved } satisfies Kept));
}

export const setState = (patch: Partial<Omit<ContactsState, keyof Kept>>): void => useContactsState.setState(patch);

export function showKind(kind: ContactKind): void {
  if (useContactsState.getState().kind === kind) return;
  keep({ kind });
  setState({ selected: new Set(), peek: undefined });
}

export function openView(kind: ContactKind, open: OpenView): void {
  keep({ open: { ...useContactsState.getState().open, [kind]: open } });
}

/** Changes what is shown without leaving the view. */
export const changeView = (kind: ContactKind, patch: Partial<OpenView>): void =>
  openView(kind, { ...useContactsState.getState().open[kind], ...patch });

/** A saved view has columns of its own; all the others share what the person has chosen. `undefined`: as they were. */
export function setLayout(kind: ContactKind, layout: ColumnLayout | undefined): void {
  const { open, layouts } = useContactsState.getState();
  if (open[kind].view && !isBuiltIn(open[kind].view)) return changeView(kind, { columns: layout });
  const { [kind]: _, ...others } = layouts;
  keep({ layouts: layout ? { ...others, [kind]: layout } : others });
}

function key(): string {
  return `tandem.contacts.${currentSession()?.user.id ?? ''}`;
}

function stored(): Kept {
  try {
    const found = JSON.parse(globalThis.localStorage?.getItem(key()) ?? 'null') as Partial<Kept> | null;
    return found?.open?.company && found.open.person ? { ...initial, ...found } : initial;
  } catch {
    // What another version or a hand left there is worth less than a list that opens.
    return initial;
  }
}

let user = currentSession()?.user.id;
onSessionChange(() => {
  const now = currentSession()?.user.id;
  if (now === user) return;
  user = now;
  useContactsState.setState({ ...stored(), ...ofTheTab });
});
onSessionEnd(async () => globalThis.localStorage?.removeItem(key()));
