/** What was written of the latest visits, from the account's own history: a visit is told once, where it was made. */
import type { ActivityRow } from '@tandem/core';
import { visitsOf } from '@tandem/core/plans/plan-figures';
import type { PlanSurroundings } from '../../plan-surroundings.ts';
import type { BlockHandle } from '../block-view.ts';
import { control } from '../control.ts';
import { element } from '../dom/element.ts';
import { iconElement } from '../dom/icon-element.ts';
import { personMark } from '../dom/pieces.ts';
import { choose } from '../popup/choose.ts';
import { structuredNode } from '../structured-node.ts';

const counts = [1, 3, 5, 10, 20] as const;
/** A number that another program wrote does not make a page of thousands. */
const most = 50;

export const visitNotes = (around: PlanSurroundings) =>
  structuredNode({
    name: 'visitNotes',
    around,
    asText: () => around.t('plans.block.visits'),
    draw: (handle) => {
      const { t } = around;
      const dom = element('div', {
        class: 'pb pb-panel',
        attributes: { 'data-block': 'visitNotes', contenteditable: 'false', role: 'group', 'aria-label': t('plans.block.visits') },
      });
      const visits = () => visitsOf(around.facts(), Math.min(most, handle.attributes().count));
      return {
        dom,
        shows: () => visits().map((visit) => [visit, around.person(visit.by)?.name, around.contact(visit.contact)?.name]),
        draw: () => {
          const { count } = handle.attributes();
          const found = visits();
          dom.replaceChildren(
            element(
              'div',
              { class: 'row' },
              iconElement('car', 14),
              control(
                {
                  name: 'count',
                  class: 'sm t2',
                  label: t('plans.block.visits.countIs', { count }),
                  mayPress: handle.mayEdit(),
                  opens: 'listbox',
                  press: (anchor) => chooseCount(anchor, handle),
                },
                t('plans.block.visits.latest', { count }),
              ),
            ),
            found.length === 0
              ? element('p', { class: 'sm t3' }, t('plans.block.visits.none'))
              : element('ul', { class: 'visits' }, ...found.map((visit) => line(visit, around))),
          );
        },
      };
    },
  });

function line(visit: ActivityRow, around: PlanSurroundings): HTMLElement {
  const { t, format, is } = around;
  const where = is === 'account' ? '' : (around.contact(visit.contact)?.name ?? '');
  return element(
    'li',
    {},
    personMark(visit.by, around),
    element('span', { class: 'num t2 nw' }, format.day(visit.at)),
    element(
      'span',
      { class: 'said-of' },
      where && element('span', { class: 'm' }, `${where}: `),
      visit.note || element('span', { class: 't3' }, t('plans.block.visits.noWords')),
    ),
  );
}

function chooseCount(anchor: HTMLElement, { around: { t }, attributes, change, writeOn }: BlockHandle<'visitNotes'>): void {
  const options = counts.map((count) => ({ value: String(count), label: t('plans.block.visits.latest', { count }) }));
  choose({
    anchor,
    label: t('plans.block.visits.howMany'),
    nothing: '',
    chosen: String(attributes().count),
    options: () => options,
    pick: (value) => change({ count: Number(value) }),
    after: writeOn,
  });
}
