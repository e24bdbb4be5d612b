/** A plan of so many pages as people write them: headings, words with marks and mentions, lists, checklists, tables, blocks with facts. */
import { type PlanBlock, type PlanWords, writeBlocks } from '@tandem/core/plans/templates';
import * as Y from 'yjs';

const words =
  'Brinkhof runs eleven loaders over four yards and six of them pass nine thousand hours this year so the lease on the Zwolle yard ends in June and the fleet decision falls before the summer stop'.split(
    ' ',
  );
/** Who and what is named in the text: ids of the workspace that is measured. */
export interface Named {
  readonly users: readonly string[];
  readonly contacts: readonly string[];
}

/** About 400 words. */
function page(number: number, random: () => number): readonly PlanBlock[] {
  const sentence = (length: number) => Array.from({ length }, () => words[Math.floor(random() * words.length)]).join(' ');
  const line = (length: number): PlanBlock => ({ node: 'paragraph', holds: sentence(length) });
  const marked = (length: number): PlanBlock => {
    const holds: readonly PlanWords[] = [
      { text: `${sentence(length)} ` },
      { text: sentence(3), marks: { bold: true } },
      { text: ` ${sentence(length)} ` },
      { text: sentence(2), marks: { link: 'https://example.com/yard' } },
    ];
    return { node: 'paragraph', holds };
  };
  const cells = (length: number) => Array.from({ length: 3 }, (): PlanBlock => ({ node: 'tableCell', holds: [line(length)] }));
  const facts = {
    0: { node: 'table', holds: Array.from({ length: 4 }, (): PlanBlock => ({ node: 'tableRow', holds: cells(3) })) },
    1: { node: 'objective', attributes: { id: id(number, 1), measure: 'won', target: 90_000 + number }, holds: sentence(8) },
    2: { node: 'stakeholder', attributes: { id: id(number, 2), role: 'decides', stance: 'for' }, holds: sentence(6) },
    3: { node: 'risk', attributes: { id: id(number, 3), level: 'high' }, holds: sentence(9) },
  } as const satisfies Record<number, PlanBlock>;
  return [
    { node: 'heading', attributes: { level: 2 }, holds: `Section ${number}` },
    line(55),
    marked(24),
    { node: 'heading', attributes: { level: 3 }, holds: sentence(4) },
    line(55),
    marked(30),
    { node: 'bulletList', holds: Array.from({ length: 5 }, (): PlanBlock => ({ node: 'listItem', holds: [line(10)] })) },
    { node: 'taskList', holds: Array.from({ length: 3 }, (): PlanBlock => ({ node: 'taskItem', holds: [line(7)] })) },
    { node: 'actionItem', attributes: { id: id(number, 4), due: '2026-12-01' }, holds: sentence(7) },
    { node: 'decision', attributes: { id: id(number, 5), day: '2026-11-02' }, holds: sentence(9) },
    facts[(number % 4) as 0 | 1 | 2 | 3],
    line(40),
  ];
}
const id = (number: number, of: number) => `01K0000000000000000${String(number * 10 + of).padStart(7, '0')}`;

/** In portions, as nobody writes two hundred pages at once; `after` each of them. */
export async function writePages(
  doc: Y.Doc,
  pages: number,
  { named, random, after }: { readonly named: Named; readonly random: () => number; readonly after: () => Promise<void> },
): Promise<void> {
  const text = doc.getXmlFragment('text');
  for (let first = 0; first < pages; first += 20) {
    doc.transact(() => {
      for (let number = first; number < Math.min(pages, first + 20); number++) {
        writeBlocks(text, page(number, random));
        mention(text, number, named);
      }
    });
    await after();
  }
}

/** In the last paragraph of the page: a colleague and a customer. */
function mention(text: Y.XmlFragment, number: number, { users, contacts }: Named): void {
  const last = text.get(text.length - 1) as Y.XmlElement;
  const make = (kind: string, of: readonly string[]) => {
    const made = new Y.XmlElement('mention');
    made.setAttribute('kind', kind);
    made.setAttribute('ref', of[number % of.length] ?? '');
    return made;
  };
  last.insert(last.length, [make('user', users), new Y.XmlText(' and '), make('contact', contacts), new Y.XmlText(' know it.')]);
}

/** Words that somebody can write in, spread over the text. */
export function lines(doc: Y.Doc, count: number): readonly Y.XmlText[] {
  const all = doc
    .getXmlFragment('text')
    .toArray()
    .flatMap((block) => (block instanceof Y.XmlElement && block.nodeName === 'paragraph' ? [block.get(0)] : []))
    .filter((text) => text instanceof Y.XmlText);
  return Array.from({ length: count }, (_, index) => all[Math.floor((index * all.length) / count)] as Y.XmlText);
}
