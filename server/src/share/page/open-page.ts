/** The page of a link that opens: a file or a quote, and beside it what the recipient can do. */
import type { SentQuote } from '@tandem/core';
import { html } from 'hono/html';
import type { FileVersion } from '../../files/shared-files.ts';
import type { Standing } from '../../quotes/quotes.ts';
import type { Slot } from '../answers.ts';
import type { OpenLink } from '../links.ts';
import type { Fetched } from '../visits.ts';
import { type Html, pageDocument } from './document.ts';
import type { WrongForm } from './forms.ts';
import { icon } from './icons.ts';
import { type Look, shortName } from './look.ts';
import { knownBar, morePanel, seenLine, type Visitor } from './more-panel.ts';
import { askFor, quotePanel } from './quote-panel.ts';
import { quoteBody } from './quote-view.ts';
import { sellerPanel } from './seller-panel.ts';
import { fileBody, pageCount, thumbs, toolbar } from './viewer.ts';

export type Content =
  | { readonly is: 'file'; readonly version: FileVersion; readonly text: string }
  | { readonly is: 'quote'; readonly sent: SentQuote; readonly standing: Standing | undefined };

export interface Opened {
  readonly link: OpenLink;
  readonly content: Content;
  readonly page: number;
  readonly fetched: Fetched;
  /** This browser, or the recipient, wants nothing recorded. */
  readonly off: boolean;
  /** Who reads has said who they are. */
  readonly known: boolean;
  readonly times: { readonly zone: string; readonly slots: readonly Slot[] };
  /** What was done just now, in words; '' for nothing. */
  readonly said: string;
  readonly wrong: WrongForm | undefined;
}

export function openPage(look: Look, opened: Opened) {
  const { words, company } = look;
  const { link, content, page, fetched, off, wrong } = opened;
  const who = shortName(link.sender.name);
  const { session } = fetched;
  const visitor = { session, page, recipient: link.recipient, who, wrong };
  const here = page === 1 ? '' : `/${page}`;
  const title = link.title || words.document;
  const { beside, body, turn } = partsOf(look, opened);
  const toSeen = html`<p class="hint sm"><a href="#seen">${icon('eye')}${words.seen.short(who)}</a></p>`;
  return pageDocument(look, {
    title,
    description: words.preview(company.name),
    here,
    whom: link.recipient ? whom(look, link, content) : '',
    body: html`<div class="sg">
${beside}
<main class="vw" id="document" tabindex="-1">
${notes(look, opened)}
${toolbar(look, title, link.download, turn)}
${fetched.recording === 'pages' && !off ? toSeen : ''}
${jump(look, opened)}
${body}
${asksWho(opened) ? knownBar(look, visitor) : ''}
</main>
${panel(look, opened, visitor)}
</div>`,
    foot: html`<span class="lock">${icon('lock')}${words.foot.lock}</span><a href="#seen">${words.foot.privacy}</a>`,
    data: scriptData(look, opened, turn?.all ?? 1),
  });
}

/** What differs between a file and a quote. */
function partsOf(look: Look, { link, content, page }: Opened) {
  if (content.is === 'quote') return { beside: '', body: quoteBody(look, content.sent), turn: undefined };
  const shown = { ...content, page, download: link.download, sender: link.sender.name };
  return { beside: thumbs(look, shown), body: fileBody(look, shown), turn: { page, all: pageCount(content.version) } };
}

/** What was done just now, and that there is a newer version. */
function notes(look: Look, { link, content, fetched, said }: Opened): Html {
  const { words } = look;
  const done = said ? html`<p class="note won">${icon('check')}<span>${said}</span></p>` : '';
  // Without a note it has not even a blank in it: the style gives room to what is not `:empty`.
  const status = html`<div class="notes" id="said" role="status" aria-live="polite">${done}</div>`;
  if (!link.newer || content.is !== 'file') return status;
  const newer = words.newer(shortName(link.sender.name));
  const ask = askFor(look, fetched.session, link.recipient, words.askNewerText, words.askNewer);
  return html`${status}<div class="note warn">${icon('warn')}<div><p>${newer}</p>${ask}</div></div>`;
}

/** On a narrow screen the answer is far below the quote. */
function jump({ words }: Look, { link, content }: Opened): Html | '' {
  const open = content.is === 'quote' && content.standing?.is === 'open' && link.accept;
  return open ? html`<p class="jump"><a class="btn lg wide" href="#answer">${words.quote.jump}</a></p>` : '';
}

const asksWho = ({ link, fetched, off, known, wrong }: Opened): boolean =>
  link.recipient !== '' && fetched.recording !== 'nothing' && !off && (!known || wrong?.form === 'continue');

function panel(look: Look, { link, content, page, fetched, off, times, wrong }: Opened, visitor: Visitor): Html {
  const { sender, recipient, accept } = link;
  const { session } = fetched;
  return html`<aside class="act" aria-label="${look.words.seller.title}">
${content.is === 'quote' ? quotePanel(look, { ...content, accept, recipient, session, wrong }) : ''}
${sellerPanel(look, { sender, recipient, ...times, session, page, wrong })}
${morePanel(look, visitor, link.forwards)}
${seenLine(look, visitor, fetched.recording, off)}
</aside>`;
}

function whom({ words }: Look, link: OpenLink, content: Content): Html {
  // What a quote was sent to stays as it was.
  const company = content.is === 'quote' ? content.sent.to.company : link.company;
  const passed = link.passedOnBy ? html`<span class="passed">${words.passedOn(link.passedOnBy)}</span>` : '';
  return html`${words.for} <b>${link.recipient}</b>${company && company !== link.recipient ? `, ${company}` : ''}${passed}`;
}

/** What the script says and where it turns; words stay in one catalogue. */
function scriptData({ root, words, address }: Look, { page, fetched, off }: Opened, all: number): Readonly<Record<string, string>> {
  const said = {
    count: words.pageOf(0, 0).replace('0', '{page}').replace('0', '{all}'),
    page: words.page(0).replace('0', '{page}'),
    ...{ noText: words.noText, notDrawn: words.notDrawn, offlinePage: words.offlinePage },
    ...{ offline: words.offline, online: words.online, offlineForm: words.offlineForm, thanks: words.known.thanks },
  };
  const query = address().slice(root.length);
  return {
    root,
    query,
    page: String(page),
    pages: String(all),
    words: JSON.stringify(said),
    ...(fetched.recording === 'pages' && fetched.session && !off ? { session: fetched.session } : {}),
  };
}
