/** Options to choose from: by arrows, Home and End, by pressing; whoever has the focus says where the choice stands. */
import type { IconName } from '../../../icon.tsx';
import { element } from '../dom/element.ts';
import { iconElement } from '../dom/icon-element.ts';

export interface PopupOption {
  readonly value: string;
  readonly label: string;
  /** Quiet, at the right. */
  readonly hint?: string;
  readonly icon?: IconName;
  readonly mark?: () => HTMLElement;
  /** It stands above those that follow. */
  readonly head?: string;
}
export interface OptionList {
  readonly element: HTMLElement;
  show(options: readonly PopupOption[], chosen?: string): void;
  /** True when the key was the list's. */
  handleKey(event: KeyboardEvent): boolean;
  readonly size: () => number;
}
export interface OptionListOptions {
  readonly label: string;
  readonly nothing: string;
  readonly pick: (option: PopupOption) => void;
  /** Told the id of the option that stands out, for `aria-activedescendant`. */
  readonly onActive: (id: string | undefined) => void;
}

let made = 0;

export function optionList({ label, nothing, pick, onActive }: OptionListOptions): OptionList {
  const name = `plan-options-${++made}`;
  const list = element('div', { class: 'menu', attributes: { role: 'listbox', 'aria-label': label, id: name, tabindex: '-1' } });
  let options: readonly PopupOption[] = [];
  let active = -1;
  const optionAt = (index: number) => list.querySelector<HTMLElement>(`#${name}-${index}`);
  const stand = (index: number) => {
    if (active >= 0) optionAt(active)?.classList.remove('on');
    active = index;
    const now = optionAt(index);
    now?.classList.add('on');
    now?.scrollIntoView({ block: 'nearest' });
    onActive(now ? now.id : undefined);
  };
  const draw = (option: PopupOption, index: number, chosen: string | undefined): HTMLElement[] => [
    ...(option.head ? [element('div', { class: 'mh', attributes: { role: 'presentation' } }, option.head)] : []),
    element(
      'div',
      {
        class: 'mi',
        attributes: { role: 'option', id: `${name}-${index}`, 'aria-selected': String(option.value === chosen) },
        on: {
          // The focus stays where it is: the choice is made there.
          pointerdown: (event) => event.preventDefault(),
          pointermove: () => index !== active && stand(index),
          click: () => pick(option),
        },
      },
      option.mark?.() ?? (option.icon ? iconElement(option.icon) : false),
      element('span', { class: 'ell' }, option.label),
      option.hint ? element('span', { class: 'right sm t3 nw' }, option.hint) : false,
      option.value === chosen && element('span', { class: option.hint ? '' : 'right' }, iconElement('check')),
    ),
  ];
  return {
    element: list,
    size: () => options.length,
    show(next, chosen) {
      options = next;
      list.replaceChildren(
        ...(options.length === 0
          ? [element('div', { class: 'mh', attributes: { role: 'presentation' } }, nothing)]
          : options.flatMap((option, index) => draw(option, index, chosen))),
      );
      active = -1;
      const at = options.findIndex(({ value }) => value === chosen);
      stand(options.length === 0 ? -1 : Math.max(0, at));
    },
    handleKey(event) {
      const last = options.length - 1;
      const standing = options[active];
      if (last < 0 || event.isComposing) return false;
      if (event.key === 'ArrowDown') stand(active >= last ? 0 : active + 1);
      else if (event.key === 'ArrowUp') stand(active <= 0 ? last : active - 1);
      else if (event.key === 'Enter' && standing) pick(standing);
      else return false;
      event.preventDefault();
      return true;
    },
  };
}
