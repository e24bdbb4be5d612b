/** A few values at once, such as what an objective is measured by. Enter sets them, Escape leaves everything as it was. */
import { element } from '../dom/element.ts';
import { openPopup } from './popup.ts';

export interface AskField {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly type: 'text' | 'amount' | 'number' | 'day' | 'choice';
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly most?: number;
  /** Asked only while the other values are so. */
  readonly when?: (values: AskValues) => boolean;
  /** What is wrong with a value, in words; `undefined` when it can be kept. */
  readonly wrong?: (value: string) => string | undefined;
}
export type AskValues = Readonly<Record<string, string>>;
export interface Ask {
  readonly anchor: HTMLElement;
  readonly label: string;
  readonly fields: readonly AskField[];
  readonly confirm: string;
  /** A second way out, such as taking a date away. */
  readonly other?: { readonly label: string; readonly run: () => void };
  readonly done: (values: AskValues) => void;
  readonly after: () => void;
}

type Control = HTMLInputElement | HTMLSelectElement;

export function ask({ anchor, label, fields, confirm, other, done, after }: Ask): void {
  const popup = openPopup({ anchor, label, class: 'block-ask', onClose: (reason) => reason === 'done' && after() });
  const controls = new Map<string, { readonly control: Control; readonly box: HTMLElement; readonly error: HTMLElement }>();
  const values = (): AskValues => Object.fromEntries([...controls].map(([key, { control }]) => [key, control.value.trim()]));
  const isAsked = (field: AskField) => field.when?.(values()) ?? true;
  const show = () => {
    for (const field of fields) {
      const part = controls.get(field.key);
      if (part) part.box.hidden = !isAsked(field);
    }
    popup.place();
  };
  for (const field of fields) {
    const control = controlOf(field);
    const error = element('span', { class: 'sm warn', attributes: { role: 'alert' } });
    const box = element('label', { class: 'block-field' }, element('span', { class: 'sm t2' }, field.label), control, error);
    control.addEventListener('change', show);
    controls.set(field.key, { control, box, error });
  }
  const isRight = (): boolean => {
    let first: Control | undefined;
    for (const field of fields) {
      const part = controls.get(field.key);
      const wrong = part && isAsked(field) ? field.wrong?.(part.control.value.trim()) : undefined;
      if (!part) continue;
      part.error.textContent = wrong ?? '';
      part.control.setAttribute('aria-invalid', String(wrong !== undefined));
      if (wrong !== undefined) first ??= part.control;
    }
    first?.focus();
    return first === undefined;
  };
  const form = element(
    'form',
    {
      attributes: { novalidate: true },
      on: {
        submit: (event) => {
          event.preventDefault();
          if (!isRight()) return popup.place();
          const said = values();
          popup.close();
          done(said);
        },
      },
    },
    ...[...controls.values()].map(({ box }) => box),
    element(
      'div',
      { class: 'block-ask-end' },
      other &&
        element(
          'button',
          {
            class: 'btn ghost',
            attributes: { type: 'button' },
            on: {
              click: () => {
                popup.close();
                other.run();
              },
            },
          },
          other.label,
        ),
      element('button', { class: 'btn primary', attributes: { type: 'submit' } }, confirm),
    ),
  );
  // A browser sends a form from its inputs, not from its choices.
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLSelectElement)) return;
    event.preventDefault();
    form.requestSubmit();
  });
  popup.body.append(form);
  show();
  keepFocusIn(popup.body);
  const first = [...controls.values()].find(({ box }) => !box.hidden)?.control;
  first?.focus({ preventScroll: true });
  if (first instanceof HTMLInputElement && first.type === 'text') first.select();
}

function controlOf({ type, value, options, most, label }: AskField): Control {
  if (type === 'choice') {
    const select = element('select', { class: 'input', attributes: { 'aria-label': label } });
    select.append(...(options ?? []).map((option) => element('option', { attributes: { value: option.value } }, option.label)));
    select.value = value;
    return select;
  }
  const input = element('input', {
    class: type === 'amount' || type === 'number' ? 'input num' : 'input',
    attributes: {
      type: type === 'day' ? 'date' : 'text',
      inputmode: type === 'amount' ? 'decimal' : type === 'number' ? 'numeric' : undefined,
      maxlength: most === undefined ? undefined : String(most),
      autocomplete: 'off',
      'aria-label': label,
    },
  });
  input.value = value;
  return input;
}

/** Tab goes round inside: what is behind is not reached while something is asked. */
function keepFocusIn(body: HTMLElement): void {
  body.addEventListener('keydown', (event) => {
    if (event.key !== 'Tab') return;
    const within = [...body.querySelectorAll<HTMLElement>('input, select, button')].filter((one) => one.offsetParent !== null);
    const edge = event.shiftKey ? within[0] : within.at(-1);
    if (document.activeElement !== edge) return;
    event.preventDefault();
    (event.shiftKey ? within.at(-1) : within[0])?.focus();
  });
}
