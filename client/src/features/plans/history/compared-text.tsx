/** A plan's text of two moments in one, with the colours of who wrote and who took out. Built from plain blocks: nothing in it runs. */
import type { ComparedBlock, ComparedRun } from '@tandem/core/plans/compare';
import type { ReactNode } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { personColor } from '../../../sync/person-color.ts';
import { Icon } from '../../../ui/icon.tsx';
import { type BlockWords, useBlockWords } from './block-words.ts';
import { useNameOf, useVersionWords } from './version-words.ts';

interface Drawing {
  readonly words: BlockWords;
  readonly nameOf: (user: string) => string;
  readonly title: (run: Pick<ComparedRun, 'is' | 'by' | 'at'>) => string;
  readonly t: ReturnType<typeof useT>;
}

export function ComparedBlocks({ blocks }: { readonly blocks: readonly ComparedBlock[] }) {
  const t = useT();
  const words = useBlockWords();
  const nameOf = useNameOf();
  const { when } = useVersionWords();
  const title: Drawing['title'] = ({ is, by, at }) =>
    is === 'removed' && at
      ? t('plans.history.byTitle.removedAt', { name: nameOf(by), when: when(at) })
      : t(`plans.history.byTitle.${is === 'added' ? 'added' : 'removed'}`, { name: nameOf(by) });
  return <Blocks blocks={blocks} drawing={{ words, nameOf, title, t }} />;
}

const Blocks = ({ blocks, drawing }: { readonly blocks: readonly ComparedBlock[]; readonly drawing: Drawing }) =>
  blocks.map((block) => <Block key={block.key} block={block} drawing={drawing} />);

function Block({ block, drawing }: { readonly block: ComparedBlock; readonly drawing: Drawing }) {
  const changed = changedBlock(block, drawing);
  const inner = (
    <>
      <Runs runs={block.runs} drawing={drawing} />
      <Values block={block} drawing={drawing} />
      <Blocks blocks={block.blocks} drawing={drawing} />
    </>
  );
  switch (block.node) {
    case 'heading': {
      const Level = ({ 1: 'h2', 2: 'h3', 3: 'h4' } as const)[Number(block.attributes['level'])] ?? 'h2';
      return <Level {...changed}>{inner}</Level>;
    }
    case 'paragraph':
      return <div {...changed}>{inner}</div>;
    case 'bulletList':
    case 'taskList':
      return <ul {...changed}>{inner}</ul>;
    case 'orderedList':
      return <ol {...changed}>{inner}</ol>;
    case 'listItem':
      return <li {...changed}>{inner}</li>;
    case 'taskItem':
      return (
        <li {...changed}>
          <Tick on={block.attributes['checked'] === true} drawing={drawing} />
          {inner}
        </li>
      );
    case 'blockquote':
      return <blockquote {...changed}>{inner}</blockquote>;
    case 'codeBlock':
      return <pre {...changed}>{inner}</pre>;
    case 'horizontalRule':
      return (
        <div {...changed}>
          <hr />
        </div>
      );
    case 'table':
      return (
        <div className="cmp-wide">
          <table {...changed}>
            <tbody>{inner}</tbody>
          </table>
        </div>
      );
    case 'tableRow':
      return <tr {...changed}>{inner}</tr>;
    case 'tableHeader':
    case 'tableCell': {
      const Cell = block.node === 'tableHeader' ? 'th' : 'td';
      return (
        <Cell {...changed} colSpan={span(block.attributes['colspan'])} rowSpan={span(block.attributes['rowspan'])}>
          {inner}
        </Cell>
      );
    }
    default:
      return <Other block={block} changed={changed} drawing={drawing} inner={inner} />;
  }
}
const span = (value: unknown): number => (typeof value === 'number' && value >= 1 && value <= 100 ? Math.floor(value) : 1);

/** What is more than text: its kind, its values, its words. */
function Other({
  block,
  changed,
  drawing,
  inner,
}: {
  readonly block: ComparedBlock;
  readonly changed: object;
  readonly drawing: Drawing;
  readonly inner: ReactNode;
}) {
  const { words, t } = drawing;
  if (block.node === 'actionItem')
    return (
      <div {...changed}>
        <Tick on={typeof block.attributes['done'] === 'string' && block.attributes['done'] !== ''} drawing={drawing} />
        {inner}
        <Said block={block} attributes={['assignee', 'due']} drawing={drawing} />
      </div>
    );
  if (block.node === 'record' || block.node === 'image') {
    const kind = String(block.attributes['kind'] ?? '');
    const known = kind === 'opportunity' || kind === 'quote' || kind === 'task' || kind === 'contact';
    const label =
      block.node === 'image' ? t('plans.history.picture') : known ? t(`plans.history.record.${kind}`) : t('plans.history.unknown');
    const name = block.node === 'image' ? String(block.attributes['alt'] ?? '') : named(words, block.attributes, t);
    return (
      <div {...changed}>
        <span className="chip">
          <Icon
            name={block.node === 'image' ? 'image' : known && kind !== 'contact' ? (kind === 'opportunity' ? 'board' : kind) : 'user'}
          />
          {label}
          {name && `: ${name}`}
        </span>
        {inner}
      </div>
    );
  }
  const label = words.block(block.node);
  return (
    <div {...changed}>
      <span className="chip">{label || t('plans.history.unknown')}</span> {inner}
      <Said block={block} attributes={saidOf[block.node] ?? []} drawing={drawing} />
    </div>
  );
}

const saidOf: Readonly<Record<string, readonly string[]>> = {
  stakeholder: ['contact', 'name', 'role', 'stance'],
  objective: ['target', 'progress'],
  decision: ['by', 'day'],
  risk: ['level'],
  competitor: ['name', 'level'],
};

function Said({
  block,
  attributes,
  drawing,
}: {
  readonly block: ComparedBlock;
  readonly attributes: readonly string[];
  readonly drawing: Drawing;
}) {
  const changing = new Set(block.changed.map(({ key }) => key));
  const said = attributes.filter((key) => !changing.has(key) && !isEmpty(block.attributes[key]));
  return said.map((key) => (
    <span key={key} className="chip cmp-said" title={drawing.words.field(key)}>
      {typeof block.attributes[key] === 'number' && `${drawing.words.field(key)} `}
      {drawing.words.value(block.node, key, block.attributes[key])}
    </span>
  ));
}
const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

function Values({ block, drawing }: { readonly block: ComparedBlock; readonly drawing: Drawing }) {
  const { words, t } = drawing;
  return block.changed.map(({ key, was, now, by }) => (
    <span key={key} className={`chip cmp-said cmp-value ${colorOf(by)}`} title={drawing.nameOf(by)} data-change="" tabIndex={-1}>
      {t('plans.history.changedValue', {
        field: words.field(key),
        was: words.value(block.node, key, was),
        now: words.value(block.node, key, now),
      })}
    </span>
  ));
}

const Tick = ({ on, drawing }: { readonly on: boolean; readonly drawing: Drawing }) => (
  <span className={on ? 'ck on' : 'ck'} role="img" aria-label={drawing.t(on ? 'plans.history.yes' : 'plans.history.no')}>
    {on && <Icon name="check" size={12} />}
  </span>
);

function Runs({ runs, drawing }: { readonly runs: readonly ComparedRun[]; readonly drawing: Drawing }) {
  // Runs have no names; where they begin is all they are.
  let at = 0;
  return runs.map((run) => {
    const key = `${at} ${run.is} ${run.inline?.node ?? ''}`;
    at += Math.max(1, run.text.length);
    return <Run key={key} run={run} drawing={drawing} />;
  });
}

function Run({ run, drawing }: { readonly run: ComparedRun; readonly drawing: Drawing }) {
  const content = <Marked run={run}>{run.inline ? <Inline run={run} drawing={drawing} /> : run.text}</Marked>;
  if (run.is === 'same') return content;
  const Tag = run.is === 'added' ? 'ins' : 'del';
  return (
    <Tag className={`cmp ${colorOf(run.by)}`} title={drawing.title(run)} data-change="" tabIndex={-1}>
      <span className="vh">{drawing.t(`plans.history.run.${run.is}`, { name: drawing.nameOf(run.by) })}</span>
      {content}
      <span className="vh">{drawing.t('plans.history.run.end')}</span>
    </Tag>
  );
}

const tags = { bold: 'strong', italic: 'em', underline: 'u', strike: 's', code: 'code' } as const;
/** Links are words here: what stands in the past leads nowhere by a slip of the finger. */
function Marked({ run, children }: { readonly run: ComparedRun; readonly children: ReactNode }) {
  let marked = run.link ? (
    <span className="cmp-link" title={run.link}>
      {children}
    </span>
  ) : (
    children
  );
  for (const [mark, Tag] of Object.entries(tags)) if (run.marks.includes(mark)) marked = <Tag>{marked}</Tag>;
  return marked;
}

function Inline({ run, drawing }: { readonly run: ComparedRun; readonly drawing: Drawing }) {
  const { node = '', attributes = {} } = run.inline ?? {};
  if (node === 'hardBreak') return <br />;
  if (node === 'mention') return <span className="cmp-mention">@{named(drawing.words, attributes, drawing.t)}</span>;
  return <span className="chip">{drawing.words.block(node) || drawing.t('plans.history.unknown')}</span>;
}

const named = (words: BlockWords, attributes: Readonly<Record<string, unknown>>, t: Drawing['t']): string =>
  words.named(String(attributes['kind'] ?? ''), String(attributes['ref'] ?? '')) ?? t('plans.block.noAccess');

function changedBlock(block: ComparedBlock, drawing: Drawing): object {
  const own = `cmp-block ${block.node === 'actionItem' ? 'cmp-action' : ''}`;
  if (block.is === 'same') return { className: own };
  // Its words say it already; only what has none is a change of its own.
  const atom = block.runs.length === 0 && block.blocks.length === 0;
  return {
    className: `${own} cmp-${block.is} ${colorOf(block.by)}`,
    title: drawing.title(block),
    ...(atom && { 'data-change': '', tabIndex: -1 }),
  };
}

export const colorOf = (user: string): string => (user === '' || user.includes(':') ? 'cmp-nobody' : `p${personColor(user)}`);
