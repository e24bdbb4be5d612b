/** A quote as it was sent, as text and a table that read on a phone and aloud. It shows nothing that was not sent. */
import type { SentLine, SentQuote } from '@tandem/core';
import { html, raw } from 'hono/html';
import type { Html } from './document.ts';
import type { Look } from './look.ts';

export function quoteBody(look: Look, sent: SentQuote): Html {
  const { words, figures } = look;
  const said = words.quote;
  const to = [sent.to.name, sent.to.jobTitle, sent.to.company, ...sent.to.address].filter(Boolean);
  const from = [sent.from.company, ...sent.from.address].filter(Boolean);
  const facts: readonly (readonly [string, string])[] = [
    [said.sent, sent.sentOn && figures.day(sent.sentOn)],
    [said.validUntil, sent.validUntil && figures.day(sent.validUntil)],
    [said.delivery, sent.delivery && figures.day(sent.delivery)],
  ];
  const given = facts.filter(([, value]) => value);
  const terms = html`<section class="terms">
<h3 lang="${look.language}">${said.terms}</h3>
${sent.terms.map((one) => html`<p class="prose">${one}</p>`)}
</section>`;
  return html`<article class="paper" lang="${sent.language}"><p class="over" lang="${look.language}">${said.label} ${sent.number}</p>
<h2>${sent.title}</h2>
<div class="parties" lang="${look.language}">
${party(said.to, to)}
${party(said.from, from)}
<dl>${given.map(([label, value]) => html`<div><dt>${label}</dt><dd class="num">${value}</dd></div>`)}</dl>
</div>
${sent.intro.map((one) => html`<p class="prose">${one}</p>`)}
${linesTable(look, sent)}
${sent.terms.length > 0 ? terms : ''}
</article>`;
}

const party = (label: string, lines: readonly string[]) =>
  lines.length === 0
    ? ''
    : html`<div><span class="lbl">${label}</span><address>${lines.map((one) => html`<span>${one}</span>`)}</address></div>`;

function linesTable({ words, figures, language }: Look, sent: SentQuote) {
  const said = words.quote;
  const money = (amount: number) => figures.money(amount, sent.currency);
  return html`<table class="lines" lang="${language}"><caption class="vh">${said.label} ${sent.number}</caption>
<thead><tr>
<th scope="col">${said.item}</th>
<th scope="col" class="n wide">${said.number}</th>
<th scope="col" class="n wide">${said.each}</th>
<th scope="col" class="n">${said.together}</th>
</tr></thead>
<tbody>${sent.lines.map((line) => lineRow(line, sent, money, figures, words))}</tbody>
<tfoot>${sumRows(sent, money, figures, said)}</tfoot>
</table>`;
}

function lineRow(line: SentLine, sent: SentQuote, money: (amount: number) => string, figures: Look['figures'], words: Look['words']) {
  const said = words.quote;
  if (line.kind === 'text')
    return html`<tr class="text">
<th scope="row" lang="${sent.language}">${line.title}${detail(line)}</th>
${nothingWide}
<td></td>
</tr>`;
  const quantity = line.quantity === null ? '' : figures.number(line.quantity);
  const each = line.price === null ? '' : money(line.price);
  // On a narrow screen number and price stand below the title instead of in columns of their own.
  const narrow = quantity && each ? `${quantity} \u00d7 ${each}` : '';
  const off = line.discount > 0 ? html`<small>${said.off(figures.number(line.discount))}</small>` : '';
  const option = line.kind === 'option';
  const title = html`<span lang="${sent.language}">${line.title}${detail(line)}</span>`;
  const outside = option ? html`<small>${said.option}</small>` : '';
  return html`<tr${option ? raw(' class="option"') : ''}>
<th scope="row">${title}${off}${outside}<small class="narrow num">${narrow}</small></th>
<td class="n wide">${quantity}</td>
<td class="n wide">${each}</td>
<td class="n">${money(line.amount)}</td>
</tr>`;
}
const detail = ({ detail: text }: SentLine) => (text ? html`<small class="lead">${text}</small>` : '');

/** From what the lines come to, down to what is to be paid. */
function sumRows(
  { totals, discount }: SentQuote,
  money: (amount: number) => string,
  figures: Look['figures'],
  said: Look['words']['quote'],
) {
  const before = [sumRow(said.sum, money(totals.sum)), sumRow(said.discount(figures.number(discount)), money(-totals.discount))];
  return [
    ...(discount > 0 ? before : []),
    sumRow(said.beforeVat, money(totals.net)),
    ...totals.taxes.map(({ rate, amount }) => sumRow(said.vat(figures.number(rate)), money(amount))),
    sumRow(said.toPay, money(totals.total), 'last'),
  ];
}

/** Under number and price, which only a wide screen has. */
const nothingWide = raw('<td class="wide"></td><td class="wide"></td>');

const sumRow = (label: string, amount: string, kind = '') =>
  html`<tr class="${kind}"><th scope="row" class="sum">${label}</th>${nothingWide}<td class="n">${amount}</td></tr>`;
