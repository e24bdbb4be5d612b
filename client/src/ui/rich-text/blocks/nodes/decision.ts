/** What was decided, on which day, and by whom. */
import type { PlanSurroundings } from '../../plan-surroundings.ts';
import type { BlockHandle } from '../block-view.ts';
import { control } from '../control.ts';
import { element } from '../dom/element.ts';
import { iconElement } from '../dom/icon-element.ts';
import { chipOf, personMark } from '../dom/pieces.ts';
import { ask } from '../popup/ask.ts';
import { choose } from '../popup/choose.ts';
import { structuredNode } from '../structured-node.ts';

export const decision = (around: PlanSurroundings) =>
  structuredNode({
    name: 'decision',
    around,
    draw: (handle) => {
      const { t } = around;
      const words = element('div', { class: 'tx' });
      const side = element('span', { class: 'beside', attributes: { contenteditable: 'false' } });
      const mark = element(
        'span',
        {
          class: 'lead-mark acc',
          attributes: { contenteditable: 'false', role: 'img', 'aria-label': t('plans.block.decision'), title: t('plans.block.decision') },
        },
        iconElement('flag'),
      );
      return {
        dom: element('div', { class: 'pb note-line', attributes: { 'data-block': 'decision' } }, mark, words, side),
        contentDOM: words,
        shows: () => around.person(handle.attributes().by),
        draw: () => {
          const { day, by } = handle.attributes();
          const mayPress = handle.mayEdit();
          const name = by === '' ? t('plans.block.nobody') : (around.person(by)?.name ?? t('plans.block.noAccess'));
          const dayText = around.format.day(day);
          side.replaceChildren(
            control(
              {
                name: 'by',
                class: by ? 'who-mark' : 'say-it quiet',
                label: t('plans.block.decision.byIs', { name }),
                mayPress,
                opens: 'listbox',
                press: (anchor) => chooseBy(anchor, handle),
              },
              by ? personMark(by, around) : mayPress && iconElement('user', 14),
            ),
            control(
              {
                name: 'day',
                class: day ? 'bare-chip' : 'say-it quiet',
                label: t('plans.block.decision.dayIs', { day: dayText || t('plans.block.notSaid') }),
                mayPress,
                opens: 'dialog',
                press: (anchor) => askDay(anchor, handle),
              },
              day ? chipOf(dayText) : mayPress && iconElement('calendar', 14),
            ),
          );
        },
      };
    },
  });

function chooseBy(anchor: HTMLElement, { around, attributes, change, writeOn }: BlockHandle<'decision'>): void {
  const { t } = around;
  const { by } = attributes();
  choose({
    anchor,
    label: t('plans.block.decision.by'),
    search: t('plans.block.action.search'),
    nothing: t('ui.nothingFound'),
    chosen: by,
    options: (words) => [
      ...around.people(words).map(({ id, name }) => ({ value: id, label: name, mark: () => personMark(id, around) })),
      ...(by && !words ? [{ value: '', label: t('plans.block.nobody'), icon: 'close' as const }] : []),
    ],
    pick: (value) => change({ by: value }),
    after: writeOn,
  });
}

function askDay(anchor: HTMLElement, { around: { t }, attributes, change, writeOn }: BlockHandle<'decision'>): void {
  ask({
    anchor,
    label: t('plans.block.decision.day'),
    fields: [{ key: 'day', type: 'day', label: t('plans.block.decision.day'), value: attributes().day }],
    confirm: t('plans.block.set'),
    done: (values) => change({ day: values['day'] ?? '' }),
    after: writeOn,
  });
}
