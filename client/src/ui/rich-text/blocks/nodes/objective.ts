/** An objective: words, and how far it has come: by what was won, is open or was visited, or as somebody says. */
import { objectiveMeasures } from '@tandem/core';
import { objectiveProgress } from '@tandem/core/plans/plan-figures';
import { readAmount } from '../../../read-amount.ts';
import type { PlanSurroundings } from '../../plan-surroundings.ts';
import type { BlockAttributes } from '../attributes-of.ts';
import type { BlockHandle } from '../block-view.ts';
import { control } from '../control.ts';
import { element } from '../dom/element.ts';
import { barOf } from '../dom/pieces.ts';
import { type AskValues, ask } from '../popup/ask.ts';
import { spanText } from '../span-text.ts';
import { structuredNode } from '../structured-node.ts';

export const objective = (around: PlanSurroundings) =>
  structuredNode({
    name: 'objective',
    around,
    draw: (handle) => {
      const words = element('div', { class: 'tx' });
      const side = element('span', { class: 'how-far num', attributes: { contenteditable: 'false' } });
      const dom = element(
        'div',
        { class: 'pb ob', attributes: { 'data-block': 'objective' } },
        element('span', { class: 'no num', attributes: { contenteditable: 'false', 'aria-hidden': 'true' } }),
        words,
        side,
      );
      return {
        dom,
        contentDOM: words,
        shows: () => stands(handle.attributes(), around),
        draw: () => {
          const { share, text, why } = stands(handle.attributes(), around);
          side.replaceChildren(
            control(
              {
                name: 'progress',
                class: 'how-far-in',
                label: around.t('plans.block.objective.progress', { text, why }),
                mayPress: handle.mayEdit(),
                opens: 'dialog',
                press: (anchor) => askMeasure(anchor, handle),
              },
              share !== null && barOf(share),
              text,
            ),
          );
        },
      };
    },
  });

interface Stand {
  readonly share: number | null;
  readonly text: string;
  readonly why: string;
}

/** `65%`, `1 of 4`, `Not started`; the sentence behind it says what was counted. */
export function stands(attributes: BlockAttributes['objective'], { t, format, facts }: PlanSurroundings): Stand {
  const { measure } = attributes;
  const { share, value, target, rows } = objectiveProgress(attributes, facts());
  if (measure === 'hand')
    return { share, text: share ? format.percent(share) : t('plans.block.objective.notStarted'), why: t('plans.block.objective.byHand') };
  const amount = measure === 'visits' ? format.number(value) : format.money(value);
  const goal = target === null ? '' : measure === 'visits' ? format.number(target) : format.money(target);
  const counted = t(`plans.block.figure.${measure}.why`, { amount, count: rows, span: spanText(attributes, { t, format }) });
  const why = goal === '' ? counted : t('plans.block.objective.ofGoal', { counted, goal });
  if (share === null) return { share, text: amount, why };
  if (value === 0) return { share, text: t('plans.block.objective.notStarted'), why };
  return { share, text: measure === 'visits' ? t('plans.block.objective.of', { value: amount, goal }) : format.percent(share), why };
}

function askMeasure(anchor: HTMLElement, handle: BlockHandle<'objective'>): void {
  const { t } = handle.around;
  const { measure, target, progress, from, to } = handle.attributes();
  const isCounted = (values: AskValues) => values['measure'] !== 'hand';
  const written = (value: number | null) => (value === null ? '' : String(value));
  const noNumber = (value: string) => (value === '' || readAmount(value) !== undefined ? undefined : t('plans.block.noNumber', { value }));
  ask({
    anchor,
    label: t('plans.block.objective.measure'),
    fields: [
      {
        key: 'measure',
        type: 'choice',
        label: t('plans.block.objective.measure'),
        value: measure,
        options: objectiveMeasures.map((one) => ({ value: one, label: t(`plans.block.measure.${one}`) })),
      },
      {
        key: 'progress',
        type: 'number',
        label: t('plans.block.objective.percent'),
        value: written(progress),
        when: (values) => !isCounted(values),
        wrong: (value) =>
          noNumber(value.replace('%', '')) ??
          (Number(readAmount(value.replace('%', '')) ?? 0) > 100 ? t('plans.block.over100', { value }) : undefined),
      },
      { key: 'target', type: 'amount', label: t('plans.block.objective.target'), value: written(target), when: isCounted, wrong: noNumber },
      { key: 'from', type: 'day', label: t('plans.block.from'), value: from, when: isCounted },
      { key: 'to', type: 'day', label: t('plans.block.to'), value: to, when: isCounted },
    ],
    confirm: t('plans.block.set'),
    done: (values) =>
      handle.change({
        measure: objectiveMeasures.find((one) => one === values['measure']) ?? 'hand',
        target: readAmount(values['target'] ?? '') ?? null,
        progress: readAmount((values['progress'] ?? '').replace('%', '')) ?? null,
        from: values['from'] ?? '',
        to: values['to'] ?? '',
      }),
    after: handle.writeOn,
  });
}
