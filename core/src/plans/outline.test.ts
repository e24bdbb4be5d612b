import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { isPlanLink } from '../documents/plan-vocabulary.ts';
import { anActivityRow, anOpportunityRow, hostilePlans, hostileUpdate } from '../testing/index.ts';
import { toMarkdown } from './markdown.ts';
import { outlineOf } from './outline.ts';
import { type PlanBlock, writeBlocks } from './templates.ts';
import { aPlanReader } from './testing/a-plan-reader.ts';

const stage = (id: string, status: 'open' | 'won') => ({
  ...{ id, title: id, rank: id, archived: false, process: 'sales', probability: 50, status, rejection: '' },
});
const reader = aPlanReader({
  users: { ruben: 'Ruben de Vries' },
  contacts: { joris: 'Joris Brinkhof' },
  opportunity: (id) =>
    id === 'fleet' ? anOpportunityRow({ id, title: 'Fleet renewal', stage: 'talks', amount: 238_000, closeOn: '2026-06-01' }) : undefined,
  facts: {
    stages: [stage('talks', 'open'), stage('won', 'won')] as never,
    products: [{ id: 'plus', title: 'Plus', rank: 'a', archived: false }] as never,
    opportunities: [anOpportunityRow({ id: 'sold', stage: 'won', amount: 65_000, closedOn: '2026-02-01', product: '' })],
    activities: [
      anActivityRow({ id: 'v', type: 'visit', at: '2026-02-05T09:00:00Z', note: 'Yard in Zwolle', person: 'joris', by: 'ruben' }),
    ],
  },
});
function read(blocks: readonly PlanBlock[]): string {
  const text = new Y.Doc().getXmlFragment('text');
  writeBlocks(text, blocks);
  return toMarkdown(outlineOf(text, reader));
}
const year = { from: '2026-01-01', to: '2026-12-31' };

test('[S2-30] [S2-31] [PLAN-60] every structured block has its facts in words, and figures of the moment', () => {
  const markdown = read([
    { node: 'objective', attributes: { measure: 'won', target: 100_000, ...year }, holds: 'Six loaders' },
    { node: 'objective', attributes: { measure: 'visits', target: 4 }, holds: 'See all yards' },
    { node: 'objective', attributes: { measure: 'hand' }, holds: 'Name the budget' },
    { node: 'stakeholder', attributes: { contact: 'joris', role: 'decides', stance: 'for' }, holds: 'Fewer hours' },
    { node: 'stakeholder', attributes: { name: 'Petra', role: 'pays' }, holds: 'A lease' },
    { node: 'actionItem', attributes: { assignee: 'ruben', done: '2026-03-06' }, holds: 'Hour readings' },
    { node: 'actionItem', attributes: { assignee: 'ruben', due: '2026-03-16' }, holds: 'Lease proposal' },
    { node: 'decision', attributes: { by: 'ruben', day: '2026-03-02' }, holds: 'Lease, not purchase' },
    { node: 'risk', attributes: { level: 'high' }, holds: 'Frost' },
    { node: 'risk', attributes: { level: 'low', over: true }, holds: 'Fire' },
    { node: 'competitor', attributes: { name: 'Volvo', level: 'medium' }, holds: 'Asked in May' },
    { node: 'whiteSpace' },
    { node: 'visitNotes', attributes: { count: 3 } },
    { node: 'record', attributes: { kind: 'opportunity', ref: 'fleet' } },
  ]);
  expect(markdown).toBe(
    `| Objective | Progress |
| --- | --- |
| Six loaders | **65%**, EUR 65000 of EUR 100000 won, in 2026 |
| See all yards | **25%**, 1 of 4 visits |
| Name the budget | **Not started** |

| Person | Role in the decision | Stands | Wants |
| --- | --- | --- | --- |
| **Joris Brinkhof** | Decides | For | Fewer hours |
| **Petra** | Pays |  | A lease |

- [x] ~~Hour readings~~ (Ruben de Vries, done 2026-03-06)
- [ ] Lease proposal (Ruben de Vries, due 2026-03-16)

* Lease, not purchase (Ruben de Vries, decided 2026-03-02)

| Risk | How bad it would be |
| --- | --- |
| Frost | High |
| ~~Fire~~ | Low, over |

| Competitor | Strength here | What we know |
| --- | --- | --- |
| **Volvo** | Medium | Asked in May |

| Product | So far |
| --- | --- |
| Plus | Never offered |

- **2026-02-05, Joris Brinkhof, Ruben de Vries**\\
  Yard in Zwolle

Opportunity: **Fleet renewal**, talks, EUR 238000, closes 2026-06-01
`,
  );
});

test('[N7] [PLAN-61] what the reader may not see is "No access", whatever it is, and its id stands nowhere', () => {
  const text = new Y.Doc().getXmlFragment('text');
  writeBlocks(text, [
    { node: 'record', attributes: { kind: 'opportunity', ref: 'hidden1' } },
    { node: 'record', attributes: { kind: 'quote', ref: 'hidden2' } },
    { node: 'stakeholder', attributes: { contact: 'hidden3', name: 'Typed name' } },
    { node: 'actionItem', attributes: { assignee: 'hidden4' }, holds: 'Do' },
    { node: 'image', attributes: { file: 'hidden5', alt: 'The yard' } },
  ]);
  const paragraph = new Y.XmlElement('paragraph');
  text.push([paragraph]);
  for (const kind of ['user', 'contact', 'opportunity', 'quote']) {
    const mention = new Y.XmlElement('mention');
    mention.setAttribute('kind', kind);
    mention.setAttribute('ref', 'hidden6');
    paragraph.push([mention]);
  }
  const outline = outlineOf(text, aPlanReader());
  const markdown = toMarkdown(outline);
  expect(JSON.stringify(outline)).not.toMatch(/hidden|Typed name|The yard/);
  expect(markdown.match(/No access/g)).toHaveLength(9);
});

test('[M3] [M5] [PLAN-61] what a newer version wrote says so and keeps its words; depth and length end somewhere, and say so', () => {
  const text = new Y.Doc().getXmlFragment('text');
  const later = new Y.XmlElement('laterBlock');
  text.push([later]);
  later.push([new Y.XmlText('90k of it')]);
  let deep = new Y.XmlElement('blockquote');
  text.push([deep]);
  text.doc?.transact(() => {
    for (let i = 0; i < 6000; i++) {
      const inner = new Y.XmlElement('blockquote');
      deep.push([inner]);
      deep = inner;
    }
  });
  const markdown = toMarkdown(outlineOf(text, reader));
  expect(markdown).toContain('90k of it');
  expect(markdown).toContain('Made with a newer version of Tandem');
  expect(markdown).toContain('What stands deeper here is not shown');
  expect(Math.max(...markdown.split('\n').map((line) => line.split('>').length))).toBeLessThan(40);
});

test.each(hostilePlans.map((one) => [one.name, one] as const))('[M6] [PLAN-61] [PLAN-62] %s: it is read, and is words', (_, hostile) => {
  const doc = new Y.Doc();
  doc.getXmlFragment('text');
  Y.applyUpdate(doc, hostileUpdate(hostile));
  const outline = outlineOf(doc.getXmlFragment('text'), reader);
  const links = [...JSON.stringify(outline).matchAll(/"link":("(?:[^"\\]|\\.)*")/g)].map(([, link]) => JSON.parse(link as string));
  expect(links.filter((link) => !isPlanLink(link))).toEqual([]);
  const markdown = toMarkdown(outline);
  expect(markdown.replace(/<br>|\]\(<[^>]*>\)/g, '').replace(/`+[^`]*`+/g, '')).not.toMatch(/(^|[^\\])<[a-z/!]/i);
});
