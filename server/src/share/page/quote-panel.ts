/** What a quote comes to, how it stands, and its answer: accepted or declined by name, in plain forms. */
import type { SentQuote } from '@tandem/core';
import { html, raw } from 'hono/html';
import type { Standing } from '../../quotes/quotes.ts';
import type { Html } from './document.ts';
import { field, formStart, type WrongForm, wrongList } from './forms.ts';
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
  return html`<section class="block" id="answer" aria-label="${said.answer}"><div><p class="sm t3">${said.label} ${sent.number}, ${said.beforeTax}</p><p class="price num">${figures.money(sent.totals.net, sent.currency)}</p>${
    open && sent.validUntil
      ? html`<p class="sm t2 num">${said.until(figures.longDay(sent.validUntil))}, ${said.left(standing.daysLeft)}</p>`
      : ''
  }</div>${standing ? stands(look, standing, shown) : ''}${open && shown.accept ? html`${acceptForm(look, shown)}${declineForm(look, shown)}` : ''}</section>`;
}

function stands(look: Look, standing: Standing, { session, recipient }: AnsweredHere): Html | '' {
  const { words, figures, zone } = look;
  const said = words.quote;
  switch (standing.is) {
    case 'open':
      return '';
    case 'accepted':
    case 'refused': {
      const how = standing.is === 'accepted' ? said.accepted : said.declined;
      const kind = standing.is === 'accepted' ? 'note won' : 'note';
      return html`<p class="${kind}">${standing.is === 'accepted' ? icon('check') : ''}<span>${how(standing.name, figures.dayOf(standing.at, zone))}</span></p>`;
    }
    case 'expired':
      return html`<p class="note warn">${icon('warn')}<span>${said.expired(figures.day(standing.validUntil))}</span></p>${askFor(look, session, recipient, said.askNewText, said.askNew)}`;
    case 'replaced':
      return html`<p class="note">${said.replaced}</p>`;
  }
}

/** One press asks the sender for what is not here any more; it arrives as a question. */
export const askFor = (look: Look, session: string, recipient: string, text: string, label: string) =>
  html`${formStart(look, 'ask', session, 1)}<input type="hidden" name="name" value="${recipient}"><input type="hidden" name="text" value="${text}"><button class="btn primary lg wide" type="submit">${label}</button></form>`;

function acceptForm(look: Look, { recipient, sent, session, wrong }: AnsweredHere) {
  const said = look.words.quote;
  const fault = wrong?.form === 'accept' ? wrong.fields['may'] : undefined;
  const ticked = wrong?.form === 'accept' && wrong.typed['may'] === '1';
  return html`${formStart(look, 'accept', session, 1)}${wrongList(look, 'accept', wrong, { name: said.name, may: said.sign('') })}${field(
    look,
    'accept',
    { name: 'name', label: said.name, value: recipient },
    wrong,
  )}<label class="tick" for="accept-may"><input id="accept-may" type="checkbox" name="may" value="1" required${ticked ? raw(' checked') : ''}${fault ? raw(' aria-invalid="true" aria-describedby="accept-may-w"') : ''}><span>${said.sign(sent.to.company)}</span></label>${
    fault ? html`<p class="fault" id="accept-may-w">${said.signMissing}</p>` : ''
  }<button class="btn primary lg wide" type="submit">${said.accept}</button><p class="xs t3">${said.small}</p></form>`;
}

function declineForm(look: Look, { recipient, session, wrong }: AnsweredHere) {
  const said = look.words.quote;
  const open = wrong?.form === 'decline' ? raw(' open') : '';
  return html`<details class="fold"${open}><summary>${said.decline}</summary>${formStart(look, 'decline', session, 1)}${wrongList(look, 'decline', wrong, { name: said.name, reason: said.reason })}${field(
    look,
    'decline',
    { name: 'name', label: said.name, value: recipient },
    wrong,
  )}${field(look, 'decline', { name: 'reason', label: said.reason, optional: true, lines: 3 }, wrong)}<button class="btn lg wide" type="submit">${said.declineSend}</button></form></details>`;
}
