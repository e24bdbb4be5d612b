/** Less used: giving the link to a colleague, reporting a problem, and what is recorded of a visit, with the way out. */
import { html, raw } from 'hono/html';
import type { Fetched } from '../visits.ts';
import type { Html } from './document.ts';
import { field, formStart, type WrongForm, wrongList } from './forms.ts';
import { icon } from './icons.ts';
import type { Look } from './look.ts';

interface Visitor {
  readonly session: string;
  readonly page: number;
  readonly recipient: string;
  /** The sender, by the first of the names. */
  readonly who: string;
  readonly wrong: WrongForm | undefined;
}

export function morePanel(look: Look, visitor: Visitor, forwards: boolean): Html {
  return html`<section class="block tight">${forwards ? forwardForm(look, visitor) : ''}${reportForm(look, visitor)}</section>`;
}

function forwardForm(look: Look, { session, page, who, wrong }: Visitor) {
  const said = look.words.more;
  const open = wrong?.form === 'forward' ? raw(' open') : '';
  return html`<details class="fold" id="forward"${open}><summary>${said.forward}</summary>${formStart(look, 'forward', session, page)}<p class="sm t2">${said.forwardText(who)}</p>${wrongList(
    look,
    'forward',
    wrong,
    { name: said.colleague, mail: said.colleagueMail, note: said.note },
  )}${field(look, 'forward', { name: 'name', label: said.colleague }, wrong, true)}${field(look, 'forward', { name: 'mail', label: said.colleagueMail }, wrong, true)}${field(
    look,
    'forward',
    { name: 'note', label: said.note, optional: true, lines: 2 },
    wrong,
  )}<button class="btn lg wide" type="submit">${said.forwardSend}</button></form></details>`;
}

function reportForm(look: Look, { session, page, recipient, wrong }: Visitor) {
  const { words } = look;
  const said = words.more;
  const open = wrong?.form === 'report' ? raw(' open') : '';
  return html`<details class="fold" id="report"${open}><summary>${said.report}</summary>${formStart(look, 'report', session, page)}${wrongList(
    look,
    'report',
    wrong,
    {
      name: words.name,
      text: said.reportText,
    },
  )}${field(look, 'report', { name: 'text', label: said.reportText, lines: 3 }, wrong)}${field(
    look,
    'report',
    { name: 'name', label: words.name, value: recipient, optional: true },
    wrong,
  )}<button class="btn lg wide" type="submit">${said.reportSend}</button></form></details>`;
}

/** `off`: this browser or the recipient does not want to be counted; then it can be taken back. */
export function seenLine(look: Look, { session, page, who }: Visitor, recording: Fetched['recording'], off: boolean): Html {
  const said = look.words.seen;
  const line = off ? said.off(who) : recording === 'opened' ? said.opened(who) : said.line(who);
  const button = (name: string, label: string) =>
    html`${formStart(look, name, session, page)}${off ? html`<input type="hidden" name="again" value="1">` : ''}<button class="linklike" type="submit">${label}</button></form>`;
  return html`<section class="block seen" id="seen" aria-label="${said.what}"><div class="trust">${icon('eye')}<div><p>${line}</p>${button('refuse', off ? said.agree : said.refuse)}<details class="fold small"><summary>${said.what}</summary><ul>${said.list.map(
    (one) => html`<li>${one}</li>`,
  )}</ul><p>${said.not}</p><p>${said.kept}</p></details></div></div></section>`;
}

/**
 * Asks whether it is the recipient who reads. It never stands before the content: it comes after a while, or with the second page,
 * by style alone, so that it also comes to who runs no script.
 */
export function knownBar(look: Look, { session, page, recipient, who, wrong }: Visitor): Html {
  const { words } = look;
  const said = words.known;
  const mine = wrong?.form === 'continue' ? wrong : undefined;
  const at = page > 1 || mine ? 'now' : 'later';
  return html`<section class="known ${at}" aria-label="${said.you(recipient)}" data-known><div class="asks"><p><b>${said.you(recipient)}</b> <span class="t2 sm">${said.why(who)}</span></p>${formStart(look, 'continue', session, page)}<button class="btn primary" type="submit">${said.continue}</button></form></div><details class="fold"${mine ? raw(' open') : ''}><summary>${said.other}</summary>${formStart(look, 'continue', session, page)}<input type="hidden" name="other" value="1">${wrongList(look, 'continue', wrong, { name: words.name, mail: words.mail })}${field(
    look,
    'continue',
    { name: 'name', label: words.name },
    wrong,
  )}${field(look, 'continue', { name: 'mail', label: words.mail, optional: true }, wrong)}<button class="btn" type="submit">${said.continue}</button></form></details></section>`;
}
