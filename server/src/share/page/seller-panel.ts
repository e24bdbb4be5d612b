/** Whom to ask: the seller, a call at a free time, a question. Everything works as a plain form. */
import { html, raw } from 'hono/html';
import type { Slot } from '../answers.ts';
import type { Sender } from '../links.ts';
import type { Html } from './document.ts';
import { field, formStart, type WrongForm, wrongList } from './forms.ts';
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
  const { words } = look;
  return html`<section class="block" aria-label="${words.seller.title}">${whoIs(shown.sender)}${callForm(look, shown)}${questionForm(look, shown)}</section>`;
}

export function whoIs({ name, mail, phone }: Sender): Html {
  const number = phone.replace(/[^+\d]/g, '');
  const plain = /^[^\s"<>?&#%]+@[^\s"<>?&#%]+$/.test(mail);
  return html`<div class="who"><span class="av" aria-hidden="true">${initials(name)}</span><div><h2>${name}</h2><p class="sm t2 num">${
    number ? html`<a href="tel:${number}">${phone}</a>` : ''
  }${number && plain ? html`<span class="sepd"></span>` : ''}${plain ? html`<a href="mailto:${mail}">${mail}</a>` : ''}</p></div></div>`;
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
  const choice = (value: string, label: unknown, whole: string, checked: boolean) =>
    html`<label class="slot"><input type="radio" name="slot" value="${value}" data-when="${whole}"${checked ? raw(' checked') : ''} required><span>${label}</span></label>`;
  const offered = spread(slots, zone).map(({ startsAt }) => ({ startsAt, ...figures.slot(startsAt, zone, look.now, said.today) }));
  return html`${formStart(look, 'call', session, page, html` id="call" data-label="${said.callAt('{when}')}"`)}<fieldset class="slots"><legend>${
    offered.length > 0 ? said.pick(who) : said.noSlots(who)
  }</legend>${wrongList(look, 'call', wrong, { name: words.name, phone: said.phone, mail: words.mail, when: said.when })}<div class="grid">${offered.map(
    ({ startsAt, day, short, time }) =>
      choice(
        startsAt,
        html`<span class="vh">${day} ${time}</span><span aria-hidden="true">${short} <b class="num">${time}</b></span>`,
        `${day} ${time}`,
        chosen === startsAt,
      ),
  )}${choice('', said.other, '', offered.length === 0 || (wrong?.form === 'call' && chosen === ''))}</div>${
    offered.length > 0 ? html`<p class="xs t3">${said.zone(figures.zone(zone, look.now))}</p>` : ''
  }<div class="asked">${field(look, 'call', { name: 'name', label: words.name, value: recipient }, wrong)}${field(look, 'call', { name: 'phone', label: said.phone }, wrong)}<div class="when">${field(look, 'call', { name: 'when', label: said.when, optional: true }, wrong)}</div></div></fieldset><button class="btn lg wide" type="submit">${icon('phone')}<span data-submit>${said.callMe}</span></button></form>`;
}

function questionForm(look: Look, { recipient, session, page, wrong }: AskedHere) {
  const { words } = look;
  const said = words.seller;
  const open = wrong?.form === 'ask' ? raw(' open') : '';
  return html`<details class="fold" id="ask"${open}><summary>${said.ask}</summary>${formStart(look, 'ask', session, page)}${wrongList(look, 'ask', wrong, { name: words.name, text: said.question })}${field(
    look,
    'ask',
    { name: 'name', label: words.name, value: recipient },
    wrong,
  )}${field(look, 'ask', { name: 'text', label: said.question, lines: 4 }, wrong)}<button class="btn lg wide" type="submit">${said.send}</button></form></details>`;
}
