/** Notes as plain text: a line for each paragraph, a dash before what stands in a list. */
import * as Y from 'yjs';

export const proseText = (fragment: Y.XmlFragment): string => linesOf(fragment, '').join('\n').trim();

function linesOf(node: Y.XmlFragment, before: string): string[] {
  const lines: string[] = [];
  let line = '';
  const end = () => {
    if (line !== '') lines.push(before + line);
    line = '';
  };
  for (const child of node.toArray()) {
    if (child instanceof Y.XmlText) line += textOf(child);
    else if (child instanceof Y.XmlElement && child.nodeName === 'hardBreak') end();
    else if (child instanceof Y.XmlElement && child.nodeName === 'mention') line += String(child.getAttribute('label') ?? '');
    else if (child instanceof Y.XmlElement) {
      end();
      lines.push(...linesOf(child, /item$/i.test(child.nodeName) ? `${before}- ` : before));
    }
  }
  end();
  return lines;
}

const textOf = (text: Y.XmlText): string =>
  (text.toDelta() as readonly { readonly insert: unknown }[]).map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
