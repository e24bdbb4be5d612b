/**
 * Every block that rules and tasks speak of has an id of its own. The device on which it is made gives it: what comes from
 * colleagues, from the device's memory or back by undo keeps the id it has, and nothing is written by opening a plan.
 */
import { isId } from '@tandem/core';
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Mapping } from '@tiptap/pm/transform';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { newId } from '../../../sync/new-id.ts';
import { isWordsBlock } from './block-names.ts';

export const BlockIds = Extension.create({
  name: 'blockIds',
  addProseMirrorPlugins: () => [
    new Plugin({ key: new PluginKey('blockIds'), appendTransaction: (done, _, after) => giveIds(done, after) }),
  ],
});

/** A copy, the second half of a block that was divided and what was brought from another plan are other blocks. */
export function giveIds(done: readonly Transaction[], after: EditorState): Transaction | null {
  if (!done.some((transaction) => transaction.docChanged) || done.some(isFromElsewhere)) return null;
  const made = blocksMade(done, after.doc);
  if (made.size === 0) return null;
  const taken = new Set<string>();
  after.doc.descendants((node, pos) => {
    if (isWordsBlock(node.type.name) && !made.has(pos)) taken.add(String(node.attrs['id']));
    return !node.isTextblock;
  });
  const transaction = after.tr;
  for (const [pos, node] of made) {
    const id = String(node.attrs['id']);
    if (isId(id) && !taken.has(id)) taken.add(id);
    else transaction.setNodeAttribute(pos, 'id', newId());
  }
  return transaction.docChanged ? transaction : null;
}

const isFromElsewhere = (transaction: Transaction): boolean =>
  (transaction.getMeta(ySyncPluginKey) as { readonly isChangeOrigin?: boolean } | undefined)?.isChangeOrigin === true;

/** Blocks whose beginning was written: typing in one makes none, so a letter costs nothing here. */
function blocksMade(done: readonly Transaction[], doc: Node): ReadonlyMap<number, Node> {
  const maps = done.flatMap((transaction) => transaction.mapping.maps);
  const made = new Map<number, Node>();
  maps.forEach((map, index) => {
    const later = new Mapping(maps.slice(index + 1));
    map.forEach((_from, _to, newFrom, newTo) => {
      const [from, to] = [later.map(newFrom, -1), later.map(newTo, 1)];
      if (to <= from) return;
      doc.nodesBetween(from, Math.min(to, doc.content.size), (node, pos) => {
        if (pos >= from && isWordsBlock(node.type.name)) made.set(pos, node);
        return !node.isTextblock;
      });
    });
  });
  return made;
}
