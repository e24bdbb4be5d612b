/** A menu beside a place that is no button of its own: the handle is dragged as well as pressed. Arrows, letters, Enter, Escape. */
import { keyLabel } from '../../kbd.tsx';
import type { MenuItem } from '../../menu.tsx';
import { element } from '../blocks/dom/element.ts';
import { iconElement } from '../blocks/dom/icon-element.ts';
import { openPopup } from '../blocks/popup/popup.ts';

export interface ActionMenu {
  readonly anchor: HTMLElement;
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** After Escape or a press elsewhere; `chosen` when an entry was. */
  readonly onClose: (chosen: boolean) => void;
}

export function openActionMenu({ anchor, label, items, onClose }: ActionMenu): void {
  let chosen = false;
  const popup = openPopup({ anchor, label, class: 'action-pop', onClose: () => onClose(chosen) });
  const menu = element('div', { class: 'menu', attributes: { role: 'menu', 'aria-label': label } });
  const buttons: HTMLElement[] = [];
  const draw = (item: MenuItem): void => {
    if (item === 'line') menu.append(element('hr'));
    else if ('head' in item) menu.append(element('div', { class: 'mh', attributes: { role: 'presentation' } }, item.head));
    else if ('items' in item) {
      menu.append(element('div', { class: 'mh', attributes: { role: 'presentation' } }, item.label));
      item.items.forEach(draw);
    } else {
      const pick = () => {
        if (item.disabled) return;
        chosen = true;
        popup.close();
        item.run();
      };
      const button = element(
        'div',
        {
          class: 'mi',
          attributes: {
            role: 'menuitem',
            tabindex: '-1',
            'aria-disabled': item.disabled ? 'true' : undefined,
            'data-disabled': item.disabled === true,
          },
          on: { click: pick, pointermove: () => button.focus() },
        },
        item.icon ? iconElement(item.icon) : false,
        element('span', { class: 'ell' }, item.label),
        item.keys ? element('kbd', { class: 'kbd' }, keyLabel(item.keys)) : false,
      );
      button.addEventListener('keydown', (event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        pick();
      });
      buttons.push(button);
      menu.append(button);
    }
  };
  items.forEach(draw);
  menu.addEventListener('keydown', (event) => {
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    const letter = event.key.length === 1 && !event.ctrlKey && !event.metaKey ? event.key.toLowerCase() : '';
    const byLetter =
      letter && [...buttons.slice(at + 1), ...buttons].find((button) => button.textContent?.trim().toLowerCase().startsWith(letter));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    const next = to === undefined ? byLetter || undefined : buttons[(to + buttons.length) % buttons.length];
    if (event.key === 'Tab') popup.close();
    if (!next && event.key !== 'Tab') return;
    event.preventDefault();
    next?.focus();
  });
  popup.body.append(menu);
  popup.place();
  buttons[0]?.focus();
}
