/** A plan of so many pages: headings, paragraphs, lists, checklists, action items and a table now and then, as people write them. */
import { type PlanBlock, writeBlocks } from '@tandem/core/plans/templates';
import * as Y from 'yjs';

const words =
  'Brinkhof runs eleven loaders over four yards and six of them pass nine thousand hours this year so the lease on the Zwolle yard ends in June and the fleet decision falls before the summer stop'.split(
    ' ',
  );

/** About 350 words. */
function page(number: number, random: () => number): readonly PlanBlock[] {
  const sentence = (length: number) => Array.from({ length }, () => words[Math.floor(random() * words.length)]).join(' ');
  const line = (length: number): PlanBlock => ({ node: 'paragraph', holds: sentence(length) });
  const cells = (length: number) => Array.from({ length: 3 }, (): PlanBlock => ({ node: 'tableCell', holds: [line(length)] }));
  return [
    { node: 'heading', attributes: { level: 2 }, holds: `Section ${number}` },
    ...Array.from({ length: 4 }, () => line(55)),
    { node: 'bulletList', holds: Array.from({ length: 5 }, (): PlanBlock => ({ node: 'listItem', holds: [line(10)] })) },
    { node: 'taskList', holds: Array.from({ length: 3 }, (): PlanBlock => ({ node: 'taskItem', holds: [line(7)] })) },
    { node: 'actionItem', attributes: { id: id(number), due: '2026-12-01' }, holds: sentence(7) },
    ...(number % 4 === 0
      ? [{ node: 'table', holds: Array.from({ length: 4 }, (): PlanBlock => ({ node: 'tableRow', holds: cells(3) })) }]
      : [{ node: 'objective', attributes: { id: id(number + 100_000), progress: number % 100 }, holds: sentence(8) }]),
  ];
}
const id = (number: number) => `01K0000000000000000${String(number).padStart(7, '0')}`;

/** In portions, as nobody writes two hundred pages at once; `after` each of them. */
export async function writePages(doc: Y.Doc, pages: number, random: () => number, after: () => Promise<void>): Promise<void> {
  const text = doc.getXmlFragment('text');
  for (let first = 0; first < pages; first += 20) {
    doc.transact(() => {
      for (let number = first; number < Math.min(pages, first + 20); number++) writeBlocks(text, page(number, random));
    });
    await after();
  }
  if (pages === 0) doc.transact(() => writeBlocks(text, [{ node: 'paragraph', holds: 'An empty plan.' }]));
  await after();
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
