/** Several people write in one text: the collaboration of Tiptap over our own drawing of what arrives. */
import { Collaboration } from '@tiptap/extension-collaboration';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { type ProsemirrorBinding, ySyncPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { type Bound, bind } from './binding.ts';
import type { CannotKeep } from './fence.ts';

/** Right after it has been mounted and while it is open: from then on nothing more is written from this editor. */
export type OnStop = (why: CannotKeep) => void;

export const together = (fragment: Y.XmlFragment, onStop: OnStop) => {
  let bound: Bound | undefined;
  return Collaboration.extend({
    addProseMirrorPlugins() {
      const plugins: Plugin[] = this.parent?.() ?? [];
      const sync = plugins.find((plugin) => plugin.spec.key === ySyncPluginKey);
      const state = sync?.spec.state?.init.call(sync, {} as never, undefined as never) as
        | { readonly binding: ProsemirrorBinding }
        | undefined;
      if (!state) throw new Error('the collaboration has no binding');
      bound = bind(state.binding, onStop);
      return [...plugins, unanswered(bound)];
    },
    dispatchTransaction({ transaction, next }) {
      try {
        next(transaction);
      } catch (error) {
        // A fault in drawing must not become an edit of what could not be drawn.
        bound?.stop({ why: 'fault', what: String(error) });
        throw error;
      }
    },
  }).configure({ fragment });
};

/**
 * What arrives is never answered by an edit: five editors that each put a table right would put it right five times. And an editor
 * that has stopped takes nothing more.
 */
export const unanswered = (bound: Bound) =>
  new Plugin({
    key: new PluginKey('unanswered'),
    filterTransaction: (tr) => {
      if (!tr.docChanged || tr.getMeta(ySyncPluginKey) !== undefined) return true;
      return !bound.drawing() && !bound.stopped();
    },
  });
