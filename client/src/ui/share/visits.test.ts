import { aFileRow, aLinkRow, aVisitRow } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import { translate } from '../../i18n/i18n.ts';
import { visitDid, visitorWords } from './visit-words.ts';
import { family, linkState, openLinks, pagesOf, pageTimes, sumsOf, visitsOf } from './visits.ts';

const link = aLinkRow({ id: 'l', title: 'Loader range', recipient: 'Joris Brinkhof', subject: 'f', visits: 2, people: 1, seenMs: 5_000 });
const child = aLinkRow({
  id: 'c',
  parent: 'l',
  recipient: 'Femke, finance',
  subject: 'f',
  visits: 1,
  notCounted: 3,
  people: 1,
  seenMs: 2_000,
});
const links = new Map([link, child, aLinkRow({ id: 'g', parent: 'c' }), aLinkRow({ id: 'x' })].map((one) => [one.id, one]));

test('[CLI-205] a link stands with those it was passed on as, however often; their visits are one list and their figures one sum', () => {
  expect(family('l', links).map(({ id }) => id)).toEqual(['l', 'c', 'g']);
  expect(family('gone', links)).toEqual([]);
  const visits = [
    aVisitRow({ id: '1', link: 'l', at: '2026-03-10T10:00:00Z' }),
    aVisitRow({ id: '2', link: 'c', at: '2026-03-11T10:00:00Z' }),
    aVisitRow({ id: '3', link: 'x', at: '2026-03-12T10:00:00Z' }),
    aVisitRow({ id: '4', link: 'l', at: '2026-03-09T10:00:00Z', live: 3 }),
  ];
  expect(visitsOf(family('l', links), visits).map(({ id }) => id)).toEqual(['4', '2', '1']);
  expect(sumsOf([link, child])).toEqual({ counted: 3, notCounted: 3, people: 2, ms: 7_000 });
  expect([...openLinks(visits)]).toEqual(['l']);
});

test('[CLI-205] time per page is of visits that count; the page that is open now is marked, and pages nobody saw have none', () => {
  const visits = [
    aVisitRow({ id: '1', counts: true, pages: [{ page: 1, ms: 1_000 }] }),
    aVisitRow({
      id: '2',
      counts: true,
      pages: [
        { page: 1, ms: 500 },
        { page: 3, ms: 4_000 },
      ],
      live: 3,
    }),
    aVisitRow({ id: '3', counts: false, pages: [{ page: 2, ms: 90_000 }] }),
  ];
  expect(pageTimes(visits, 4)).toEqual([
    { page: 1, ms: 1_500, live: false },
    { page: 2, ms: 0, live: false },
    { page: 3, ms: 4_000, live: true },
    { page: 4, ms: 0, live: false },
  ]);
  expect(pageTimes([], 0)).toEqual([]);
});

test('[CLI-205] pages are those of the version that the link shows', () => {
  const version = (number: number, pages: number) =>
    ({ id: `v${number}`, number, is: 'pdf', bytes: 1, pages, by: '', at: '', state: 'ready', reason: '' }) as const;
  const files = new Map([['f', aFileRow({ id: 'f', versions: [version(1, 6), version(2, 9)] })]]);
  expect([pagesOf(link, files), pagesOf({ ...link, version: 2 }, files), pagesOf({ ...link, of: 'quote' }, files)]).toEqual([6, 9, 0]);
});

test('[CLI-205] a link that was withdrawn is withdrawn, whatever else it is', () => {
  const now = '2026-03-12T10:00:00Z';
  expect(linkState({ revokedAt: '2026-03-01T00:00:00Z', expiresAt: '2026-03-02T00:00:00Z' }, true, now)).toBe('withdrawn');
  expect(linkState({ revokedAt: '', expiresAt: '2026-03-02T00:00:00Z' }, true, now)).toBe('ended');
  expect(linkState({ revokedAt: '', expiresAt: '' }, true, now)).toBe('open');
  expect(linkState({ revokedAt: '', expiresAt: '2026-04-02T00:00:00Z' }, false, now)).toBe('on');
});

test('[CLI-204] the recipient is named only as surely as the evidence is', () => {
  const said = (values: Partial<Parameters<typeof visitorWords>[1]>, of = link) =>
    visitorWords(translate, { ...aVisitRow({ id: 'v', is: 'person', counts: true }), ...values }, of);
  expect(said({ level: 3 })).toBe('Joris Brinkhof');
  expect(said({ level: 1 })).toBe('Probably Joris Brinkhof');
  expect(said({ level: 2, name: 'Ida' })).toBe('Ida');
  expect(said({ level: 2 }, child)).toBe('Forwarded, named “Femke, finance”');
  expect(said({ is: 'scanner', counts: false })).toBe('Scanner, not counted');
  expect(said({ is: 'unsure', counts: false })).toBe('Not sure, not counted');
  expect(said({ is: 'unsure', counts: true })).toBe('Probably Joris Brinkhof');
  expect(said({ is: 'person', counts: false, level: 1 })).toBe('Joris Brinkhof, not counted');
});

test('[CLI-204] what a person did is said, what a machine did is not', () => {
  const visit = aVisitRow({
    id: 'v',
    is: 'person',
    counts: true,
    level: 2,
    device: 'phone',
    downloaded: true,
    pages: [{ page: 1, ms: 61_000 }],
  });
  expect(visitDid(translate, visit)[0]).toBe('1 page, 1 min 1 s, on the phone, downloaded');
  expect(visitDid(translate, { ...visit, is: 'scanner' })).toEqual([]);
});
