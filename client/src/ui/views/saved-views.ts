/** Saved views are rows like all others: a person's own, and what others have published. They are read on every device, offline too. */
import type { ViewRow } from '@tandem/core';
import { useMemo } from 'react';
import { useMe } from '../../state/session.ts';
import { rowsOf, useRows } from '../../sync/rows.ts';

export type ViewScreen = ViewRow['screen'];

export interface SavedView {
  readonly id: string;
  readonly title: string;
  readonly definition: string;
  readonly rank: string;
  readonly published: boolean;
  /** '' for an own view; else who published it. */
  readonly from: string;
  readonly owner: string;
}

/** The own ones in their order, then the published ones of colleagues by name. */
export function savedViews(
  rows: Iterable<ViewRow>,
  screen: ViewScreen,
  me: string,
  nameOf: (user: string) => string,
): readonly SavedView[] {
  const found = [...rows].filter((row) => row.screen === screen && row.title !== '' && (row.owner === me || row.published));
  return found
    .map(({ id, title, definition, rank, published, owner }): SavedView => {
      return { id, title, definition, rank, published, owner, from: owner === me ? '' : nameOf(owner) };
    })
    .sort((a, b) => compare(a.from, b.from) || compare(a.rank, b.rank) || compare(a.id, b.id));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

export function useSavedViews(screen: ViewScreen): readonly SavedView[] {
  const me = useMe().id;
  const [views, users] = [useRows('view'), useRows('user')];
  return useMemo(() => savedViews(views.values(), screen, me, (user) => users.get(user)?.name ?? '?'), [views, users, screen, me]);
}

export function ownViews(screen: ViewScreen, me: string): readonly SavedView[] {
  return savedViews(rowsOf('view').values(), screen, me, () => '?').filter(({ owner }) => owner === me);
}
