/** A shared file: thumbs, one page as a picture with its text for those who do not see it, and what can be done with it. */
import { html, raw } from 'hono/html';
import type { FileVersion } from '../../files/shared-files.ts';
import type { Html } from './document.ts';
import { type IconName, icon } from './icons.ts';
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
  const thumb = (one: number) => {
    const target = look.address(one === 1 ? '' : `/${one}`);
    const current = one === page ? raw(' aria-current="page"') : '';
    const picture = html`<img src="${look.address(`/t/${one}.webp`)}" alt="" loading="lazy" decoding="async">`;
    const link = html`<a href="${target}" data-turn="${String(one)}" aria-label="${look.words.page(one)}"${current}>${picture}</a>`;
    return html`<li>${link}<span class="num" aria-hidden="true">${String(one)}</span></li>`;
  };
  return html`<nav class="thumbs" aria-label="${look.words.pages}"><ol>${numbers.map(thumb)}</ol></nav>`;
}

/** Title, turning, size, print and download. */
export function toolbar(look: Look, title: string, download: boolean, turn?: { readonly page: number; readonly all: number }) {
  const { words } = look;
  const tools = [
    scripted('data-zoom="-1"', words.smaller, 'minus'),
    scripted('data-zoom="1"', words.larger, 'plus'),
    scripted('data-print', words.print, 'print'),
    download ? downloadTool(look) : '',
  ];
  const turning = turn && turn.all > 1 ? turner(look, turn) : '';
  return html`<div class="vbar"><h1 class="ell">${title}</h1>${turning}<span class="tools">${tools}</span></div>`;
}

/** What only the script can do is hidden until it is there. */
const scripted = (does: string, label: string, shape: IconName) =>
  html`<button class="btn ghost icon" type="button" ${raw(does)} aria-label="${label}" title="${label}" hidden>${icon(shape)}</button>`;

const downloadTool = ({ words, address }: Look) =>
  html`<a class="btn ghost icon" href="${address('/file')}" download
    aria-label="${words.download}" title="${words.download}">${icon('down')}</a>`;

function turner({ words, address }: Look, { page, all }: { readonly page: number; readonly all: number }) {
  const way = (to: number, rel: 'prev' | 'next', label: string, shape: 'left' | 'right') => {
    const there = to >= 1 && to <= all;
    const target = there ? html`href="${address(to === 1 ? '' : `/${to}`)}" rel="${rel}"` : raw('aria-disabled="true" role="link"');
    return html`<a class="btn ghost icon" ${target} data-step="${rel}" aria-label="${label}">${icon(shape)}</a>`;
  };
  const back = way(page - 1, 'prev', words.previous, 'left');
  const on = way(page + 1, 'next', words.next, 'right');
  const count = html`<span class="num" data-count>${words.pageOf(page, all)}</span>`;
  return html`<nav class="turn" aria-label="${words.turning}">${back}${count}${on}</nav>`;
}

export function fileBody(look: Look, shown: ShownFile): Html {
  const { words } = look;
  const { version, page, sender, download } = shown;
  const all = pageCount(version);
  if (version.state === 'checking') {
    const again = html`<a class="btn lg" href="${look.address()}">${words.again}</a>`;
    return html`<div class="paper none"><p>${words.preparing}</p><p>${again}</p></div>`;
  }
  if (all === 0) return downloadOnly(look, version, download, sender);
  const name = `${words.page(page)}, ${words.pageOf(page, all)}`;
  const picture = html`<img src="${look.address(`/p/${page}.webp`)}" alt="${name}" decoding="async">`;
  const text = html`<figcaption class="vh">${pageText(look, shown.text)}</figcaption>`;
  return html`<div class="pages"><figure class="sheet" data-page="${String(page)}">${picture}${text}</figure></div>`;
}

/** In paragraphs, so that a screen reader can go through them. */
function pageText({ words }: Look, text: string) {
  const paragraphs = text.split(/\n\s*\n/).filter((one) => one.trim());
  return paragraphs.length === 0 ? words.noText : html`${paragraphs.map((one) => html`<p>${one}</p>`)}`;
}

function downloadOnly({ words, figures, address }: Look, { name, bytes, state }: FileVersion, download: boolean, sender: string) {
  const possible = download && state === 'ready';
  const said = possible ? words.noPages : words.noPagesNoDownload(shortName(sender));
  const take = html`<p><a class="btn primary lg" href="${address('/file')}" download>${icon('down')}${words.download}</a></p>`;
  return html`<div class="paper none">
    <p class="name">${name}</p>
    <p class="t3 num">${figures.bytes(bytes)}</p>
    <p>${said}</p>
    ${possible ? take : ''}
  </div>`;
}
