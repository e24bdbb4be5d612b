/** What somebody wrote into running text and the server has not: in the order of the text, a line for each block. */
import * as Y from 'yjs';

/** Whoever has written something that was not known then. */
export function clientsSince(doc: Y.Doc, base: Uint8Array | undefined): readonly number[] {
  const known = base ? Y.decodeStateVector(base) : new Map<number, number>();
  return [...Y.decodeStateVector(Y.encodeStateVector(doc))]
    .filter(([client, clock]) => clock > (known.get(client) ?? 0))
    .map(([client]) => client);
}

export function wordsWritten(doc: Y.Doc, root: string, base: Uint8Array | undefined, clients: ReadonlySet<number>): string {
  const known = base ? Y.decodeStateVector(base) : new Map<number, number>();
  const lines: string[] = [];
  // Without recursion: a text may be nested as deeply as whoever wrote it liked.
  const todo: unknown[] = doc.getXmlFragment(root).toArray().toReversed();
  while (todo.length > 0) {
    const part = todo.pop();
    if (part instanceof Y.XmlText) {
      const line = newIn(part, known, clients);
      if (line) lines.push(line);
    } else if (part instanceof Y.XmlFragment) todo.push(...part.toArray().toReversed());
  }
  return lines.join('\n');
}

function newIn(text: Y.XmlText, known: ReadonlyMap<number, number>, clients: ReadonlySet<number>): string {
  let line = '';
  for (let item = text._start; item; item = item.right) {
    const { client, clock } = item.id;
    if (item.deleted || !clients.has(client) || !(item.content instanceof Y.ContentString)) continue;
    line += item.content.str.slice(Math.max(0, (known.get(client) ?? 0) - clock));
  }
  return line;
}
