/** Products that were never bought here (S4-26), each with how far it has come. Drawn from the reader's own rows; the text holds nothing of it. */
import { whiteSpace as neverBought, productsOffered, type WhiteSpace } from '@tandem/core/plans/plan-figures';
import type { PlanSurroundings } from '../../plan-surroundings.ts';
import { control } from '../control.ts';
import { element } from '../dom/element.ts';
import { iconElement } from '../dom/icon-element.ts';
import { structuredNode } from '../structured-node.ts';

export const whiteSpace = (around: PlanSurroundings) =>
  structuredNode({
    name: 'whiteSpace',
    around,
    asText: () => around.t('plans.block.whiteSpace'),
    draw: () => {
      const { t } = around;
      const dom = element('div', {
        class: 'pb pb-panel',
        attributes: { 'data-block': 'whiteSpace', contenteditable: 'false', role: 'group', 'aria-label': t('plans.block.whiteSpace') },
      });
      return {
        dom,
        shows: () => [neverBought(around.facts()), productsOffered(around.facts())],
        draw: () => {
          const products = neverBought(around.facts());
          const all = productsOffered(around.facts());
          const count =
            all === 0
              ? t('plans.block.whiteSpace.noProducts')
              : products.length === 0
                ? t('plans.block.whiteSpace.none', { count: all })
                : t('plans.block.whiteSpace.count', { count: products.length, all });
          dom.replaceChildren(
            element('div', { class: 'row' }, iconElement('product', 14), element('span', { class: 'sm t2 num' }, count)),
            ...(products.length > 0 ? [element('ul', {}, ...products.map((product) => line(product, around)))] : []),
          );
        },
      };
    },
  });

function line(product: WhiteSpace, around: PlanSurroundings): HTMLElement {
  const { t, format } = around;
  const { title, tried, amount, opportunity } = product;
  const how = t(`plans.block.whiteSpace.${tried}`);
  const said = amount > 0 ? t('plans.block.whiteSpace.amount', { said: how, amount: format.money(amount) }) : how;
  return element(
    'li',
    {},
    element('span', { class: 'ell' }, title || t('ui.unnamed')),
    opportunity === ''
      ? element('span', { class: 'sm t3' }, said)
      : control(
          {
            name: `open-${product.product}`,
            class: 'opens sm',
            label: t('plans.block.whiteSpace.show', { title, said }),
            mayPress: true,
            press: () => around.open('opportunity', opportunity),
          },
          said,
        ),
  );
}
