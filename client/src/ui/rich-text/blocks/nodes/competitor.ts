/** Who else is there, how strong they are here, and as words what is known of them. A row of a table. */
import type { PlanSurroundings } from '../../plan-surroundings.ts';
import type { BlockHandle } from '../block-view.ts';
import { control } from '../control.ts';
import { element } from '../dom/element.ts';
import { iconElement } from '../dom/icon-element.ts';
import { chipOf } from '../dom/pieces.ts';
import { ask } from '../popup/ask.ts';
import { structuredNode } from '../structured-node.ts';
import { chooseLevel, levelTone } from './level.ts';

const longestName = 120;

export const competitor = (around: PlanSurroundings) =>
  structuredNode({
    name: 'competitor',
    around,
    draw: (handle) => {
      const { t } = around;
      const cell = () => element('span', { class: 'cell', attributes: { contenteditable: 'false' } });
      const [who, strength] = [cell(), cell()];
      const words = element('div', { class: 'tx cell' });
      const heads = (['name', 'level', 'known'] as const).map((key) => element('span', {}, t(`plans.block.competitor.${key}`)));
      const dom = element(
        'div',
        { class: 'pb trow cp', attributes: { 'data-block': 'competitor' } },
        element('div', { class: 'thead', attributes: { contenteditable: 'false', 'aria-hidden': 'true' } }, ...heads),
        who,
        strength,
        words,
      );
      return {
        dom,
        contentDOM: words,
        shows: () => null,
        draw: () => {
          const { name, level } = handle.attributes();
          const mayPress = handle.mayEdit();
          const levelText = t(`plans.block.level.${level}`);
          who.replaceChildren(
            control(
              {
                name: 'who',
                class: name ? 'm ell' : 'say-it',
                label: t('plans.block.competitor.nameIs', { name: name || t('plans.block.notSaid') }),
                mayPress,
                opens: 'dialog',
                press: (anchor) => askName(anchor, handle),
              },
              ...(name || !mayPress ? [name] : [iconElement('edit', 12), t('plans.block.competitor.giveName')]),
            ),
          );
          strength.replaceChildren(
            control(
              {
                name: 'level',
                class: 'bare-chip',
                label: t('plans.block.competitor.levelIs', { level: levelText }),
                mayPress,
                opens: 'listbox',
                press: (anchor) =>
                  chooseLevel({
                    anchor,
                    t,
                    label: t('plans.block.competitor.level'),
                    chosen: handle.attributes().level,
                    pick: (next) => handle.change({ level: next }),
                    after: handle.writeOn,
                  }),
              },
              chipOf(levelText, levelTone[level]),
            ),
          );
        },
      };
    },
  });

function askName(anchor: HTMLElement, { around: { t }, attributes, change, writeOn }: BlockHandle<'competitor'>): void {
  ask({
    anchor,
    label: t('plans.block.competitor.name'),
    fields: [{ key: 'name', type: 'text', label: t('plans.block.competitor.name'), value: attributes().name, most: longestName }],
    confirm: t('plans.block.set'),
    done: (values) => change({ name: values['name'] ?? '' }),
    after: writeOn,
  });
}
