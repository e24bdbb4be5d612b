/** A shared file: thumbs, one page as a picture with its text for those who do not see it, and what can be done with it. */
import { html, raw } from 'hono/html';
import type { FileVersion } from '../../files/shared-files.ts';
import type { Html } from './document.ts';
import { icon } from './icons.ts';
import { type Look, shortName } from './look.ts';

export interface ShownFile {
  readonly version: FileVersion;
  readonly page: number;
  /** Of this page; '' when there is none, or it cannot be read. */
  readonly text: string;
  readonly download: boolean;
  readonly sender: string;
}
/** A longer file has no thumbs: they would be a page of their own. */
const mostThumbs = 200;

export const pageCount = ({ pages, state }: FileVersion): number => (state === 'ready' ? pages : 0);

export function thumbs(look: Look, { version, page }: ShownFile): Html | '' {
  const all = pageCount(version);
  if (all < 2 || all > mostThumbs) return '';
  const numbers = Array.from({ length: all }, (_, at) => at + 1);
  return html`<nav class="thumbs" aria-label="${look.words.pages}"><ol>${numbers.map(
    (one) =>
      html`<li><a href="${look.address(one === 1 ? '' : `/${one}`)}" data-turn="${String(one)}" aria-label="${look.words.page(one)}"${one === page ? raw(' aria-current="page"') : ''}><img src="${look.address(`/t/${one}.webp`)}" alt="" loading="lazy" decoding="async"></a><span class="num" aria-hidden="true">${String(one)}</span></li>`,
  )}</ol></nav>`;
}

/** Title, turning, size, print and download. What only the script can do is hidden until it is there. */
export function toolbar(look: Look, title: string, download: boolean, turn?: { readonly page: number; readonly all: number }) {
  const { words } = look;
  return html`<div class="vbar"><h1 class="ell">${title}</h1>${turn && turn.all > 1 ? turner(look, turn) : ''}<span class="tools"><button class="btn ghost icon" type="button" data-zoom="-1" aria-label="${words.smaller}" title="${words.smaller}" hidden>${icon('minus')}</button><button class="btn ghost icon" type="button" data-zoom="1" aria-label="${words.larger}" title="${words.larger}" hidden>${icon('plus')}</button><button class="btn ghost icon" type="button" data-print aria-label="${words.print}" title="${words.print}" hidden>${icon('print')}</button>${
    download
      ? html`<a class="btn ghost icon" href="${look.address('/file')}" download aria-label="${words.download}" title="${words.download}">${icon('down')}</a>`
      : ''
  }</span></div>`;
}

function turner({ words, address }: Look, { page, all }: { readonly page: number; readonly all: number }) {
  const way = (to: number, rel: 'prev' | 'next', label: string, shape: 'left' | 'right') => {
    const there = to >= 1 && to <= all;
    const target = there ? html`href="${address(to === 1 ? '' : `/${to}`)}" rel="${rel}"` : raw('aria-disabled="true" role="link"');
    return html`<a class="btn ghost icon" ${target} data-step="${rel}" aria-label="${label}">${icon(shape)}</a>`;
  };
  return html`<nav class="turn" aria-label="${words.turning}">${way(page - 1, 'prev', words.previous, 'left')}<span class="num" data-count>${words.pageOf(page, all)}</span>${way(page + 1, 'next', words.next, 'right')}</nav>`;
}

export function fileBody(look: Look, shown: ShownFile): Html {
  const { words } = look;
  const { version, page, sender, download } = shown;
  const all = pageCount(version);
  if (version.state === 'checking')
    return html`<div class="paper none"><p>${words.preparing}</p><p><a class="btn lg" href="${look.address()}">${words.again}</a></p></div>`;
  if (all === 0) return downloadOnly(look, version, download, sender);
  return html`<div class="pages">${html`<figure class="sheet" data-page="${String(page)}"><img src="${look.address(`/p/${page}.webp`)}" alt="${words.page(page)}, ${words.pageOf(page, all)}" decoding="async"><figcaption class="vh">${pageText(look, shown.text)}</figcaption></figure>`}</div>`;
}

/** In paragraphs, so that a screen reader can go through them. */
function pageText({ words }: Look, text: string) {
  const paragraphs = text.split(/\n\s*\n/).filter((one) => one.trim());
  return paragraphs.length === 0 ? words.noText : html`${paragraphs.map((one) => html`<p>${one}</p>`)}`;
}

function downloadOnly({ words, figures, address }: Look, { name, bytes, state }: FileVersion, download: boolean, sender: string) {
  const possible = download && state === 'ready';
  return html`<div class="paper none"><p class="name">${name}</p><p class="t3 num">${figures.bytes(bytes)}</p><p>${
    possible ? words.noPages : words.noPagesNoDownload(shortName(sender))
  }</p>${possible ? html`<p><a class="btn primary lg" href="${address('/file')}" download>${icon('down')}${words.download}</a></p>` : ''}</div>`;
}
