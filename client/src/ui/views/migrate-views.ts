/**
 * Views that a browser kept for itself become the person's own, once. The id is made of what the view says: the same view from
 * two browsers is one entry, whichever of them brings it in first, and bringing it in again changes nothing.
 */
import { ranks, views } from '@tandem/core';
import { translate } from '../../i18n/i18n.ts';
import { EditRefused, editDocument } from '../../sync/edit.ts';
import { rowsOf } from '../../sync/rows.ts';
import { ownViews, type ViewScreen } from './saved-views.ts';
import { hasViews } from './view-edits.ts';

export interface KeptView {
  readonly title: string;
  readonly screen: ViewScreen;
  readonly definition: string;
}

/** Answers whether all of them are in the person's document now, so that the browser can let go of its own copy. */
export async function migrateViews(me: string, kept: readonly KeptView[], edit = editDocument): Promise<boolean> {
  const known = new Set([...rowsOf('view').values()].filter(({ owner }) => owner === me).map(({ id }) => id));
  const missing = kept.filter((view) => !known.has(idOf(view)));
  if (missing.length === 0) return true;
  try {
    // One that exists but is not here is not made a second time: the next visit tries again.
    await edit(
      views.nameOf(me),
      translate('views.edit.migrate'),
      (doc) => {
        const present = new Set(views.read(doc).views.map(({ id }) => id));
        const places = ranks(missing.length + ownViews('companies', me).length).slice(-missing.length);
        for (const [i, view] of missing.entries()) {
          if (!present.has(idOf(view))) views.addEntry(doc, 'views', idOf(view), { ...view, rank: places[i] ?? '' }, 'me');
        }
      },
      { create: !hasViews(me) },
    );
    return true;
  } catch (error) {
    if (error instanceof EditRefused) return false;
    throw error;
  }
}

/** Enough bits to tell a person's few views from each other. */
export function idOf({ title, screen, definition }: KeptView): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (const letter of `${screen}\u0000${title}\u0000${definition}`) {
    const code = letter.codePointAt(0) ?? 0;
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  return `kept-${(4294967296 * (2097151 & b) + (a >>> 0)).toString(36)}`;
}
