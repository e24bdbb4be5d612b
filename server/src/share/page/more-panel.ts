/** Less used: giving the link to a colleague, reporting a problem, and what is recorded of a visit, with the way out. */
import { html, raw } from 'hono/html';
import type { Fetched } from '../visits.ts';
import type { Html } from './document.ts';
import { field, formStart, hidden, sendButton, type WrongForm, wrongList } from './forms.ts';
import { icon } from './icons.ts';
import type { Look } from './look.ts';

export interface Visitor {
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
  const labels = { name: said.colleague, mail: said.colleagueMail, note: said.note };
  return html`<details class="fold" id="forward"${open}>
    <summary>${said.forward}</summary>
    ${formStart(look, 'forward', session, page)}
      <p class="sm t2">${said.forwardText(who)}</p>
      ${wrongList(look, 'forward', wrong, labels)}
      ${field(look, 'forward', { name: 'name', label: labels.name }, wrong, true)}
      ${field(look, 'forward', { name: 'mail', label: labels.mail }, wrong, true)}
      ${field(look, 'forward', { name: 'note', label: labels.note, optional: true, lines: 2 }, wrong)}
      ${sendButton(said.forwardSend)}
    </form>
  </details>`;
}

function reportForm(look: Look, { session, page, recipient, wrong }: Visitor) {
  const { words } = look;
  const said = words.more;
  const open = wrong?.form === 'report' ? raw(' open') : '';
  const labels = { name: words.name, text: said.reportText };
  return html`<details class="fold" id="report"${open}>
    <summary>${said.report}</summary>
    ${formStart(look, 'report', session, page)}
      ${wrongList(look, 'report', wrong, labels)}
      ${field(look, 'report', { name: 'text', label: labels.text, lines: 3 }, wrong)}
      ${field(look, 'report', { name: 'name', label: labels.name, value: recipient, optional: true }, wrong)}
      ${sendButton(said.reportSend)}
    </form>
  </details>`;
}

/** `off`: this browser or the recipient does not want to be counted; then it can be taken back. */
export function seenLine(look: Look, { session, page, who }: Visitor, recording: Fetched['recording'], off: boolean): Html {
  const said = look.words.seen;
  const counted = recording === 'opened' ? said.opened(who) : said.line(who);
  const label = off ? said.agree : said.refuse;
  const again = off ? hidden('again', '1') : '';
  const recorded = html`<details class="fold small">
    <summary>${said.what}</summary>
    <ul>${said.list.map((one) => html`<li>${one}</li>`)}</ul>
    <p>${said.not}</p>
    <p>${said.kept}</p>
  </details>`;
  return html`<section class="block seen" id="seen" aria-label="${said.what}"><div class="trust">${icon('eye')}<div>
    <p>${off ? said.off(who) : counted}</p>
    ${formStart(look, 'refuse', session, page)}${again}${sendButton(label, 'linklike')}</form>
    ${recorded}
  </div></div></section>`;
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
  const labels = { name: words.name, mail: words.mail };
  const question = html`<b>${said.you(recipient)}</b> <span class="t2 sm">${said.why(who)}</span>`;
  const somebodyElse = html`<details class="fold"${mine ? raw(' open') : ''}>
    <summary>${said.other}</summary>
    ${formStart(look, 'continue', session, page)}
      ${hidden('other', '1')}
      ${wrongList(look, 'continue', wrong, labels)}
      ${field(look, 'continue', { name: 'name', label: labels.name }, wrong)}
      ${field(look, 'continue', { name: 'mail', label: labels.mail, optional: true }, wrong)}
      ${sendButton(said.continue, 'btn')}
    </form>
  </details>`;
  return html`<section class="known ${at}" aria-label="${said.you(recipient)}" data-known>
    <div class="asks">
      <p>${question}</p>
      ${formStart(look, 'continue', session, page)}${sendButton(said.continue, 'btn primary')}</form>
    </div>
    ${somebodyElse}
  </section>`;
}
