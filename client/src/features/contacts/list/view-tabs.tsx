/** The views as tabs with their counts: built-in ones, the own in their order, and what colleagues have published. */
import { useEffect, useMemo, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { nextTurn, runInSlices } from '../../../search/slices.ts';
import { useMe } from '../../../state/session.ts';
import { useRowsReady } from '../../../sync/rows.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { migrateViews } from '../../../ui/views/migrate-views.ts';
import { moveView, redefineView } from '../../../ui/views/view-edits.ts';
import { NameView, ViewMenu } from '../../../ui/views/view-menu.tsx';
import { countMatching } from '../contact-list-view.ts';
import { keep, openView, useContactsState } from '../contacts-state.ts';
import type { ListRow } from '../list-row.ts';
import type { ContactList } from '../use-contact-list.ts';
import { sameFilter, type View, writeDefinition } from '../views.ts';
import { viewName } from './view-name.ts';

export const screenOf = (kind: View['kind']) => (kind === 'company' ? 'companies' : 'persons');

export function ViewTabs({ list }: { readonly list: ContactList }) {
  const t = useT();
  const me = useMe();
  const { kind, views, view, all } = list;
  const counts = useViewCounts(views, all);
  useTakenOver();
  const tabs = views.map((one) => ({
    key: one.id,
    label: one.saved?.from ? (
      <>
        {one.name} <span className="t3 sm">{t('views.from', { name: one.saved.from })}</span>
      </>
    ) : (
      <>
        {viewName(one, t)}
        {one.saved?.published && <Icon name="users" size={12} />}
      </>
    ),
    count: (list.pictured && one.id === view.id ? list.counts.all : counts.get(one.id)) ?? 0,
    isMovable: one.saved?.owner === me.id,
  }));
  return (
    <div className="views-row">
      <Tabs
        label={t('contacts.views')}
        tabs={tabs}
        value={view.id}
        onChange={(id) => openView(kind, { view: id })}
        onMove={(id, to) => void moveView(me, screenOf(kind), id, to)}
      >
        {view.saved && <ViewMenu screen={screenOf(kind)} view={view.saved} onOpen={(id) => openView(kind, { view: id })} />}
        <Changed list={list} />
        <NameView
          screen={screenOf(kind)}
          definition={writeDefinition({ ...list, columns: list.layout })}
          hint={t('contacts.view.save.hint')}
          label={t('contacts.view.save')}
          onSaved={(id) => openView(kind, { view: id })}
        />
      </Tabs>
    </div>
  );
}

/** What is shown differs from the view: it can be kept in it, kept beside it, or put back. */
function Changed({ list }: { readonly list: ContactList }) {
  const t = useT();
  const me = useMe();
  const { kind, view, filter, sort, group, layout } = list;
  const isLayoutChanged = view.columns !== undefined && JSON.stringify(layout) !== JSON.stringify(view.columns);
  const isChanged =
    !sameFilter(filter, view.filter) || JSON.stringify([sort, group]) !== JSON.stringify([view.sort, view.group]) || isLayoutChanged;
  if (!isChanged) return null;
  const { saved } = view;
  const save = async () => {
    if (saved && (await redefineView(me, saved, writeDefinition({ filter, sort, group, columns: layout }))))
      openView(kind, { view: view.id });
  };
  return (
    <span className="view-changed">
      <span className="sm t3">{t('views.edited')}</span>
      {saved?.owner === me.id && (
        <Button size="sm" onClick={() => void save()}>
          {t('views.save')}
        </Button>
      )}
      <Button size="sm" kind="ghost" onClick={() => openView(kind, { view: view.id })}>
        {t('views.reset')}
      </Button>
    </span>
  );
}

/** Counted in slices after the list itself was drawn: nobody waits for the numbers on the tabs. */
function useViewCounts(views: readonly View[], all: readonly ListRow[]): ReadonlyMap<string, number> {
  const { person } = useMe();
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  useEffect(() => {
    const given = new AbortController();
    const work = (function* () {
      yield;
      const next = new Map<string, number>();
      for (const { id, filter } of views) {
        let count = 0;
        for (let from = 0; from < all.length; from += countedAtOnce) {
          count += countMatching(all.slice(from, from + countedAtOnce), filter, person);
          yield;
        }
        next.set(id, count);
      }
      return next;
    })();
    // The first slice waits too: what is typed now comes before what is counted.
    void nextTurn()
      .then(() => runInSlices(work, { budget: 6, signal: given.signal, pause: nextTurn, now: () => performance.now() }))
      .then((next) => next && setCounts(next));
    return () => given.abort();
  }, [views, all, person]);
  return useMemo(() => counts, [counts]);
}
const countedAtOnce = 2000;

/** Views that an earlier version kept in this browser become the person's own, once. */
function useTakenOver(): void {
  const me = useMe();
  const ready = useRowsReady();
  const kept = useContactsState((state) => state.saved);
  useEffect(() => {
    if (!ready || kept.length === 0) return;
    const found = kept.map((view) => ({ title: view.name, screen: screenOf(view.kind), definition: writeDefinition(view) }) as const);
    void migrateViews(me.id, found).then((done) => done && keep({ saved: [] }));
  }, [ready, kept, me.id]);
}
