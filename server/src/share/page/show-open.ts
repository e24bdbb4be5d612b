/** Gathers what the page of an open link shows, and notes that it was asked for. */
import type { OpenLink } from '../links.ts';
import type { PageNeeds } from '../page-needs.ts';
import { answerPage, answerUnknown } from './answering.ts';
import { previewPage, withdrawnPage } from './closed-pages.ts';
import type { WrongForm } from './forms.ts';
import type { Look } from './look.ts';
import { type Content, openPage } from './open-page.ts';
import { isPreview } from './previews.ts';
import { saidIn } from './said.ts';
import { pageCount } from './viewer.ts';
import type { Visitor } from './visitor.ts';

type Needs = Pick<PageNeeds, 'answers' | 'files' | 'quotes'>;

export async function showOpen(visitor: Visitor, needs: Needs, link: OpenLink, page: number, wrong?: WrongForm) {
  const { c } = visitor;
  const look = await visitor.look(link.language, true);
  const content = await contentOf(needs, link, page);
  if (!content) return answerPage(c, look, withdrawnPage(look, link.sender), 410);
  if (content.is === 'file' ? page > Math.max(1, pageCount(content.version)) : page > 1) return answerUnknown(visitor);
  const fetched = await visitor.fetched(link, page);
  if (isPreview(c, visitor.token)) return answerPage(c, look, previewPage(look, link.title || look.words.document));
  const times = await needs.answers.slots(link);
  return answerPage(
    c,
    look,
    openPage(look, {
      link,
      content,
      page,
      fetched,
      off: visitor.refused || link.unrecorded,
      known: visitor.known,
      times,
      said: wrong ? '' : said(look, c.req.query('said'), c.req.query('at'), link, times.zone),
      wrong,
    }),
    wrong ? (wrong.instead ? 409 : 422) : 200,
  );
}

const said = (look: Look, code: string | undefined, at: string | undefined, link: OpenLink, zone: string) =>
  code ? saidIn(look, code, { sender: link.sender.name, recipient: link.recipient, at: at ?? '', zone }) : '';

/** Undefined: what the link leads to was taken back. */
async function contentOf({ files, quotes }: Needs, link: OpenLink, page: number): Promise<Content | undefined> {
  if (link.of === 'quote') {
    const [sent, standing] = await Promise.all([quotes.sent(link.subject, link.version), quotes.standing(link.subject, link.version)]);
    return sent && { is: 'quote', sent, standing };
  }
  const version = await files.version(link.fileVersion);
  if (!version || version.state === 'refused') return undefined;
  const drawn = page <= pageCount(version);
  return { is: 'file', version, text: drawn ? await files.pageText(version.id, page) : '' };
}
