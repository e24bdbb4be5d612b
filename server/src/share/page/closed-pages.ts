/** Pages of links that do not open, or not yet. None of them tells what lies behind. */
import { html, raw } from 'hono/html';
import type { ClosedLink, Sender } from '../links.ts';
import { type Html, pageDocument } from './document.ts';
import { field, formStart, hidden, longest, sendButton, type WrongForm, wrongList } from './forms.ts';
import { icon } from './icons.ts';
import { type Look, shortName } from './look.ts';
import { whoIs } from './seller-panel.ts';

const card = (look: Look, title: string, content: Html, whom: Sender | undefined) =>
  pageDocument(look, {
    title,
    description: look.words.preview(look.company.name),
    body: html`<main class="card" id="document" tabindex="-1"><h1>${title}</h1>${content}${whom ? whoIs(whom) : ''}</main>`,
  });

/** It can still be asked for: the question goes to whoever sent it. */
export function expiredPage(look: Look, { sender, since }: ClosedLink, asked: boolean, wrong: WrongForm | undefined) {
  const { closed, name } = look.words;
  const ask = html`
    ${formStart(look, 'ask', '', 1)}
      ${wrongList(look, 'ask', wrong, { name })}
      ${field(look, 'ask', { name: 'name', label: name }, wrong)}
      ${hidden('text', closed.expiredAskText)}
      ${sendButton(closed.expiredAsk, 'btn primary lg wide')}
    </form>`;
  const sent = look.words.seller.asked(shortName(sender.name));
  const thanks = html`<p class="note won" role="status">${icon('check')}<span>${sent}</span></p>`;
  const until = look.figures.dayOf(since, look.zone);
  return card(look, closed.expired, html`${until ? html`<p>${closed.expiredText(until)}</p>` : ''}${asked ? thanks : ask}`, sender);
}

export const revokedPage = (look: Look, { sender }: ClosedLink) =>
  card(look, look.words.closed.revoked, html`<p>${look.words.closed.revokedText(shortName(sender.name))}</p>`, sender);

export const withdrawnPage = (look: Look, sender: Sender) =>
  card(look, look.words.closed.withdrawn, html`<p>${look.words.closed.withdrawnText(shortName(sender.name))}</p>`, sender);

type Plain = 'unknown' | 'often' | 'oftenSend' | 'tooLarge' | 'failed' | 'foreign';
/** The same for every address there is nothing at. */
export function plainPage(look: Look, about: Plain) {
  const { closed } = look.words;
  const title = about === 'oftenSend' ? closed.often : closed[about];
  const text = about === 'oftenSend' ? closed.oftenSend : closed[`${about}Text`];
  const back = look.root && about !== 'unknown' ? html`<p><a class="btn lg" href="${look.address()}">${closed.back}</a></p>` : '';
  return card(look, title, html`<p>${text}</p>${back}`, undefined);
}

/** `wrong`: what is to be said of the last try. */
export function passcodePage(look: Look, { sender }: ClosedLink, session: string, page: number, wrong: string) {
  const said = look.words.code;
  const bad = wrong ? raw(' aria-invalid="true" aria-describedby="code-w"') : '';
  const input = html`<input id="code" name="passcode" type="password" autocomplete="off"
    maxlength="${longest.passcode}" required autofocus${bad}>`;
  const fault = wrong ? html`<p class="fault" id="code-w" role="alert">${wrong}</p>` : '';
  const content = html`
    <p>${said.text(shortName(sender.name))}</p>
    ${formStart(look, 'passcode', session, page)}
      <div class="field"><label for="code">${said.label}</label>${input}</div>
      ${fault}
      ${sendButton(said.open, 'btn primary lg wide')}
    </form>`;
  return card(look, said.title, content, sender);
}

/** For programs that make previews: what it is called and who shares it. Whoever is mistaken for one can go on. */
export function previewPage(look: Look, title: string) {
  const { words, company, address } = look;
  const open = html`<a class="btn primary lg" rel="nofollow" href="${address('/1')}">${words.previewOpen}</a>`;
  return card(look, title, html`<p>${words.preview(company.name)}</p><p>${open}</p>`, undefined);
}
