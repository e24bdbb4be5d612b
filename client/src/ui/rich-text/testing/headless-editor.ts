/** For tests: an editor of a document without a browser, with the schema and the collaboration as they are used. */
import { type AnyExtension, getSchema } from '@tiptap/core';
import type { Schema } from '@tiptap/pm/model';
import { EditorState, type Plugin, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { type ProsemirrorBinding, ySyncPlugin, yUndoPlugin, yUndoPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { type Bound, bind } from '../together/binding.ts';
import type { CannotKeep } from '../together/fence.ts';
import { unanswered } from '../together/together.ts';

export interface HeadlessEditor {
  readonly state: EditorState;
  readonly schema: Schema;
  readonly stopped: CannotKeep | undefined;
  /** Every transaction that was drawn, in order. */
  readonly drawn: readonly Transaction[];
  dispatch(tr: Transaction): void;
  /** As somebody would: `change` gets a new transaction of the state as it is. */
  edit(change: (tr: Transaction) => Transaction): void;
  undo(): void;
  close(): void;
}

const schemas = new WeakMap<readonly AnyExtension[], Schema>();
export function schemaOf(extensions: AnyExtension[]): Schema {
  const made = schemas.get(extensions) ?? getSchema(extensions);
  schemas.set(extensions, made);
  return made;
}

export function openHeadless(fragment: Y.XmlFragment, extensions: AnyExtension[], more: readonly Plugin[] = []): HeadlessEditor {
  const schema = schemaOf(extensions);
  const sync = ySyncPlugin(fragment) as Plugin;
  const { binding } = (sync.spec.state?.init.call(sync, {} as never, undefined as never) ?? {}) as { readonly binding: ProsemirrorBinding };
  let stopped: CannotKeep | undefined;
  const bound: Bound = bind(binding, (why) => (stopped = why));
  let state = EditorState.create({ schema, plugins: [sync, yUndoPlugin() as Plugin, unanswered(bound), ...more] });
  const drawn: Transaction[] = [];
  const view = {
    get state() {
      return state;
    },
    dispatch(tr: Transaction) {
      const before = state;
      state = state.apply(tr);
      drawn.push(tr);
      for (const one of views) one.update?.(view, before);
    },
    hasFocus: () => false,
    dom: new EventTarget(),
  } as unknown as EditorView;
  const views: { update?: (view: EditorView, before: EditorState) => void; destroy?: () => void }[] = [];
  for (const plugin of state.plugins) {
    const made = plugin.spec.view?.(view);
    if (made) views.push(made as (typeof views)[number]);
  }
  return {
    get state() {
      return state;
    },
    get stopped() {
      return stopped;
    },
    schema,
    drawn,
    dispatch: (tr) => view.dispatch(tr),
    edit: (change) => view.dispatch(change(state.tr)),
    undo: () => void (yUndoPluginKey.getState(state) as { readonly undoManager: Y.UndoManager }).undoManager.undo(),
    close: () => {
      for (const one of views) one.destroy?.();
    },
  };
}
