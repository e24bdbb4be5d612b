import { aLinkRow, aQuoteRow, aVisitRow } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import { translate } from '../../i18n/i18n.ts';
import { type HistoryLine, type HistoryWords, historyLine, readEvents, withoutKnown } from './history.ts';
import { foldScanned, linkLine, onlyShown, quoteLines, visitLine } from './shared-history.ts';

const words = {
  user: (id: string) => (id === 'ana' ? 'Ana Silva' : ''),
  quote: (id: string) => `quote ${id}`,
  plan: (id: string) => `plan ${id}`,
  link: (id: string) => `link ${id}`,
  nobody: 'nobody',
} as HistoryWords;
const link = aLinkRow({
  id: 'l',
  title: 'Price list',
  recipient: 'Joris',
  contact: 'acme',
  by: 'ana',
  createdAt: '2026-03-10T08:00:00Z',
  sentAt: '2026-03-10T08:01:00Z',
});
const at = (minute: number) => `2026-03-10T09:${String(minute).padStart(2, '0')}:00Z`;

test('[CLI-211] what was sent, opened and fetched stands in the history, from rows of the device', () => {
  expect(linkLine(link, words)).toMatchObject({
    at: '2026-03-10T08:01:00Z',
    type: 'link.sent',
    actor: 'Ana Silva',
    values: { title: 'Price list', name: 'Joris' },
  });
  expect(linkLine({ ...link, sentAt: '' }, words).type).toBe('link.shared');
  expect(linkLine({ ...link, parent: 'x' }, words).type).toBe('link.passed-on');
  const opened = visitLine(aVisitRow({ id: 'v', link: 'l', is: 'person', counts: true, level: 2, at: at(1) }), link, translate);
  expect(opened).toMatchObject({ type: 'link.opened', visit: 'v', values: { name: 'Joris', title: 'Price list' } });
  expect(visitLine(aVisitRow({ id: 's', link: 'l', is: 'scanner', at: at(1) }), link, translate)).toMatchObject({
    type: 'link.scanned',
    values: { name: 'Scanner, not counted' },
  });
});

test('[CLI-211] fetches by machines that follow each other are one line; people and machines can be looked at alone', () => {
  const visit = (id: string, is: 'person' | 'scanner', minute: number) =>
    visitLine(aVisitRow({ id, link: 'l', is, counts: is === 'person', at: at(minute) }), link, translate);
  const lines = [visit('1', 'scanner', 5), visit('2', 'scanner', 4), visit('3', 'person', 3), visit('4', 'scanner', 2)];
  const folded = foldScanned(lines).map((item) => ('folded' in item ? item.folded.length : item.visit));
  expect(folded).toEqual([2, '3', 1]);
  expect(onlyShown(lines, 'people').map(({ visit: id }) => id)).toEqual(['3']);
  expect(onlyShown(lines, 'machines')).toHaveLength(3);
  expect(onlyShown(lines, 'all')).toHaveLength(4);
});

test('[CLI-211] the steps of a quote are told once: from its row, with its number and who took them', () => {
  const step = { id: 'h1', at: at(1), actor: 'ana', state: 'sent', version: 1, note: '' } as const;
  const quote = aQuoteRow({
    id: 'q',
    number: 'Q-2026-0318',
    title: 'Loader',
    contact: 'acme',
    history: [step, { ...step, id: 'h2', actor: 'rule:quote-expired', state: 'expired' }],
  });
  expect(quoteLines(quote, words)).toMatchObject([
    { type: 'quote.sent', actor: 'Ana Silva', rule: '', values: { quote: 'Q-2026-0318, Loader' } },
    { type: 'quote.expired', rule: 'quote-expired' },
  ]);
  const event = { key: 'k', at: at(1), actor: 'ana', quoteId: 'q', contactId: 'acme' } as const;
  const events = [{ ...event, type: 'quote.sent', version: 1 } as const, { ...event, type: 'quote.opened' } as const];
  expect(withoutKnown(events, { activities: new Map(), quotes: new Map([['q', quote]]) }).map(({ type }) => type)).toEqual([
    'quote.opened',
  ]);
});

test('[CLI-211] call-backs are told by the server; openings, and questions that stand as notes, are not told twice', () => {
  const base = { key: 'k', at: at(1), actor: '', linkId: 'l', contactId: 'acme', quoteId: '' };
  const known = { 'link.asked': true, 'link.opened': true, 'link.call-booked': true } as const;
  const read = readEvents(
    [
      { ...base, type: 'link.asked', questionId: 'x' },
      { ...base, type: 'link.opened', visitId: 'v', level: 2 },
      { ...base, type: 'link.call-booked', appointmentId: 'a', userId: 'ana' },
    ],
    known,
  );
  const [booked, ...others] = read.map((event): HistoryLine => historyLine(event, words));
  expect(booked).toMatchObject({ type: 'link.call-booked', values: { title: 'link l', user: 'Ana Silva' } });
  expect(others).toEqual([]);
});
