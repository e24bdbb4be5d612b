/**
 * The daily mail as HTML that mail programs draw, light and dark, wide and narrow, and as text. Nothing in it is loaded from anywhere.
 * Its looks stand once in its head: written beside every cell, a company of forty would be more than some programs show of a mail.
 */
import type { SaidCell, SaidDigest, SaidLine, SaidSection } from '@tandem/core/digest/said';
import { html, raw } from 'hono/html';
import { oneLine } from '../mailer.ts';
import { typed, type Written } from './letter.ts';

type Html = ReturnType<typeof html>;
const font = "font-family:Inter,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const light = `body,.bg{background:#f4f4f1}
td,th,p,h1,h2{${font};color:#191917;font-size:13px;line-height:20px;margin:0}
a{color:#191917;text-decoration:none}
.card{background:#fff;border:1px solid #e0e0db;border-radius:8px}
.px{padding-left:32px;padding-right:32px}
h1{font-size:24px;line-height:32px;font-weight:600;letter-spacing:-.4px}
h2{font-size:15px;line-height:24px;font-weight:600}
.tiles{border-top:1px solid #e4e4df;border-bottom:1px solid #e4e4df}
.tile{padding:12px 0;font-size:12px;line-height:16px;color:#686862}
.tile b{display:block;font-size:20px;line-height:28px;font-weight:600;letter-spacing:-.2px;color:#191917}
.l td{padding:8px 0;border-bottom:1px solid #e4e4df;vertical-align:top}
.l .c,th.c{padding-left:12px;white-space:nowrap;text-align:right}
th{font-size:11px;line-height:16px;font-weight:500;color:#686862;padding:0 0 4px}
.i{padding-left:16px!important}
.n{font-weight:500}
.t3,.t3 a{color:#686862;font-size:12px}
.w3{text-decoration:underline}
.b,.won,.late{font-weight:600}
.won{color:#2b7427}
.late,.tile .late{color:#c0271b}
.lk{color:#0b666d;font-weight:600}
.btn{background:#0b666d;border-radius:6px}
.btn a{display:inline-block;padding:12px 16px;font-size:14px;font-weight:500;color:#fff}`;
const narrow =
  '.w{width:100%!important}.px{padding-left:16px;padding-right:16px}.tile{display:inline-block!important;width:48%!important}.l .c,th.c{padding-left:8px}.l .c{padding-top:12px!important}.l a{display:inline-block;padding:4px 0}';
const dark =
  'body,.bg{background:#121211!important}.card{background:#171716!important;border-color:#3d3d39}td,th,p,h1,h2,a,.tile b{color:#f0f0ec}.l td,.tiles{border-color:#2b2b29}.t3,.t3 a,th,.tile{color:#a0a098}.late,.tile .late{color:#ff6b5e}.won{color:#83c97b}.lk{color:#6cc8cb}.btn{background:#6cc8cb!important}.btn a{color:#0d2a2c}';
/** A clock face that every system has; the words beside it say the same. */
const sign = raw('<span aria-hidden="true">&#9719;&#65038;</span> ');
const table = 'role="presentation" cellpadding="0" cellspacing="0" border="0"';

/** `base` is where Tandem is reached: links are made of it alone. */
export async function digestMail(said: SaidDigest, base: string): Promise<Written> {
  const to = (path: string) => `${base}${path}`;
  const { language, subject, preheader, company, title, lead, tiles, sections, open, because, change } = said;
  const body = await html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${subject}</title>
<style>${raw(`${light}\n@media (max-width:620px){${narrow}}\n@media (prefers-color-scheme:dark){${dark}}`)}</style></head>
<body class="bg" style="margin:0;padding:0">
<div style="display:none;max-height:0;overflow:hidden">${preheader}</div>
<table ${raw(table)} width="100%" class="bg"><tr><td align="center" style="padding:24px 12px">
<table ${raw(table)} width="600" class="w card" style="${font};text-align:left">
<tr><td class="px" style="padding-top:24px"><table ${raw(table)} width="100%"><tr><td class="lk">Tandem</td><td align="right" class="t3">${typed(company)}</td></tr></table></td></tr>
<tr><td class="px" style="padding-top:8px"><h1>${title}</h1></td></tr>
<tr><td class="px" style="padding-top:4px;padding-bottom:16px;font-size:14px">${typed(lead, 300)}</td></tr>
<tr><td class="px"><table ${raw(table)} width="100%" class="tiles"><tr>${tiles.map(
    ({ value, label, tone }) =>
      html`<td class="tile" width="25%" valign="top"><b class="${tone}">${tone === 'late' ? sign : ''}${value}</b>${label}</td>`,
  )}</tr></table></td></tr>
${sections.map((section) => sectionOf(section, said, to))}
<tr><td class="px" style="padding-top:28px;padding-bottom:32px"><table ${raw(table)}><tr><td class="btn"><a href="${to(open.href)}">${open.label}</a></td></tr></table></td></tr>
</table>
<table ${raw(table)} width="600" class="w"><tr><td class="px t3" style="padding-top:16px;padding-bottom:16px">${because} <a class="w3" href="${to(change.href)}">${change.label}</a>.</td></tr></table>
</td></tr></table>
</body>
</html>
`;
  return { subject: oneLine(subject), text: textOf(said, to), html: String(body) };
}

function sectionOf({ title, aside, note, columns, lines, names, more }: SaidSection, said: SaidDigest, to: (path: string) => string): Html {
  const wide = 1 + Math.max(columns.length, 1, ...lines.map(({ cells }) => cells.length));
  const heads = columns.map((column) => html`<th scope="col" class="c">${column}</th>`);
  return html`<tr><td class="px" style="padding-top:28px"><table ${raw(table)} width="100%"><tr><td><h2>${title}</h2></td><td align="right" class="t3">${aside}</td></tr></table>
${note ? html`<p class="t3">${note}</p>` : ''}${names.length > 0 ? html`<p>${names.map((name) => typed(name)).join(', ')}</p>` : ''}${
  lines.length > 0
    ? html`<table width="100%" cellpadding="0" cellspacing="0" border="0" aria-label="${title}" class="l">${
        heads.length > 0 ? html`<tr><th></th>${heads}</tr>` : ''
      }
${lines.map((one) => lineOf(one, wide, said, to))}</table>`
    : ''
}${more ? html`<p class="t3" style="padding-top:8px">${more}</p>` : ''}</td></tr>
`;
}

function lineOf(
  { mark, name, after, small, href, why, cells, items }: SaidLine,
  wide: number,
  said: SaidDigest,
  to: (path: string) => string,
): Html {
  return html`<tr><td>${mark ? html`<span class="t3">${mark}</span>&nbsp; ` : ''}<a class="n" href="${to(href)}">${typed(name)}</a>${
    after ? html` <span class="t3">${after}</span>` : ''
  }${why ? html` <span class="t3"><a class="w3" href="${to(why)}">${said.why}</a></span>` : ''}${
    small ? html`<br><span class="t3">${typed(small)}</span>` : ''
  }</td>${cells.map(cellOf)}</tr>
${items.map(
  ({ text, late, href: path }) =>
    html`<tr><td class="i" colspan="${wide - 1}"><a href="${to(path)}">${typed(text)}</a></td>${cellOf({ text: late, tone: 'late' })}</tr>
`,
)}`;
}
const cellOf = ({ text, tone }: SaidCell): Html =>
  html`<td class="c"><span class="${tone === 'strong' ? 'b' : tone}">${tone === 'late' ? sign : ''}${text}</span></td>`;

function textOf(said: SaidDigest, to: (path: string) => string): string {
  const rows = ({ mark, name, after, small, cells, items, why, href }: SaidLine, columns: readonly string[]) => {
    const values = cells.map(({ text, tone }, at) => (columns[at] && tone !== 'late' ? `${columns[at]} ${text}` : text));
    const tail = [...values, ...[after, typed(small)].filter(Boolean)].join(', ');
    return [
      `${mark ? `${mark}. ` : '- '}${typed(name)}${tail ? `: ${tail}` : ''}`,
      ...items.map(({ text, late }) => `    (!) ${late}: ${typed(text)}`),
      `    ${to(why || href)}`,
    ];
  };
  const sections = said.sections.flatMap(({ title, aside, note, columns, lines, names, more }) => [
    '',
    `${title.toUpperCase()}${aside ? ` (${aside})` : ''}`,
    ...(note ? [note] : []),
    ...(names.length > 0 ? [names.map((name) => typed(name)).join(', ')] : []),
    ...lines.flatMap((one) => rows(one, columns)),
    ...(more ? [more] : []),
  ]);
  return [
    ...[said.title, '', typed(said.lead, 300), said.tiles.map(({ value, label }) => `${value} ${label}`).join(', ')],
    ...sections,
    ...['', `${said.open.label}: ${to(said.open.href)}`, `${said.because} ${said.change.label}: ${to(said.change.href)}`, ''],
  ].join('\n');
}
