/** What could come in between, and how bad that would be; one that is over stays readable. */
import type { PlanSurroundings } from '../../plan-surroundings.ts';
import { control } from '../control.ts';
import { element } from '../dom/element.ts';
import { iconElement } from '../dom/icon-element.ts';
import { chipOf } from '../dom/pieces.ts';
import { structuredNode } from '../structured-node.ts';
import { chooseLevel, levelTone } from './level.ts';

export const risk = (around: PlanSurroundings) =>
  structuredNode({
    name: 'risk',
    around,
    draw: (handle) => {
      const { t } = around;
      const words = element('div', { class: 'tx' });
      const side = element('span', { class: 'beside', attributes: { contenteditable: 'false' } });
      const mark = element(
        'span',
        {
          class: 'lead-mark',
          attributes: { contenteditable: 'false', role: 'img', 'aria-label': t('plans.block.risk'), title: t('plans.block.risk') },
        },
        iconElement('alert'),
      );
      const dom = element('div', { class: 'pb note-line rk', attributes: { 'data-block': 'risk' } }, mark, words, side);
      return {
        dom,
        contentDOM: words,
        shows: () => null,
        draw: () => {
          const { level, over } = handle.attributes();
          const mayPress = handle.mayEdit();
          dom.classList.toggle('done', over);
          dom.dataset['level'] = level;
          const levelText = t(`plans.block.level.${level}`);
          side.replaceChildren(
            control(
              {
                name: 'level',
                class: 'bare-chip',
                label: t('plans.block.risk.levelIs', { level: levelText }),
                mayPress,
                opens: 'listbox',
                press: (anchor) =>
                  chooseLevel({
                    anchor,
                    t,
                    label: t('plans.block.risk.level'),
                    chosen: handle.attributes().level,
                    pick: (next) => handle.change({ level: next }),
                    after: handle.writeOn,
                  }),
              },
              chipOf(levelText, over ? 'plain' : levelTone[level]),
            ),
            ...(mayPress || over
              ? [
                  control(
                    {
                      name: 'over',
                      class: over ? 'bare-chip' : 'say-it quiet',
                      label: t('plans.block.risk.over'),
                      pressed: over,
                      mayPress,
                      press: () => handle.change({ over: !handle.attributes().over }),
                    },
                    over ? chipOf(t('plans.block.risk.isOver'), 'plain', 'check') : iconElement('check', 14),
                  ),
                ]
              : []),
          );
        },
      };
    },
  });
