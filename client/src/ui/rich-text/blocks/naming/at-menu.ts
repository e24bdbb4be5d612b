/** `@` offers people, customers, opportunities and quotes. */
import type { Extension } from '@tiptap/core';
import type { ResolvedPos } from '@tiptap/pm/model';
import { type Typed, typedMenu } from '../../menus/typed-menu.ts';
import type { PlanSurroundings } from '../../plan-surroundings.ts';
import { atOptions, readMention } from './at-options.ts';
import { nameInText } from './name-in-text.ts';

/** Nothing in code, and not within a word: an address is no name. At most three words are a name. */
export function typedAt($at: ResolvedPos): Typed | undefined {
  if (!$at.parent.isTextblock || $at.parent.type.spec.code) return undefined;
  const text = $at.parent.textBetween(Math.max(0, $at.parentOffset - 50), $at.parentOffset, undefined, '\ufffc');
  const words = /(?:^|[\s\ufffc(])@((?:[\p{L}\p{N}.'’-]+ ?){0,3})$/u.exec(text)?.[1];
  return words === undefined ? undefined : { from: $at.pos - words.length - 1, to: $at.pos, words };
}

export const atMenu = (around: PlanSurroundings): Extension =>
  typedMenu({
    name: 'atMenu',
    label: around.t('plans.block.at'),
    nothing: around.t('ui.nothingFound'),
    class: 'at-pop',
    typedAt,
    begins: () => true,
    // Whom nobody knows is a word with a sign before it.
    offer: ({ words }) => {
      const options = atOptions(words.trim(), around);
      return options.length > 0 ? options : undefined;
    },
    pick: ({ view }, value, typed) => {
      const mentioned = readMention(value);
      if (mentioned) view.dispatch(nameInText(view.state, typed, mentioned, around));
    },
  });
