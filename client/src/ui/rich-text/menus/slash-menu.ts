/** `/` at the start of a word offers what can be put in. */
import type { Extension } from '@tiptap/core';
import type { ResolvedPos } from '@tiptap/pm/model';
import type { IconName } from '../../icon.tsx';
import { slashItems } from '../blocks/slash-items.ts';
import type { PlanSurroundings } from '../plan-surroundings.ts';
import type { SlashItem } from '../slash-item.ts';
import { findItems } from './find-items.ts';
import { textItems } from './text-items.ts';
import { type Typed, typedMenu } from './typed-menu.ts';

const longest = 24;

export function slashMenu(around: PlanSurroundings): Extension {
  const items: readonly SlashItem[] = [...textItems, ...slashItems(around)];
  return typedMenu({
    name: 'slashMenu',
    label: around.t('plans.editor.slash'),
    nothing: around.t('plans.editor.slash.nothing'),
    class: 'slash-pop',
    typedAt: typedBefore,
    // A sign that was there before one came to it was not typed to choose something.
    begins: ({ words }) => words === '',
    offer: ({ words }) =>
      findItems(items, words, around.t).map(({ key: value, label, icon, group }, index, found) => ({
        value,
        label: around.t(label),
        icon: icon as IconName,
        ...(found[index - 1]?.group !== group && { head: around.t(`plans.editor.slash.${group}`) }),
      })),
    pick: (editor, value, { from, to }) => items.find((one) => one.key === value)?.run(editor, { from, to }),
  });
}

/** Nothing in code, and not within a word: `and/or` is a word. */
export function typedBefore($at: ResolvedPos): Typed | undefined {
  if ($at.parent.type.spec.code || !$at.parent.isTextblock) return undefined;
  const text = $at.parent.textBetween(Math.max(0, $at.parentOffset - longest), $at.parentOffset, undefined, '\ufffc');
  const words = /(?:^|[\s\ufffc])\/([\p{L}\p{N} ]{0,22})$/u.exec(text)?.[1];
  if (words === undefined || words.startsWith(' ')) return undefined;
  return { from: $at.pos - words.length - 1, to: $at.pos, words };
}
