/** Nodes, marks and attributes that there are not, and values that the ones there are cannot have. */
import * as Y from 'yjs';
import { element, type HostilePlan, paragraph, put, words } from './hostile-plan.ts';

const nodes = (
  'script style iframe frame object embed applet svg math link meta base form input button textarea select template html body head ' +
  'noscript plaintext xmp audio video portal marquee dialog details slot custom-element x:script SCRIPT Script paragraph\u0000 ' +
  'doc text UNDEFINED constructor toString hasOwnProperty valueOf'
)
  .split(' ')
  .concat(['', ' ', 'p onload=alert(1)', '"><img src=x onerror=alert(1)>', 'a'.repeat(500), '__proto__']);
const unknownNodes = nodes.map(
  (node): HostilePlan => ({
    name: `a node called ${JSON.stringify(node).slice(0, 40)}`,
    family: 'name-of-node',
    server: 'refused',
    write: (doc) => put(doc, element(node, {}, [words('alert(1)')])),
  }),
);

const marks: readonly (readonly [string, unknown])[] = [
  ['script', {}],
  ['style', { style: 'position:fixed;inset:0' }],
  ['textStyle', { color: 'red' }],
  ['highlight', { color: 'url(https://evil.example)' }],
  ['onclick', 'alert(1)'],
  ['class', 'button'],
  ['ychange', { user: 'mal', type: 'removed' }],
  ['comment', { id: 'x' }],
  ['toString', {}],
  ['hasOwnProperty', {}],
  ['bold--AAAAAAAA--AAAAAAAA', { onclick: 'alert(1)' }],
  ['', {}],
  ['bold', 'alert(1)'],
  ['bold', 1],
  ['bold', ['x']],
  ['bold', { style: 'position:fixed' }],
  ['italic', { class: 'x' }],
  ['code', { onmouseover: 'alert(1)' }],
  ['underline', { toString: 'x' }],
  ['strike', { href: 'javascript:alert(1)' }],
];
const unknownMarks = marks.map(
  ([mark, value]): HostilePlan => ({
    name: `words marked ${JSON.stringify(mark)} with ${JSON.stringify(value)}`,
    family: 'name-of-mark',
    server: 'refused',
    write: (doc) => put(doc, paragraph(words('Some words', { [mark]: value }))),
  }),
);

const markedTwice: HostilePlan = {
  name: 'two words marked with a program',
  family: 'name-of-mark',
  server: 'refused',
  write: (doc) =>
    put(doc, paragraph(words('Some', { onclick: 'alert(1)' }), words(' words')), paragraph(words('x', { onclick: 'alert(1)' }))),
};

const attributes = [
  ...['onclick', 'onload', 'onfocus', 'onmouseover', 'onanimationstart', 'style', 'class', 'id', 'src', 'href', 'xlink:href', 'srcdoc'],
  ...['formaction', 'action', 'data', 'poster', 'background', 'contenteditable', 'tabindex', 'autofocus', 'dir', 'lang', 'is', 'slot'],
  ...['ychange', 'nodeName', 'innerHTML', 'textContent', 'outerHTML', 'children', 'toString', 'hasOwnProperty', 'valueOf', ''],
];
const unknownAttributes = attributes.map(
  (key): HostilePlan => ({
    name: `a paragraph with the attribute ${JSON.stringify(key)}`,
    family: 'attribute',
    server: 'refused',
    write: (doc) => put(doc, element('paragraph', { [key]: 'javascript:alert(1)' }, [words('x')])),
  }),
);

const values: readonly (readonly [string, string, unknown])[] = [
  ['heading', 'level', 0],
  ['heading', 'level', 7],
  ['heading', 'level', '1'],
  ['heading', 'level', Number.NaN],
  ['heading', 'level', { valueOf: 1 }],
  ['orderedList', 'start', 1e9],
  ['orderedList', 'start', -1],
  ['orderedList', 'start', 0.5],
  ['orderedList', 'type', 'x'.repeat(600)],
  ['taskItem', 'checked', 'yes'],
  ['taskItem', 'checked', 1],
  ['codeBlock', 'language', ['js']],
  ['codeBlock', 'language', 'x'.repeat(600)],
  ['objective', 'measure', 'profit'],
  ['objective', 'target', '1e9'],
  ['objective', 'target', Number.POSITIVE_INFINITY],
  ['objective', 'progress', [50]],
  ['objective', 'from', '2026-02-31'],
  ['objective', 'to', '<script>'],
  ['stakeholder', 'contact', '../../api'],
  ['stakeholder', 'contact', 'x" onload="alert(1)'],
  ['stakeholder', 'role', 'toString'],
  ['stakeholder', 'stance', 1],
  ['stakeholder', 'name', { html: '<img>' }],
  ['actionItem', 'assignee', 'user:*'],
  ['actionItem', 'assignee', ['ana', 'ben']],
  ['actionItem', 'due', 'tomorrow'],
  ['actionItem', 'due', 20260312],
  ['actionItem', 'done', true],
  ['decision', 'day', '2026-13-01'],
  ['decision', 'by', '/'],
  ['risk', 'level', 'constructor'],
  ['risk', 'over', 'false'],
  ['competitor', 'level', ''],
  ['visitNotes', 'count', 1e12],
  ['visitNotes', 'count', 0],
  ['record', 'kind', 'settings'],
  ['record', 'kind', 'user'],
  ['record', 'ref', '../../settings'],
  ['record', 'ref', 'https://evil.example'],
  ['tableCell', 'colspan', 100_000],
  ['tableCell', 'rowspan', 100_000],
  ['tableCell', 'colspan', 0],
  ['tableCell', 'colwidth', [1e9]],
  ['tableCell', 'colwidth', 'calc(100vw)'],
  ['tableCell', 'colwidth', new Array(5000).fill(10)],
  ['tableHeader', 'rowspan', '2'],
  ['mention', 'kind', 'board'],
  ['mention', 'ref', 'javascript:alert(1)'],
  ['figure', 'measure', 'salary'],
  ['figure', 'from', 'x'],
];
const home: Readonly<Record<string, readonly string[]>> = {
  taskItem: ['taskList'],
  tableCell: ['table', 'tableRow'],
  tableHeader: ['table', 'tableRow'],
  mention: ['paragraph'],
  figure: ['paragraph'],
};
const impossibleValues = values.map(
  ([node, key, value]): HostilePlan => ({
    name: `${node} with ${key} ${(JSON.stringify(value) ?? String(value)).slice(0, 40)}`,
    family: 'value',
    server: 'refused',
    write(doc) {
      const inner = element(node, { [key]: value });
      put(
        doc,
        (home[node] ?? []).reduceRight((child, outer) => element(outer, {}, [child]), inner),
      );
    },
  }),
);
const typedValue: HostilePlan = {
  name: 'an attribute that is a text others can write',
  family: 'value',
  server: 'refused',
  write: (doc) => put(doc, element('competitor', { name: words('x') })),
};
const bytesValue: HostilePlan = {
  name: 'an attribute that is bytes',
  family: 'value',
  server: 'refused',
  write: (doc) => put(doc, element('competitor', { name: new Uint8Array([60, 62]) })),
};

const poison = { family: 'prototype', server: 'refused' } as const;
const pollutions: readonly HostilePlan[] = [
  ...['__proto__', 'prototype', 'constructor'].flatMap((key): readonly HostilePlan[] => [
    { name: `an attribute called ${key}`, write: (doc) => put(doc, element('paragraph', { [key]: 'x' })), ...poison },
    { name: `a mark called ${key}`, write: (doc) => put(doc, paragraph(words('x', own(key, {})))), ...poison },
    { name: `a field called ${key}`, write: (doc) => void doc.getMap('fields').set(key, { isAdmin: true }), ...poison },
    { name: `a comment called ${key}`, write: (doc) => void doc.getMap('comments').set(key, new Y.Map()), ...poison },
    { name: `a root called ${key}`, write: (doc) => void doc.getMap(key).set('x', 1), ...poison },
    {
      name: `a mark's value with ${key}`,
      write: (doc) => put(doc, paragraph(words('x', { bold: own(key, { isAdmin: true }) }))),
      ...poison,
    },
    { name: `an attribute's value with ${key}`, write: (doc) => put(doc, element('competitor', { name: [own(key, {})] })), ...poison },
    {
      name: `a deep value with ${key}`,
      write: (doc) => void doc.getMap('fields').set('x', [{ a: own(key, { isAdmin: true }) }]),
      ...poison,
    },
  ]),
  {
    name: 'a document within the document',
    write: (doc) => void doc.getMap('fields').set('title', new Y.Doc()),
    ...poison,
  },
];
function own(key: string, value: unknown): Record<string, unknown> {
  return Object.defineProperty({}, key, { value, enumerable: true, configurable: true, writable: true }) as Record<string, unknown>;
}

export const hostileNames: readonly HostilePlan[] = [
  ...unknownNodes,
  ...unknownMarks,
  markedTwice,
  ...unknownAttributes,
  ...impossibleValues,
  ...[typedValue, bytesValue],
  ...pollutions,
];
