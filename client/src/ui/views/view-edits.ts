/** What a person does with saved views: entries of the own document `views/<user>`, written offline too and taken back by undo. */
import { can, rankBetween, views } from '@tandem/core';
import type * as Y from 'yjs';
import { translate } from '../../i18n/i18n.ts';
import type { Me } from '../../state/session.ts';
import { type OneStep, oneStep, undoStep } from '../../sync/edit.ts';
import { newId } from '../../sync/new-id.ts';
import { rowsOf } from '../../sync/rows.ts';
import { saveEdit } from '../save-edit.ts';
import { toast } from '../toast.tsx';
import { ownViews, type SavedView, type ViewScreen } from './saved-views.ts';

/** A colleague who answers for others may show a view to everybody. */
export const mayPublish = (me: Me): boolean => can(me.person, 'assign', { type: 'views', user: me.id });

export const hasViews = (me: string): boolean => [...rowsOf('view').values()].some(({ owner }) => owner === me);

/** Who has no view yet makes the document; one that exists must be on this device, or its other views would seem to be gone. */
function edit(me: Me, label: string, change: (doc: Y.Doc) => void, together?: OneStep): Promise<boolean> {
  return saveEdit(views.nameOf(me.id), label, change, { create: !hasViews(me.id), ...(together && { together }) });
}

export interface NewView {
  readonly title: string;
  readonly screen: ViewScreen;
  readonly definition: string;
  readonly id?: string;
}

/** Answers the id, or `undefined` when it was not taken. */
export async function addView(me: Me, view: NewView): Promise<string | undefined> {
  const { id = newId(), ...values } = view;
  const last = ownViews(view.screen, me.id).at(-1)?.rank ?? null;
  const rank = rankBetween(last || null, null, Math.random);
  const taken = await edit(me, translate('views.edit.add', { view: view.title }), (doc) =>
    views.addEntry(doc, 'views', id, { ...values, rank }, 'me'),
  );
  return taken ? id : undefined;
}

export const redefineView = (me: Me, view: SavedView, definition: string): Promise<boolean> =>
  edit(
    me,
    translate('views.edit.change', { view: view.title }),
    (doc) => void views.changeEntry(doc, 'views', view.id, { definition }, 'me'),
  );

export const renameView = (me: Me, view: SavedView, title: string): Promise<boolean> =>
  edit(me, translate('views.edit.rename', { view: view.title }), (doc) => void views.changeEntry(doc, 'views', view.id, { title }, 'me'));

export async function publishView(me: Me, view: SavedView, published: boolean): Promise<void> {
  const together = oneStep();
  const label = translate(published ? 'views.edit.publish' : 'views.edit.unpublish', { view: view.title });
  const taken = await edit(me, label, (doc) => void views.changeEntry(doc, 'views', view.id, { published }, 'me'), together);
  if (taken)
    toast(translate(published ? 'views.published' : 'views.unpublished', { view: view.title }), { undo: () => void undoStep(together) });
}

export async function removeView(me: Me, view: SavedView): Promise<boolean> {
  const together = oneStep();
  const taken = await edit(
    me,
    translate('views.edit.remove', { view: view.title }),
    (doc) => views.removeEntry(doc, 'views', view.id, 'me'),
    together,
  );
  if (taken) toast(translate('views.removed', { view: view.title }), { undo: () => void undoStep(together) });
  return taken;
}

/** Puts an own view where another one is: before it when it comes from behind, after it when it comes from before. */
export async function moveView(me: Me, screen: ViewScreen, id: string, to: string): Promise<void> {
  const own = ownViews(screen, me.id);
  const rank = rankAt(own, id, to);
  const view = own.find((one) => one.id === id);
  if (rank === undefined || !view) return;
  await edit(me, translate('views.edit.move', { view: view.title }), (doc) => void views.changeEntry(doc, 'views', id, { rank }, 'me'));
}

export function rankAt(own: readonly SavedView[], id: string, to: string, random: () => number = Math.random): string | undefined {
  const [from, goal] = [own.findIndex((one) => one.id === id), own.findIndex((one) => one.id === to)];
  if (from < 0 || goal < 0 || from === goal) return undefined;
  const [before, after] = from < goal ? [own[goal], own[goal + 1]] : [own[goal - 1], own[goal]];
  return rankBetween(before?.rank || null, after?.rank || null, random);
}
