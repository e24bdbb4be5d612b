/** What visitors type: read from plain forms, within limits, kept as typed when something is wrong. */
import { html, raw } from 'hono/html';
import type { Fault } from '../answers.ts';
import type { Look } from './look.ts';

/** Bytes of a form or a batch of beacons; past it nothing is read. */
export const formBodyLimit = 16 * 1024;

export const longest = { name: 120, mail: 254, phone: 40, text: 2000, reason: 1000, note: 500, when: 200, passcode: 200 } as const;
export type FieldName = keyof typeof longest;

export const formNames = ['accept', 'decline', 'ask', 'call', 'forward', 'report', 'continue'] as const;
export type FormName = (typeof formNames)[number];

export interface WrongForm {
  readonly form: FormName;
  readonly fields: Readonly<Record<string, Fault>>;
  readonly typed: Typed;
  /** Said instead of the list of fields. */
  readonly instead?: string;
}
export type Typed = Readonly<Record<string, string>>;

/** Texts only, each no longer than twice what its field takes: what is too long is named, not cut in silence. */
export function readTyped(body: Readonly<Record<string, unknown>>): Typed {
  const read = Object.entries(body).flatMap(([name, value]) =>
    typeof value === 'string' && /^[a-z]{1,20}$/i.test(name) ? [[name, value.slice(0, 4000).trim()] as const] : [],
  );
  return Object.fromEntries(read);
}

/** Only what this page itself checks; the rest is checked by the part that takes it. */
export function faultsOf(typed: Typed, required: readonly FieldName[], given: readonly FieldName[]): Readonly<Record<string, Fault>> {
  const faults: Record<string, Fault> = {};
  for (const name of required) if (!typed[name]) faults[name] = 'missing';
  for (const name of given) if ((typed[name] ?? '').length > longest[name]) faults[name] = 'too-long';
  if (given.includes('mail') && typed['mail'] && !isMail(typed['mail'])) faults['mail'] = 'not-an-address';
  return faults;
}
const isMail = (text: string): boolean => /^[^\s@"<>(),;:\\]+@[^\s@"<>(),;:\\]+\.[^\s@"<>(),;:\\]{2,}$/.test(text);

interface FieldShape {
  readonly name: FieldName;
  readonly label: string;
  readonly optional?: boolean;
  readonly value?: string;
  readonly lines?: number;
}
const kinds: Readonly<Record<FieldName, readonly [type: string, complete: string]>> = {
  name: ['text', 'name'],
  mail: ['email', 'email'],
  phone: ['tel', 'tel'],
  text: ['text', 'off'],
  reason: ['text', 'off'],
  note: ['text', 'off'],
  when: ['text', 'off'],
  passcode: ['text', 'one-time-code'],
};

/** One field with its label and, after a try that was wrong, what is wrong with it. */
export function field({ words }: Look, form: string, shape: FieldShape, wrong: WrongForm | undefined, colleague = false) {
  const { name, label, optional = false, lines = 0 } = shape;
  const mine = wrong?.form === form ? wrong : undefined;
  const fault = mine?.fields[name];
  const id = `${form}-${name}`;
  const value = mine?.typed[name] ?? shape.value ?? '';
  const [type, complete] = kinds[name];
  // The colleague's name and address are not the visitor's own: the browser is not to fill them in.
  const own = colleague ? 'off' : complete;
  const state = html`${optional ? '' : raw(' required')}${fault ? raw(` aria-invalid="true" aria-describedby="${id}-w"`) : ''}`;
  return html`<div class="field"><label for="${id}">${label}${optional ? html` <span>${words.optional}</span>` : ''}</label>${
    lines > 0
      ? html`<textarea id="${id}" name="${name}" rows="${lines}" maxlength="${longest[name]}"${state}>
${value}</textarea>`
      : html`<input id="${id}" name="${name}" type="${type}" autocomplete="${own}" maxlength="${longest[name]}" value="${value}"${state}>`
  }${fault ? html`<p class="fault" id="${id}-w">${label} ${words.faults[fault]}</p>` : ''}</div>`;
}

export const hidden = (name: string, value: string) => html`<input type="hidden" name="${name}" value="${value}">`;

export const sendButton = (label: string, kind = 'btn lg wide') => html`<button class="${kind}" type="submit">${label}</button>`;

/** Where a form is sent, and which page view it is sent from. */
export function formStart({ address }: Look, name: string, session: string, page: number, more: unknown = '') {
  const sentFrom = html`${hidden('v', session)}${hidden('page', String(page))}`;
  return html`<form method="post" action="${address(`/${name}`)}" data-form="${name}"${more}>${sentFrom}`;
}

/** What is wrong, above the form: read aloud, and each entry leads to its field. */
export function wrongList({ words }: Look, form: string, wrong: WrongForm | undefined, labels: Readonly<Record<string, string>>) {
  if (wrong?.form !== form) return '';
  if (wrong.instead) return html`<p class="fault box" role="alert">${wrong.instead}</p>`;
  return html`<div class="fault box" role="alert">${words.wrong}<ul>${Object.entries(wrong.fields).map(
    ([name, fault]) => html`<li><a href="#${form}-${name}">${labels[name] ?? name} ${words.faults[fault]}</a></li>`,
  )}</ul></div>`;
}
