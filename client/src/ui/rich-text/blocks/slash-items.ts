/** What the slash menu offers of this folder. */
import type { embeddedKinds } from '@tandem/core';
import type { Editor, Range } from '@tiptap/core';
import type { IconName } from '../../icon.tsx';
import type { PlanSurroundings } from '../plan-surroundings.ts';
import type { SlashItem } from '../slash-item.ts';
import { insertBlock, makeNode } from './block-commands.ts';
import type { Insertable } from './fresh.ts';
import { nameOf } from './naming/name-of.ts';
import { choose } from './popup/choose.ts';
import type { PopupOption } from './popup/option-list.ts';

type EmbeddedKind = (typeof embeddedKinds)[number];

const blocks: readonly (readonly [Insertable, IconName, 'plan' | 'insert', string, SlashItem['label'], SlashItem['label'] | undefined])[] =
  [
    ['objective', 'target', 'plan', '', 'plans.block.objective', 'plans.block.objective.also'],
    ['stakeholder', 'users', 'plan', 'who', 'plans.block.stakeholder', 'plans.block.stakeholder.also'],
    ['actionItem', 'checks', 'plan', '', 'plans.block.action', 'plans.block.action.also'],
    ['decision', 'flag', 'plan', '', 'plans.block.decision', 'plans.block.decision.also'],
    ['risk', 'alert', 'plan', '', 'plans.block.risk', 'plans.block.risk.also'],
    ['competitor', 'campaign', 'plan', 'who', 'plans.block.competitor', 'plans.block.competitor.also'],
    ['whiteSpace', 'product', 'plan', '', 'plans.block.whiteSpace', 'plans.block.whiteSpace.also'],
    ['visitNotes', 'car', 'plan', '', 'plans.block.visits', 'plans.block.visits.also'],
    ['figure', 'chart', 'insert', 'figure', 'plans.block.figure', undefined],
  ];
const records: readonly (readonly [EmbeddedKind, IconName])[] = [
  ['opportunity', 'board'],
  ['quote', 'quote'],
  ['task', 'task'],
  ['contact', 'customer'],
];

export const slashItems = (around: PlanSurroundings): readonly SlashItem[] => [
  ...blocks.map(
    ([name, icon, group, opens, label, also]): SlashItem => ({
      key: name,
      group,
      icon,
      label,
      ...(also && { also }),
      run: (editor, at) => {
        editor.chain().focus().deleteRange(at).run();
        const made = insertBlock(name, around)(editor.state);
        if (made) editor.view.dispatch(made);
        if (opens) openControl(editor, opens);
      },
    }),
  ),
  ...records.map(
    ([kind, icon]): SlashItem => ({
      key: `record-${kind}`,
      group: 'insert',
      icon,
      label: `plans.block.record.${kind}`,
      run: (editor, at) => findRecord(editor, at, kind, around),
    }),
  ),
  {
    key: 'mention',
    group: 'insert',
    icon: 'at',
    label: 'plans.block.at',
    also: 'plans.block.at.also',
    run: (editor, at) => editor.chain().focus().insertContentAt(at, '@').run(),
  },
];

/** What says nothing without an answer asks for it at once. */
function openControl(editor: Editor, name: string): void {
  const { $from, from } = editor.state.selection;
  const pos =
    $from.nodeBefore?.isInline && $from.nodeBefore.isAtom ? from - $from.nodeBefore.nodeSize : $from.depth > 0 ? $from.before() : from;
  const dom = editor.view.nodeDOM(pos);
  if (dom instanceof HTMLElement) dom.querySelector<HTMLElement>(`[data-control="${name}"]`)?.click();
}

function findRecord(editor: Editor, at: Range, kind: EmbeddedKind, around: PlanSurroundings): void {
  editor.chain().focus().deleteRange(at).run();
  const label = around.t('plans.block.record.find', { kind: around.t(`plans.block.record.${kind}`) });
  choose({
    anchor: () => {
      const { left, top, bottom } = editor.view.coordsAtPos(editor.state.selection.from);
      return new DOMRect(left, top, 1, bottom - top);
    },
    label,
    search: label,
    nothing: around.t('ui.nothingFound'),
    options: (words) => found(kind, words, around),
    pick: (ref) => {
      const made = makeNode(editor.state, editor.schema.nodes['record'], { kind, ref });
      if (made) editor.view.dispatch(made);
    },
    after: () => editor.view.focus(),
  });
}

function found(kind: EmbeddedKind, words: string, around: PlanSurroundings): readonly PopupOption[] {
  const rows = { opportunity: around.opportunities, quote: around.quotes, task: around.tasks, contact: around.contacts }[kind](words);
  return rows.flatMap(({ id }) => {
    const named = nameOf(kind, id, around);
    return named ? [{ value: id, label: named.name, hint: hintOf(kind, id, around), icon: named.lifecycle ?? named.icon }] : [];
  });
}

function hintOf(kind: EmbeddedKind, id: string, around: PlanSurroundings): string {
  if (kind === 'opportunity') return around.opportunity(id)?.company ?? '';
  if (kind === 'quote') return around.contact(around.quote(id)?.contact ?? '')?.name ?? '';
  if (kind === 'task') return around.format.day(around.task(id)?.due ?? '');
  return around.contact(id)?.town ?? '';
}
