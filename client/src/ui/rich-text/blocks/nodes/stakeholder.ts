/** Somebody who has a say: who it is, the role in the decision, where they stand, and as words what they want. A row of a table. */
import { stakeholderRoles, stances } from '@tandem/core';
import type { ChipTone } from '../../../chip.tsx';
import type { PlanSurroundings } from '../../plan-surroundings.ts';
import type { BlockAttributes } from '../attributes-of.ts';
import type { BlockHandle } from '../block-view.ts';
import { control } from '../control.ts';
import { element } from '../dom/element.ts';
import { iconElement } from '../dom/icon-element.ts';
import { chipOf } from '../dom/pieces.ts';
import { choose } from '../popup/choose.ts';
import { structuredNode } from '../structured-node.ts';

const tones: Readonly<Record<BlockAttributes['stakeholder']['stance'], ChipTone>> = {
  '': 'plain',
  for: 'won',
  neutral: 'plain',
  doubts: 'warn',
  against: 'fill',
};
/** Before a name that is no contact's; no id begins so. */
const typed = '=';

export const stakeholder = (around: PlanSurroundings) =>
  structuredNode({
    name: 'stakeholder',
    around,
    draw: (handle) => {
      const { t } = around;
      const cell = () => element('span', { class: 'cell', attributes: { contenteditable: 'false' } });
      const [who, role, stance] = [cell(), cell(), cell()];
      const words = element('div', { class: 'tx cell' });
      const heads = (['person', 'role', 'stance', 'wants'] as const).map((key) => element('span', {}, t(`plans.block.stakeholder.${key}`)));
      const dom = element(
        'div',
        { class: 'pb trow sh', attributes: { 'data-block': 'stakeholder' } },
        element('div', { class: 'thead', attributes: { contenteditable: 'false', 'aria-hidden': 'true' } }, ...heads),
        who,
        role,
        stance,
        words,
      );
      return {
        dom,
        contentDOM: words,
        shows: () => whoIs(handle.attributes(), around),
        draw: () => {
          const attributes = handle.attributes();
          const name = whoIs(attributes, around);
          const mayPress = handle.mayEdit();
          const roleText = attributes.role && t(`plans.block.role.${attributes.role}`);
          const stanceText = attributes.stance && t(`plans.block.stance.${attributes.stance}`);
          who.replaceChildren(
            control(
              {
                name: 'who',
                class: name ? 'm ell' : 'say-it',
                label: t('plans.block.stakeholder.whoIs', { name: name || t('plans.block.nobody') }),
                mayPress,
                opens: 'listbox',
                press: (anchor) => chooseWho(anchor, handle),
              },
              ...(name || !mayPress ? [name] : [iconElement('at', 12), t('plans.block.stakeholder.choose')]),
            ),
          );
          role.replaceChildren(
            control(
              {
                name: 'role',
                class: roleText ? 'ell' : 'say-it',
                label: t('plans.block.stakeholder.roleIs', { role: roleText || t('plans.block.notSaid') }),
                mayPress,
                opens: 'listbox',
                press: (anchor) => chooseRole(anchor, handle),
              },
              roleText || (mayPress ? t('plans.block.stakeholder.chooseRole') : ''),
            ),
          );
          stance.replaceChildren(
            control(
              {
                name: 'stance',
                class: stanceText ? 'bare-chip' : 'say-it',
                label: t('plans.block.stakeholder.stanceIs', { stance: stanceText || t('plans.block.notSaid') }),
                mayPress,
                opens: 'listbox',
                press: (anchor) => chooseStance(anchor, handle),
              },
              stanceText ? chipOf(stanceText, tones[attributes.stance]) : mayPress ? t('plans.block.stakeholder.chooseStance') : '',
            ),
          );
        },
      };
    },
  });

/** '' when nobody was said yet. */
const whoIs = ({ contact, name }: BlockAttributes['stakeholder'], around: PlanSurroundings): string =>
  contact === '' ? name : (around.contact(contact)?.name ?? around.t('plans.block.noAccess'));

function chooseWho(anchor: HTMLElement, { around, attributes, change, writeOn }: BlockHandle<'stakeholder'>): void {
  const { t } = around;
  const { contact, name } = attributes();
  choose({
    anchor,
    label: t('plans.block.stakeholder.person'),
    search: t('plans.block.stakeholder.search'),
    nothing: t('ui.nothingFound'),
    chosen: contact,
    options: (words) => [
      ...around
        .contacts(words)
        .filter(({ is }) => is === 'person')
        .map(({ id, name: label, jobTitle }) => ({ value: id, label: label || t('ui.unnamed'), hint: jobTitle, icon: 'user' as const })),
      ...(words ? [{ value: `${typed}${words}`, label: t('plans.block.stakeholder.byName', { name: words }), icon: 'edit' as const }] : []),
      ...(contact || name ? [{ value: '', label: t('plans.block.nobody'), icon: 'close' as const }] : []),
    ],
    pick: (value) => change(value.startsWith(typed) ? { contact: '', name: value.slice(1) } : { contact: value, name: '' }),
    after: writeOn,
  });
}

function chooseRole(anchor: HTMLElement, { around: { t }, attributes, change, writeOn }: BlockHandle<'stakeholder'>): void {
  const options = stakeholderRoles.map((role) => ({ value: role, label: role ? t(`plans.block.role.${role}`) : t('plans.block.notSaid') }));
  choose({
    anchor,
    label: t('plans.block.stakeholder.role'),
    nothing: '',
    chosen: attributes().role,
    options: () => options,
    pick: (value) => change({ role: stakeholderRoles.find((role) => role === value) ?? '' }),
    after: writeOn,
  });
}

function chooseStance(anchor: HTMLElement, { around: { t }, attributes, change, writeOn }: BlockHandle<'stakeholder'>): void {
  const options = stances.map((stance) => ({
    value: stance,
    label: stance ? t(`plans.block.stance.${stance}`) : t('plans.block.notSaid'),
  }));
  choose({
    anchor,
    label: t('plans.block.stakeholder.stance'),
    nothing: '',
    chosen: attributes().stance,
    options: () => options,
    pick: (value) => change({ stance: stances.find((stance) => stance === value) ?? '' }),
    after: writeOn,
  });
}
