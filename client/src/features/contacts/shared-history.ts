/** Links, visits and quotes of a contact as lines of its history, from rows of this device. */
import type { LinkRow, QuoteRow, VisitRow } from '@tandem/core';
import type { Translate } from '../../i18n/i18n.ts';
import { quoteTitle } from '../../ui/share/shareables.ts';
import { visitDid, visitorWords } from '../../ui/share/visit-words.ts';
import type { HistoryLine, HistoryWords, SharedType } from './history.ts';

const bare = { actor: '', rule: '', note: '', minutes: '' } as const;

export function linkLine(link: LinkRow, words: HistoryWords): HistoryLine {
  const type: SharedType = link.parent ? 'link.passed-on' : link.sentAt ? 'link.sent' : 'link.shared';
  return {
    ...bare,
    key: `link/${link.id}`,
    at: link.sentAt || link.createdAt,
    type,
    origin: link.contact,
    actor: words.user(link.by),
    values: { title: link.title, name: link.recipient },
  };
}

/** A person's visit says who and what; any other only that it was none. */
export function visitLine(visit: VisitRow, link: LinkRow | undefined, t: Translate): HistoryLine {
  return {
    ...bare,
    key: `visit/${visit.id}`,
    at: visit.at,
    type: visit.counts ? 'link.opened' : 'link.scanned',
    origin: visit.contact,
    values: { name: visitorWords(t, visit, link), title: link?.title ?? t('contacts.history.a-link') },
    note: visitDid(t, visit).join('. '),
    visit: visit.id,
  };
}

export const quoteLines = (quote: QuoteRow, words: HistoryWords): readonly HistoryLine[] =>
  quote.history.map((step) => ({
    ...bare,
    key: `quote/${quote.id}/${step.id}`,
    at: step.at,
    type: step.state === 'draft' ? 'quote.opened' : `quote.${step.state}`,
    origin: quote.contact,
    actor: words.user(step.actor),
    rule: step.actor.startsWith('rule:') ? step.actor.slice('rule:'.length) : '',
    values: { quote: quoteTitle(quote) || words.quote(quote.id) },
    note: step.note,
  }));

export const historyShown = ['all', 'people', 'machines'] as const;
export type HistoryShown = (typeof historyShown)[number];

/** What people did with links, or what machines did, or all of it. */
export const onlyShown = (lines: readonly HistoryLine[], shown: HistoryShown): readonly HistoryLine[] =>
  shown === 'all' ? lines : lines.filter(({ type }) => type === (shown === 'people' ? 'link.opened' : 'link.scanned'));

export interface FoldedLines {
  readonly key: string;
  /** Never empty. */
  readonly folded: readonly HistoryLine[];
}
/** Fetches of machines that follow each other are one line, so that they never bury what people did. */
export function foldScanned(lines: readonly HistoryLine[]): readonly (HistoryLine | FoldedLines)[] {
  const items: (HistoryLine | FoldedLines)[] = [];
  let run: HistoryLine[] = [];
  const end = () => {
    const [first] = run;
    if (first) items.push({ key: `folded/${first.key}`, folded: run });
    run = [];
  };
  for (const line of lines) {
    if (line.type === 'link.scanned') run.push(line);
    else {
      end();
      items.push(line);
    }
  }
  end();
  return items;
}
