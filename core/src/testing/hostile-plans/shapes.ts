/** Things that stand where they cannot, too deep, too long or too many; and words that only look like programs. */
import * as Y from 'yjs';
import { element, type HostilePlan, paragraph, put, textIn, words } from './hostile-plan.ts';

const shape = (name: string, write: HostilePlan['write']): HostilePlan => ({ name, family: 'shape', server: 'refused', write });
const blocks = ['paragraph', 'heading', 'bulletList', 'table', 'blockquote', 'codeBlock', 'horizontalRule', 'objective', 'record'];
const misplaced: readonly HostilePlan[] = [
  ...['listItem', 'taskItem', 'tableRow', 'tableCell', 'tableHeader', 'mention', 'figure', 'hardBreak'].map((node) =>
    shape(`${node} in the text itself`, (doc) => put(doc, element(node))),
  ),
  ...blocks.flatMap((node) => [
    shape(`${node} among words`, (doc) => put(doc, paragraph(words('a'), element(node)))),
    shape(`${node} in a list`, (doc) => put(doc, element('bulletList', {}, [element(node)]))),
    shape(`${node} in a row`, (doc) => put(doc, element('table', {}, [element('tableRow', {}, [element(node)])]))),
    shape(`${node} in a rule`, (doc) => put(doc, element('horizontalRule', {}, [element(node)]))),
  ]),
  shape('a mention in a mention', (doc) => put(doc, paragraph(element('mention', {}, [element('mention')])))),
  shape('a mention in code', (doc) => put(doc, element('codeBlock', {}, [element('mention')]))),
  shape('bold code', (doc) => put(doc, element('codeBlock', {}, [words('x', { bold: {} })]))),
  shape('words in the text itself', (doc) => put(doc, words('<script>alert(1)</script>'))),
  ...['bulletList', 'table', 'listItem', 'horizontalRule', 'image', 'record', 'visitNotes'].map((node) =>
    shape(`words directly in ${node}`, (doc) =>
      put(doc, node === 'listItem' ? element('bulletList', {}, [element(node, {}, [words('x')])]) : element(node, {}, [words('x')])),
    ),
  ),
];
const things: readonly HostilePlan[] = [
  shape('a map in the text', (doc) => textIn(doc).insert(0, [new Y.Map() as never])),
  shape('a list in the text', (doc) => textIn(doc).insert(0, [new Y.Array() as never])),
  shape('a fragment in the text', (doc) => textIn(doc).insert(0, [new Y.XmlFragment() as never])),
  shape('a hook in the text', (doc) => textIn(doc).insert(0, [new Y.XmlHook('chart') as never])),
  shape('a plain text in the text', (doc) => textIn(doc).insert(0, [new Y.Text('x') as never])),
  shape('values in the text', (doc) => raw(textIn(doc), [1, 'two', { three: 3 }])),
  shape('bytes in the text', (doc) => raw(textIn(doc), [new Uint8Array([1, 2, 3])])),
  shape('values in a paragraph', (doc) => put(doc, paragraph(...inserted((inner) => raw(inner, ['<b>x</b>']))))),
  shape('a map in a paragraph', (doc) => put(doc, paragraph(new Y.Map() as never))),
  shape('a hook in a paragraph', (doc) => put(doc, paragraph(new Y.XmlHook('chart') as never))),
  shape('a picture embedded among letters', (doc) => put(doc, paragraph(embedded({ image: 'https://evil.example/pixel.gif' })))),
  shape('a program embedded among letters', (doc) => put(doc, paragraph(embedded({ script: 'alert(1)' })))),
  shape('an element embedded among letters', (doc) => put(doc, paragraph(embedded(new Y.XmlElement('iframe'))))),
  shape('letters with attributes of their own', (doc) => put(doc, paragraph(withAttribute('onclick', 'alert(1)')))),
  shape(
    'an attribute of the text itself',
    (doc) => textIn(doc)._map.size === 0 && Y.Map.prototype.set.call(textIn(doc) as never, 'x', 'y'),
  ),
];

const tooMuch: readonly HostilePlan[] = (
  [
    ['40 lists in each other', (doc) => put(doc, nested(20, ['bulletList', 'listItem']))],
    ['33 quotes in each other', (doc) => put(doc, nested(33, ['blockquote']))],
    ['6,000 quotes in each other', (doc) => deep(doc, 6000)],
    ['tables in tables', (doc) => put(doc, nested(12, ['table', 'tableRow', 'tableCell']))],
    ['one paragraph of 200,000 letters', (doc) => put(doc, paragraph(words('a'.repeat(200_000))))],
    ['25,000 paragraphs at once', (doc) => put(doc, ...Array.from({ length: 25_000 }, () => element('paragraph')))],
    ['a row of 300 cells', (doc) => put(doc, element('table', {}, [element('tableRow', {}, many(300, 'tableCell'))]))],
    ['a value nested 100 times', (doc) => void doc.getMap('fields').set('title', nestedValue(100))],
  ] as const satisfies readonly (readonly [string, HostilePlan['write']])[]
).map(([name, write]): HostilePlan => ({ name, family: 'depth-and-size', server: 'refused', write }));

/** They are nothing but words, and have to be shown as what they are. */
const harmless = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<svg/onload=alert(1)>',
  '"><svg onload=alert(1)>',
  '</p></div><script>alert(1)</script>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  'javascript:alert(1)',
  '{{constructor.constructor("alert(1)")()}}',
  '$' + '{alert(1)}',
  '[x](javascript:alert(1))',
  '![x](https://evil.example/pixel.gif)',
  '<!--<script>-->',
  ']]><script>alert(1)</script>',
  '\u202etxt.exe',
  '\u0000\u0001\u0007',
  'a\u0301'.repeat(500),
  '=HYPERLINK("https://evil.example";"x")',
  '\r\nSet-Cookie: x=y',
  'a'.repeat(50_000),
].map(
  (text): HostilePlan => ({
    name: `the words ${JSON.stringify(text).slice(0, 50)}`,
    family: 'words',
    server: 'kept',
    write: (doc) => put(doc, paragraph(words(text))),
  }),
);
const harmlessValues: readonly HostilePlan[] = (
  [
    ['a name', 'competitor', 'name', '"><img src=x onerror=alert(1)>'],
    ['a person', 'stakeholder', 'name', '<script>alert(1)</script>'],
    ['a picture nobody has', 'image', 'alt', '" onerror="alert(1)'],
    ['a language', 'codeBlock', 'language', 'js" onload="alert(1)'],
    ['a target', 'objective', 'target', 1e308],
    ['a progress', 'objective', 'progress', -1e9],
    ['an id that is none', 'actionItem', 'id', '../../x'],
    ['a kind of numbers', 'orderedList', 'type', 'expression(alert(1))'],
  ] as const
).map(
  ([name, node, key, value]): HostilePlan => ({
    name: `${name}: ${String(value).slice(0, 40)}`,
    family: 'words',
    server: 'kept',
    write: (doc) => put(doc, element(node, { [key]: value })),
  }),
);

/** Past the library's own checks, as a raw update is. */
function raw(parent: Y.XmlFragment, values: readonly unknown[]): void {
  Y.Array.prototype.insert.call(parent as never, 0, [...values]);
}
function inserted(fill: (element: Y.XmlElement) => void): readonly Y.XmlElement[] {
  const inner = new Y.XmlElement('heading');
  (inner as unknown as { _prelimContent: unknown[] })._prelimContent = [];
  fill(inner);
  return [inner];
}
function embedded(value: object): Y.XmlText {
  const text = words('See: ');
  text.insertEmbed(5, value, {});
  return text;
}
function withAttribute(key: string, value: string): Y.XmlText {
  const text = words('x');
  text.setAttribute(key, value);
  return text;
}
const many = (count: number, node: string): readonly Y.XmlElement[] => Array.from({ length: count }, () => element(node));
const nested = (times: number, nodes: readonly string[]): Y.XmlElement =>
  Array.from({ length: times }, () => nodes)
    .flat()
    .reduceRight<Y.XmlElement>((inner, node) => element(node, {}, [inner]), paragraph(words('x')));
/** One by one: building it at once would end the stack of whoever builds it. */
function deep(doc: Y.Doc, times: number): void {
  let parent: Y.XmlFragment = textIn(doc);
  for (let i = 0; i < times; i++) {
    const child = new Y.XmlElement('blockquote');
    parent.insert(0, [child]);
    parent = child;
  }
}
const nestedValue = (times: number): unknown => Array.from({ length: times }).reduce<unknown>((inner) => [inner], 1);

export const hostileShapes: readonly HostilePlan[] = [...misplaced, ...things, ...tooMuch, ...harmless, ...harmlessValues];
