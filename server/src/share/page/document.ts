/** The frame of every public page: head, header, footer. Every value is escaped by `html`. */
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { icon } from './icons.ts';
import type { Look } from './look.ts';
import { type PageLanguage, pageLanguages, pageWords } from './words/page-words.ts';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

interface Parts {
  readonly title: string;
  /** For those who show a preview of the link; nothing of the content is in it. */
  readonly description: string;
  /** At the right of the header. */
  readonly whom?: Html | '';
  /** The part of the address that the choice of language keeps: `/3`. */
  readonly here?: string;
  readonly body: Html;
  readonly foot?: Html | '';
  /** What the script needs to know; without it the page has none. */
  readonly data?: Readonly<Record<string, string>>;
}

export function pageDocument(look: Look, { title, description, whom = '', here = '', body, foot = '', data }: Parts) {
  const { language, company, assets, nonce } = look;
  const named = [title, company.name].filter(Boolean).join(', ');
  const dataset = Object.entries(data ?? {}).map(([name, value]) => html` data-${raw(name)}="${value}"`);
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow, noarchive">
<meta name="referrer" content="no-referrer">
<meta name="format-detection" content="telephone=no">
<meta name="color-scheme" content="light dark">
<title>${named}</title>
<meta name="description" content="${description}">
<meta property="og:type" content="website">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:site_name" content="${company.name}">
${company.logo && look.root ? html`<meta property="og:image" content="${look.origin}${look.address('/logo')}">` : ''}
<link rel="icon" href="${company.logo && look.root ? look.address('/logo') : '/favicon.svg'}">
${assets.styles.map((style) => html`<link rel="stylesheet" href="${style}">`)}${
  data && assets.script ? html`<script type="module" src="${assets.script}" nonce="${nonce}"></script>` : ''
}
</head>
<body${dataset}>
<a class="skip" href="#document">${look.words.skip}</a>
<div class="sh">
<header class="head"><span class="brand">${
    company.logo && look.root ? html`<img src="${look.address('/logo')}" alt="" height="28">` : ''
  }<span>${company.name}</span></span>${whom ? html`<span class="whom">${whom}</span>` : ''}${languageChoice(look, here)}</header>
${body}
${footer(look, foot)}
</div>
</body>
</html>
`;
}

function languageChoice({ language, words, root, address }: Look, here: string) {
  const choice = (other: PageLanguage) => {
    const target = root ? address(here, other) : `?lang=${other}`;
    const current = other === language ? raw(' aria-current="true"') : '';
    return html`<li><a href="${target}" lang="${other}" hreflang="${other}"${current}>${pageWords[other].itself}</a></li>`;
  };
  return html`<details class="lang">
<summary class="btn" aria-label="${words.language}: ${words.itself}">${icon('globe')}<span>${words.itself}</span></summary>
<ul>${pageLanguages.map(choice)}</ul>
</details>`;
}

function footer({ company, words }: Look, foot: Html | '') {
  const place = [company.name, ...company.address].filter(Boolean).join(', ');
  return html`<footer class="foot">${foot}<span class="place">${place}${
    company.vatNumber ? html`, <span class="nw">${words.foot.vat} ${company.vatNumber}</span>` : ''
  }</span></footer>`;
}
