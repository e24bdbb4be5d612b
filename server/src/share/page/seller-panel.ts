/** Whom to ask: the seller, a call at a free time, a question. Everything works as a plain form. */
import { html, raw } from 'hono/html';
import type { Slot } from '../answers.ts';
import type { Sender } from '../links.ts';
import type { Html } from './document.ts';
import { field, formStart, sendButton, type WrongForm, wrongList } from './forms.ts';
import { icon } from './icons.ts';
import { initials, type Look, shortName } from './look.ts';

export interface AskedHere {
  readonly sender: Sender;
  readonly recipient: string;
  readonly zone: string;
  readonly slots: readonly Slot[];
  readonly session: string;
  readonly page: number;
  readonly wrong: WrongForm | undefined;
}
/** As many as fit in two rows, with the one for another time. */
const mostSlots = 5;

export function sellerPanel(look: Look, shown: AskedHere): Html {
  return html`<section class="block" aria-label="${look.words.seller.title}">
    ${whoIs(shown.sender)}
    ${callForm(look, shown)}
    ${questionForm(look, shown)}
  </section>`;
}

export function whoIs({ name, mail, phone }: Sender): Html {
  const number = phone.replace(/[^+\d]/g, '');
  const plain = /^[^\s"<>?&#%]+@[^\s"<>?&#%]+$/.test(mail);
  const call = number ? html`<a href="tel:${number}">${phone}</a>` : '';
  const write = plain ? html`<a href="mailto:${mail}">${mail}</a>` : '';
  const between = call && write ? html`<span class="sepd"></span>` : '';
  return html`<div class="who"><span class="av" aria-hidden="true">${initials(name)}</span><div>
    <h2>${name}</h2>
    <p class="sm t2 num">${call}${between}${write}</p>
  </div></div>`;
}

/** The first free time of each morning and afternoon: five half hours of one day are no choice. */
function spread(slots: readonly Slot[], zone: string): readonly Slot[] {
  const halves = new Map<string, Slot>();
  const local = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' });
  for (const slot of slots) {
    const [day, time = ''] = local.format(new Date(slot.startsAt)).split(', ');
    const half = `${day} ${time < '12'}`;
    if (!halves.has(half)) halves.set(half, slot);
  }
  return [...halves.values()].slice(0, mostSlots);
}

function callForm(look: Look, { sender, recipient, zone, slots, session, page, wrong }: AskedHere) {
  const { words, figures } = look;
  const said = words.seller;
  const who = shortName(sender.name);
  const chosen = wrong?.form === 'call' ? (wrong.typed['slot'] ?? '') : '';
  const offered = spread(slots, zone).map(({ startsAt }) => ({ startsAt, ...figures.slot(startsAt, zone, look.now, said.today) }));
  const any = offered.length > 0;
  const times = offered.map(({ startsAt, day, short, time }) => {
    const label = html`<span class="vh">${day} ${time}</span><span aria-hidden="true">${short} <b class="num">${time}</b></span>`;
    return timeChoice(startsAt, label, `${day} ${time}`, chosen === startsAt);
  });
  const another = timeChoice('', said.other, '', !any || (wrong?.form === 'call' && chosen === ''));
  const labels = { name: words.name, phone: said.phone, mail: words.mail, when: said.when };
  return html`${formStart(look, 'call', session, page, html` id="call" data-label="${said.callAt('{when}')}"`)}
    <fieldset class="slots">
      <legend>${any ? said.pick(who) : said.noSlots(who)}</legend>
      ${wrongList(look, 'call', wrong, labels)}
      <div class="grid">${times}${another}</div>
      ${any ? html`<p class="xs t3">${said.zone(figures.zone(zone, look.now))}</p>` : ''}
      <div class="asked">
        ${field(look, 'call', { name: 'name', label: labels.name, value: recipient }, wrong)}
        ${field(look, 'call', { name: 'phone', label: labels.phone }, wrong)}
        <div class="when">${field(look, 'call', { name: 'when', label: labels.when, optional: true }, wrong)}</div>
      </div>
    </fieldset>
    <button class="btn lg wide" type="submit">${icon('phone')}<span data-submit>${said.callMe}</span></button>
  </form>`;
}

/** `whole`: the time as the button says it once it is chosen. */
function timeChoice(value: string, label: unknown, whole: string, chosen: boolean) {
  const checked = chosen ? raw(' checked') : '';
  const input = html`<input type="radio" name="slot" value="${value}" data-when="${whole}"${checked} required>`;
  return html`<label class="slot">${input}<span>${label}</span></label>`;
}

function questionForm(look: Look, { recipient, session, page, wrong }: AskedHere) {
  const { words } = look;
  const said = words.seller;
  const open = wrong?.form === 'ask' ? raw(' open') : '';
  const labels = { name: words.name, text: said.question };
  return html`<details class="fold" id="ask"${open}>
    <summary>${said.ask}</summary>
    ${formStart(look, 'ask', session, page)}
      ${wrongList(look, 'ask', wrong, labels)}
      ${field(look, 'ask', { name: 'name', label: labels.name, value: recipient }, wrong)}
      ${field(look, 'ask', { name: 'text', label: labels.text, lines: 4 }, wrong)}
      ${sendButton(said.send)}
    </form>
  </details>`;
}
