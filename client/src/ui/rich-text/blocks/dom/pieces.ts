/** What several blocks show: people, chips, bars. The same looks as the components of the same name. */
import type { ChipTone } from '../../../chip.tsx';
import type { IconName } from '../../../icon.tsx';
import type { PlanPerson, PlanSurroundings } from '../../plan-surroundings.ts';
import { element } from './element.ts';
import { iconElement } from './icon-element.ts';

export const avatarOf = ({ name, initials, color }: PlanPerson): HTMLElement =>
  element('span', { class: `av p${color}`, attributes: { title: name, 'aria-hidden': 'true' } }, initials);

/** Somebody by id; who is not known here is not guessed at. */
export function personMark(id: string, { person, t }: PlanSurroundings): HTMLElement {
  const known = person(id);
  return known ? avatarOf(known) : element('span', { class: 't3' }, t('plans.block.noAccess'));
}

export const chipOf = (text: string, tone: ChipTone = 'plain', icon?: IconName): HTMLElement =>
  element('span', { class: tone === 'plain' ? 'chip' : `chip ${tone}` }, icon && iconElement(icon), text);

export function barOf(share: number): HTMLElement {
  const bar = element('i');
  bar.style.width = `${Math.round(share * 100)}%`;
  return element('span', { class: 'track', attributes: { 'aria-hidden': 'true' } }, bar);
}
