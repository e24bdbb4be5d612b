/** One of several: a short list as it is, a long one by typing. */
import { element } from '../dom/element.ts';
import { optionList, type PopupOption } from './option-list.ts';
import { openPopup } from './popup.ts';

export interface Choose {
  readonly anchor: HTMLElement | (() => DOMRect);
  readonly label: string;
  /** What matches the words; '' asks for all, or the likeliest. */
  readonly options: (words: string) => readonly PopupOption[];
  /** With it, one types to find; it stands where nothing is typed. */
  readonly search?: string;
  readonly nothing: string;
  readonly chosen?: string;
  readonly pick: (value: string) => void;
  /** After a choice or Escape. */
  readonly after: () => void;
}

export function choose({ anchor, label, options, search, nothing, chosen, pick, after }: Choose): void {
  const popup = openPopup({ anchor, label, onClose: (reason) => reason === 'done' && after() });
  const input = element('input', {
    class: 'input',
    attributes: {
      type: 'text',
      role: 'combobox',
      'aria-label': label,
      'aria-expanded': 'true',
      'aria-autocomplete': 'list',
      autocomplete: 'off',
      placeholder: search,
    },
  });
  const list = optionList({
    label,
    nothing,
    pick: ({ value }) => {
      popup.close();
      pick(value);
    },
    onActive: (id) => {
      const holder = search === undefined ? list.element : input;
      if (id) holder.setAttribute('aria-activedescendant', id);
      else holder.removeAttribute('aria-activedescendant');
    },
  });
  input.setAttribute('aria-controls', list.element.id);
  const holder = search === undefined ? list.element : input;
  holder.addEventListener('keydown', (event) => {
    if (event.key === 'Tab') event.preventDefault();
    if (list.handleKey(event) || event.key === 'Tab') event.stopPropagation();
  });
  if (search !== undefined) {
    popup.body.append(element('div', { class: 'block-pop-search' }, input));
    input.addEventListener('input', () => {
      list.show(options(input.value.trim()), chosen);
      popup.place();
    });
  }
  popup.body.append(list.element);
  list.show(options(''), chosen);
  popup.place();
  holder.focus({ preventScroll: true });
}
