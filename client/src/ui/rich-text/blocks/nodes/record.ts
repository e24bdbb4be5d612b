/** A thing itself inside the text (N7): what stands here is the row, and changing it here changes it everywhere. */
import { isLate, quoteStateOn } from '@tandem/core';
import type { PlanSurroundings } from '../../plan-surroundings.ts';
import { attributesOf } from '../attributes-of.ts';
import type { BlockHandle } from '../block-view.ts';
import { control } from '../control.ts';
import { element } from '../dom/element.ts';
import { iconElement } from '../dom/icon-element.ts';
import { chipOf, personMark } from '../dom/pieces.ts';
import { nameOf } from '../naming/name-of.ts';
import { structuredNode } from '../structured-node.ts';
import { opportunityControls } from './record-opportunity.ts';

export const record = (around: PlanSurroundings) =>
  structuredNode({
    name: 'record',
    around,
    asText: (node) => {
      const { kind, ref } = attributesOf('record', node);
      return nameOf(kind, ref, around)?.name ?? around.t('plans.block.noAccess');
    },
    draw: (handle) => {
      const { t } = around;
      const dom = element('div', { class: 'pb rec', attributes: { 'data-block': 'record', contenteditable: 'false', role: 'group' } });
      return {
        dom,
        shows: () => factsOf(handle),
        draw: () => {
          const { kind, ref } = handle.attributes();
          const named = nameOf(kind, ref, around);
          const kindText = t(`plans.block.record.${kind}`);
          dom.setAttribute('aria-label', named ? `${kindText}: ${named.name}` : `${kindText}: ${t('plans.block.noAccess')}`);
          if (!named)
            return dom.replaceChildren(
              iconElement('lock', 14),
              element('span', { class: 't3' }, t('plans.block.noAccess')),
              element('span', { class: 'right sm t3' }, kindText),
            );
          const name = control(
            {
              name: 'open',
              class: 'm ell opens',
              label: t('plans.block.record.open', { name: named.name }),
              mayPress: true,
              press: () => around.open(kind, ref),
            },
            named.name,
          );
          dom.replaceChildren(
            ...leadOf(handle, named.lifecycle ?? named.icon),
            name,
            element('span', { class: 'right beside' }, ...restOf(handle)),
          );
        },
      };
    },
  });

function leadOf({ around, attributes }: BlockHandle<'record'>, icon: Parameters<typeof iconElement>[0]): Node[] {
  const { kind, ref } = attributes();
  if (kind !== 'opportunity') return [iconElement(icon, 14)];
  const row = around.opportunity(ref);
  const shade = around.stages(ref).find(({ id }) => id === row?.stage)?.shade ?? 3;
  const square = element('i', { class: 'st', attributes: { 'aria-hidden': 'true' } });
  square.style.background = `var(--st-${shade})`;
  return [square];
}

function factsOf({ around, attributes }: BlockHandle<'record'>): unknown {
  const { kind, ref } = attributes();
  const named = nameOf(kind, ref, around);
  if (!named) return null;
  if (kind === 'opportunity') return [named, around.opportunity(ref), around.mayChange(ref), around.stages(ref)];
  if (kind === 'quote') return [named, around.quote(ref), around.today];
  if (kind === 'task') return [named, around.task(ref), around.person(around.task(ref)?.owner ?? ''), around.today];
  const contact = around.contact(ref);
  return [named, contact?.town, contact?.jobTitle, around.contact(contact?.company ?? '')?.name, around.person(contact?.owner ?? '')];
}

function restOf(handle: BlockHandle<'record'>): (Node | string)[] {
  const { around, attributes } = handle;
  const { kind, ref } = attributes();
  const { t, format, today } = around;
  if (kind === 'opportunity') return opportunityControls(handle);
  if (kind === 'quote') {
    const row = around.quote(ref);
    if (!row) return [];
    const state = quoteStateOn(row, today);
    const tone = state === 'accepted' ? 'won' : state === 'expired' ? 'warn' : 'plain';
    return [chipOf(t(`quote.state.${state}`), tone), element('span', { class: 'num nw' }, around.money(row.net, row.currency))];
  }
  if (kind === 'task') {
    const row = around.task(ref);
    if (!row) return [];
    const late = isLate(row, today);
    const look = row.doneAt
      ? chipOf(t('plans.block.action.doneOn', { day: format.day(row.doneAt) }))
      : row.due && chipOf(format.day(row.due), late ? 'late' : 'plain', late ? 'clock' : 'task');
    return [personMark(row.owner, around), ...(look ? [look] : [])];
  }
  const contact = around.contact(ref);
  const said = contact?.is === 'person' ? [contact.jobTitle, around.contact(contact.company)?.name ?? ''] : [contact?.town ?? ''];
  return [
    element('span', { class: 'sm t3 ell' }, said.filter(Boolean).join(', ')),
    ...(contact?.owner ? [personMark(contact.owner, around)] : []),
  ];
}
