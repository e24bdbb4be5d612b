/** A figure inside a sentence, counted from the reader's rows each time; pressing it says from what, and lets it be changed. */
import { figureMeasures } from '@tandem/core';
import { planFigure } from '@tandem/core/plans/plan-figures';
import type { PlanSurroundings } from '../../plan-surroundings.ts';
import { attributesOf, type BlockAttributes } from '../attributes-of.ts';
import type { BlockHandle } from '../block-view.ts';
import { control } from '../control.ts';
import { element } from '../dom/element.ts';
import { ask } from '../popup/ask.ts';
import { spanText } from '../span-text.ts';
import { structuredNode } from '../structured-node.ts';

export const figure = (around: PlanSurroundings) =>
  structuredNode({
    name: 'figure',
    around,
    asText: (node) => figureText(attributesOf('figure', node), around).text,
    draw: (handle) => {
      const dom = element('span', { class: 'fig', attributes: { 'data-block': 'figure', contenteditable: 'false' } });
      const shown = () => figureText(handle.attributes(), around);
      return {
        dom,
        shows: shown,
        draw: () => {
          const { text, why } = shown();
          dom.replaceChildren(
            control(
              {
                name: 'figure',
                class: 'num',
                label: `${text}, ${why}`,
                mayPress: handle.mayEdit(),
                opens: 'dialog',
                press: (anchor) => askFigure(anchor, handle),
              },
              text,
            ),
          );
        },
      };
    },
  });

export function figureText(
  attributes: BlockAttributes['figure'],
  { t, format, facts }: PlanSurroundings,
): { readonly text: string; readonly why: string } {
  const { measure } = attributes;
  const { value, rows } = planFigure(measure, attributes, facts());
  const isMoney = measure === 'won' || measure === 'open' || measure === 'quotes';
  const amount = isMoney ? format.money(value) : format.number(value);
  return { text: amount, why: t(`plans.block.figure.${measure}.why`, { amount, count: rows, span: spanText(attributes, { t, format }) }) };
}

function askFigure(anchor: HTMLElement, { around: { t }, attributes, change, writeOn }: BlockHandle<'figure'>): void {
  const { measure, from, to } = attributes();
  ask({
    anchor,
    label: t('plans.block.figure'),
    fields: [
      {
        key: 'measure',
        type: 'choice',
        label: t('plans.block.figure'),
        value: measure,
        options: figureMeasures.map((one) => ({ value: one, label: t(`plans.block.measure.${one}`) })),
      },
      { key: 'from', type: 'day', label: t('plans.block.from'), value: from },
      { key: 'to', type: 'day', label: t('plans.block.to'), value: to },
    ],
    confirm: t('plans.block.set'),
    done: (values) =>
      change({
        measure: figureMeasures.find((one) => one === values['measure']) ?? measure,
        from: values['from'] ?? '',
        to: values['to'] ?? '',
      }),
    after: writeOn,
  });
}
