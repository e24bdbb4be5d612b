/** Plain text that is written as Markdown becomes what it means; from elsewhere only what the vocabulary has comes in. */
import { Extension } from '@tiptap/core';
import { Fragment, type Node, type Schema, Slice } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { linesToBlocks, looksLikeMarkdown } from './markdown-lines.ts';

export const pasting = Extension.create({
  name: 'pasting',
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('pasting'),
      props: {
        handlePaste(view, event) {
          const data = event.clipboardData;
          const text = data?.getData('text/plain') ?? '';
          const isOurs = (data?.getData('text/html') ?? '').includes('data-pm-slice');
          const inCode = view.state.selection.$from.parent.type.spec.code === true;
          if (isOurs || inCode || !looksLikeMarkdown(text)) return false;
          // Word and web pages bring their own form along; where there is none, or only that of a code editor, the signs count.
          const html = data?.getData('text/html') ?? '';
          if (html !== '' && !/vscode|monospace/i.test(html)) return false;
          const blocks = linesToBlocks(text, view.state.schema);
          view.dispatch(view.state.tr.replaceSelection(sliceOf(blocks, view.state.schema)).scrollIntoView().setMeta('paste', true));
          return true;
        },
      },
    }),
  ],
});

/** One paragraph goes on in the line where it is put; more stand as blocks. */
function sliceOf(blocks: readonly Node[], schema: Schema): Slice {
  const open = blocks.length === 1 && blocks[0]?.type === schema.nodes['paragraph'] ? 1 : 0;
  return new Slice(Fragment.from([...blocks]), open, open);
}
