/** What can be pressed in a block. For whoever may only read, the same words without the press. */
import { element } from './dom/element.ts';

export interface ControlOptions {
  /** Its name within the block. */
  readonly name: string;
  /** Read aloud: what it is and what it says. */
  readonly label: string;
  readonly class?: string;
  readonly mayPress: boolean;
  readonly press: (button: HTMLElement) => void;
  readonly pressed?: boolean;
  readonly opens?: 'dialog' | 'listbox';
}

export function control(options: ControlOptions, ...children: readonly (Node | string | false)[]): HTMLElement {
  const { name, label, mayPress, press, pressed, opens } = options;
  const look = `ctl ${options.class ?? ''}`.trim();
  if (!mayPress) return element('span', { class: look, attributes: { role: 'img', 'aria-label': label, title: label } }, ...children);
  const button = element(
    'button',
    {
      class: look,
      attributes: {
        type: 'button',
        tabindex: '-1',
        'aria-label': label,
        title: label,
        'data-control': name,
        'aria-pressed': pressed === undefined ? undefined : String(pressed),
        'aria-haspopup': opens,
      },
      on: {
        // The caret stays where somebody writes; a popup takes the focus itself.
        mousedown: (event) => event.preventDefault(),
        click: () => press(button),
      },
    },
    ...children,
  );
  return button;
}
