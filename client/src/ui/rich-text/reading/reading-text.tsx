/**
 * A plan's text to be read, straight out of the document and whatever is in it: what this version does not know stands as a
 * placeholder around the words that are in it. Nothing here writes, and no address but of a safe link comes out of the text.
 */
import { deepestBlock, isPlanLink, planAttribute, planNodes } from '@tandem/core';
import { createElement, type ReactNode } from 'react';
import * as Y from 'yjs';
import { rowsOf } from '../../../sync/rows.ts';
import { PageImage } from '../../files/page-image.tsx';
import type { BlockAttributes } from '../blocks/attributes-of.ts';
import { nameOf } from '../blocks/naming/name-of.ts';
import { figureText } from '../blocks/nodes/figure.ts';
import type { NamedKind, PlanSurroundings } from '../plan-surroundings.ts';
import { useShown } from './use-shown.ts';

type Around = PlanSurroundings;
interface Part {
  readonly element: Y.XmlElement;
  readonly around: Around;
  readonly depth: number;
}

export function ReadingText({ fragment, around }: { readonly fragment: Y.XmlFragment; readonly around: Around }) {
  const shown = useShown(fragment);
  return <div className="tiptap reading">{childrenOf(fragment, around, 1, shown)}</div>;
}

function childrenOf(parent: Y.XmlFragment, around: Around, depth: number, most = Number.POSITIVE_INFINITY): ReactNode[] {
  return (parent.toArray() as unknown[]).slice(0, most).map((child, index) => {
    // What stands in a text has nothing but its order; the list is drawn anew as a whole.
    const place = `at${index}`;
    if (child instanceof Y.XmlText) return <Words key={place} text={child} />;
    if (child instanceof Y.XmlElement) return <Element key={place} element={child} around={around} depth={depth} />;
    return null;
  });
}

const plain: Readonly<Record<string, string>> = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  taskList: 'ul',
  blockquote: 'blockquote',
  codeBlock: 'pre',
  tableRow: 'tr',
  tableCell: 'td',
  tableHeader: 'th',
};

function Element({ element, around, depth }: Part): ReactNode {
  const { nodeName } = element;
  const at = (key: string) => planAttribute(nodeName, key, element.getAttributes()[key]);
  if (depth > deepestBlock + 1) return <Unknown element={element} around={around} depth={depth} />;
  const inside = () => childrenOf(element, around, depth + 1);
  if (nodeName === 'orderedList') return <ol start={Number(at('start'))}>{inside()}</ol>;
  if (nodeName === 'tableCell' || nodeName === 'tableHeader')
    return createElement(plain[nodeName] ?? 'td', { colSpan: at('colspan'), rowSpan: at('rowspan') }, ...inside());
  const tag = Object.hasOwn(plain, nodeName) ? plain[nodeName] : undefined;
  if (tag) return createElement(tag, nodeName === 'taskList' ? { 'data-type': 'taskList' } : {}, ...inside());
  switch (nodeName) {
    case 'heading':
      return createElement(`h${Number(at('level'))}`, {}, ...inside());
    case 'taskItem':
      return (
        <li data-checked={at('checked') === true}>
          <input type="checkbox" checked={at('checked') === true} readOnly disabled aria-label={wordsOf(element)} />
          <div>{inside()}</div>
        </li>
      );
    case 'table':
      return (
        <div className="tableWrapper">
          <table>
            <tbody>{inside()}</tbody>
          </table>
        </div>
      );
    case 'hardBreak':
      return <br />;
    case 'horizontalRule':
      return <hr />;
    case 'image':
      return <ReadPicture file={String(at('file'))} alt={String(at('alt'))} around={around} />;
    case 'mention':
      return <span className="mention">@{named(String(at('kind')) as NamedKind, String(at('ref')), around)}</span>;
    case 'figure': {
      // It stands among words: a block of its own would break the line.
      const of = Object.fromEntries(['measure', 'from', 'to'].map((key) => [key, at(key)])) as unknown as BlockAttributes['figure'];
      const { text, why } = figureText(of, around);
      return (
        <span className="fig num" title={why}>
          {text}
        </span>
      );
    }
    case 'record':
      return <p className="read-block">{named(String(at('kind')) as NamedKind, String(at('ref')), around)}</p>;
    default:
      return Object.hasOwn(planNodes, nodeName) ? (
        <Block element={element} around={around} depth={depth} />
      ) : (
        <Unknown element={element} around={around} depth={depth} />
      );
  }
}

const named = (kind: NamedKind, ref: string, around: Around): string =>
  nameOf(kind, ref, around)?.name ?? around.t('plans.editor.image.noAccess');

/** A block with facts: its words, and the facts in words. */
function Block({ element, around, depth }: Part) {
  const { nodeName } = element;
  const at = (key: string) => String(planAttribute(nodeName, key, element.getAttributes()[key]) ?? '');
  const facts = [
    at('contact') && named('contact', at('contact'), around),
    at('name'),
    at('assignee') && named('user', at('assignee'), around),
    at('by') && named('user', at('by'), around),
    ...['due', 'day', 'done', 'from', 'to'].map((key) => at(key) && around.format.day(at(key))),
  ].filter((fact): fact is string => typeof fact === 'string' && fact !== '');
  return (
    <p className={`read-block read-${nodeName}`}>
      {at('done') ? <s>{childrenOf(element, around, depth + 1)}</s> : childrenOf(element, around, depth + 1)}
      {facts.length > 0 && <span className="t3 sm"> {facts.join(', ')}</span>}
    </p>
  );
}

function Unknown({ element, around, depth }: Part) {
  const words = wordsOf(element);
  return (
    <div className="unknown-words" data-unknown={element.nodeName}>
      <span className="chip">{around.t('plans.editor.unknown', { what: depth > deepestBlock + 1 ? '…' : element.nodeName })}</span>
      {words && <p>{words}</p>}
    </div>
  );
}

function ReadPicture({ file, alt, around }: { readonly file: string; readonly alt: string; readonly around: Around }) {
  const version = rowsOf('file').get(file)?.versions.at(-1);
  if (!version || version.pages === 0) return <p className="no-access">{alt || around.t('plans.editor.image.noAccess')}</p>;
  return (
    <figure className="plan-image">
      <PageImage version={version.id} page={1} alt={alt} />
    </figure>
  );
}

function Words({ text }: { readonly text: Y.XmlText }) {
  const pieces = text.toDelta() as readonly { readonly insert: unknown; readonly attributes?: Readonly<Record<string, unknown>> }[];
  return pieces.map(({ insert, attributes }, index) => {
    if (typeof insert !== 'string') return null;
    let drawn: ReactNode = insert;
    for (const [tag, mark] of [
      ['strong', 'bold'],
      ['em', 'italic'],
      ['u', 'underline'],
      ['s', 'strike'],
      ['code', 'code'],
    ] as const)
      if (attributes && Object.hasOwn(attributes, mark) && attributes[mark] !== null) drawn = createElement(tag, {}, drawn);
    const href =
      attributes && Object.hasOwn(attributes, 'link') ? (attributes['link'] as { readonly href?: unknown } | null)?.href : undefined;
    if (isPlanLink(href))
      drawn = (
        <a href={href} target="_blank" rel="noopener noreferrer nofollow">
          {drawn}
        </a>
      );
    const place = `at${index}`;
    return <span key={place}>{drawn}</span>;
  });
}

/** All words below it, however deep; without recursion, as nobody knows how deep. */
function wordsOf(element: Y.XmlElement): string {
  const todo: unknown[] = [element];
  const words: string[] = [];
  while (todo.length > 0) {
    const next = todo.pop();
    if (next instanceof Y.XmlText)
      words.push(
        (next.toDelta() as readonly { readonly insert: unknown }[])
          .map(({ insert }) => (typeof insert === 'string' ? insert : ''))
          .join(''),
      );
    else if (next instanceof Y.XmlElement) todo.push(...next.toArray().reverse());
  }
  return words.filter(Boolean).join(' ');
}
