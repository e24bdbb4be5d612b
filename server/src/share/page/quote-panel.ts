/** What a quote comes to, how it stands, and its answer: accepted or declined by name, in plain forms. */
import type { SentQuote } from '@tandem/core';
import { html, raw } from 'hono/html';
import type { Standing } from '../../quotes/quotes.ts';
import type { Html } from './document.ts';
import { field, formStart, hidden, sendButton, type WrongForm, wrongList } from './forms.ts';
import { icon } from './icons.ts';
import type { Look } from './look.ts';

export interface AnsweredHere {
  readonly sent: SentQuote;
  readonly standing: Standing | undefined;
  /** It may be answered on this page. */
  readonly accept: boolean;
  readonly recipient: string;
  readonly session: string;
  readonly wrong: WrongForm | undefined;
}

export function quotePanel(look: Look, shown: AnsweredHere): Html {
  const { words, figures } = look;
  const { sent, standing } = shown;
  const said = words.quote;
  const open = standing?.is === 'open';
  const until =
    open && sent.validUntil
      ? html`<p class="sm t2 num">${said.until(figures.longDay(sent.validUntil))}, ${said.left(standing.daysLeft)}</p>`
      : '';
  return html`<section class="block" id="answer" aria-label="${said.answer}">
    <div>
      <p class="sm t3">${said.label} ${sent.number}, ${said.beforeTax}</p>
      <p class="price num">${figures.money(sent.totals.net, sent.currency)}</p>
      ${until}
    </div>
    ${standing ? stands(look, standing, shown) : ''}
    ${open && shown.accept ? [acceptForm(look, shown), declineForm(look, shown)] : ''}
  </section>`;
}

function stands(look: Look, standing: Standing, { session, recipient }: AnsweredHere): Html | '' {
  const { words, figures, zone } = look;
  const said = words.quote;
  switch (standing.is) {
    case 'open':
      return '';
    case 'accepted':
    case 'refused': {
      const accepted = standing.is === 'accepted';
      const how = accepted ? said.accepted : said.declined;
      const told = html`<span>${how(standing.name, figures.dayOf(standing.at, zone))}</span>`;
      return accepted ? html`<p class="note won">${icon('check')}${told}</p>` : html`<p class="note">${told}</p>`;
    }
    case 'expired': {
      const told = html`<span>${said.expired(figures.day(standing.validUntil))}</span>`;
      const ask = askFor(look, session, recipient, said.askNewText, said.askNew);
      return html`<p class="note warn">${icon('warn')}${told}</p>${ask}`;
    }
    case 'replaced':
      return html`<p class="note">${said.replaced}</p>`;
  }
}

/** One press asks the sender for what is not here any more; it arrives as a question. */
export const askFor = (look: Look, session: string, recipient: string, text: string, label: string) =>
  html`${formStart(look, 'ask', session, 1)}
    ${hidden('name', recipient)}${hidden('text', text)}
    ${sendButton(label, 'btn primary lg wide')}
  </form>`;

function acceptForm(look: Look, { recipient, sent, session, wrong }: AnsweredHere) {
  const said = look.words.quote;
  const fault = wrong?.form === 'accept' ? wrong.fields['may'] : undefined;
  const ticked = wrong?.form === 'accept' && wrong.typed['may'] === '1';
  const checked = ticked ? raw(' checked') : '';
  const invalid = fault ? raw(' aria-invalid="true" aria-describedby="accept-may-w"') : '';
  const may = html`<input id="accept-may" type="checkbox" name="may" value="1" required${checked}${invalid}>`;
  const tick = html`<label class="tick" for="accept-may">${may}<span>${said.sign(sent.to.company)}</span></label>`;
  const missing = fault ? html`<p class="fault" id="accept-may-w">${said.signMissing}</p>` : '';
  return html`${formStart(look, 'accept', session, 1)}
    ${wrongList(look, 'accept', wrong, { name: said.name, may: said.sign('') })}
    ${field(look, 'accept', { name: 'name', label: said.name, value: recipient }, wrong)}
    ${tick}${missing}${sendButton(said.accept, 'btn primary lg wide')}
    <p class="xs t3">${said.small}</p>
  </form>`;
}

function declineForm(look: Look, { recipient, session, wrong }: AnsweredHere) {
  const said = look.words.quote;
  const open = wrong?.form === 'decline' ? raw(' open') : '';
  const labels = { name: said.name, reason: said.reason };
  return html`<details class="fold"${open}>
    <summary>${said.decline}</summary>
    ${formStart(look, 'decline', session, 1)}
      ${wrongList(look, 'decline', wrong, labels)}
      ${field(look, 'decline', { name: 'name', label: labels.name, value: recipient }, wrong)}
      ${field(look, 'decline', { name: 'reason', label: labels.reason, optional: true, lines: 3 }, wrong)}
      ${sendButton(said.declineSend)}
    </form>
  </details>`;
}
