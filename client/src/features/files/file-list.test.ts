import { aFileRow, aLinkRow, aVisitRow } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import { type FileQuery, listFiles, listLinks, mostViewed, openFiles } from './file-list.ts';
import { readFilesSearch } from './files-search.ts';

const version = (is: 'pdf' | 'image', at: string) =>
  ({ id: `v${at}`, number: 1, is, bytes: 1, pages: 1, by: '', at, state: 'ready', reason: '' }) as const;
const files = [
  aFileRow({
    id: 'a',
    name: 'Price list',
    folder: 'f',
    links: 2,
    views: 5,
    lastViewedAt: '2026-03-10',
    versions: [version('pdf', '2026-01')],
  }),
  aFileRow({ id: 'b', name: 'Photo', links: 1, views: 0, versions: [version('image', '2026-03')] }),
  aFileRow({ id: 'c', name: 'Contract', contact: 'acme', links: 0, views: 0, versions: [version('pdf', '2026-02')] }),
];
const all: FileQuery = { folders: 'all', text: '', filter: undefined, sort: 'opened' };
const list = (query: Partial<FileQuery>, open: readonly string[] = []) =>
  listFiles(files, { ...all, ...query }, { open: new Set(open), contactName: () => 'Acme' }).map(({ id }) => id);

test('[CLI-209] files are listed by place, words, kind and what became of them', () => {
  expect(list({})).toEqual(['a', 'c', 'b']);
  expect(list({ folders: new Set(['f']) })).toEqual(['a']);
  expect(list({ folders: 'contacts' })).toEqual(['c']);
  expect([list({ text: 'acme contr' }), list({ text: 'PRICE' }), list({ text: 'x' })]).toEqual([['c'], ['a'], []]);
  expect([list({ filter: 'image' }), list({ filter: 'shared' }), list({ filter: 'unshared' }), list({ filter: 'unread' })]).toEqual([
    ['b'],
    ['a', 'b'],
    ['c'],
    ['b'],
  ]);
});

test('[CLI-209] what is open now stands on top of what was opened last; names, views and age are other orders', () => {
  expect(list({}, ['b'])).toEqual(['b', 'a', 'c']);
  expect([list({ sort: 'name' }), list({ sort: 'views' }), list({ sort: 'added' })]).toEqual([
    ['c', 'b', 'a'],
    ['a', 'c', 'b'],
    ['b', 'c', 'a'],
  ]);
});

const links = new Map(
  [
    aLinkRow({ id: '1', subject: 'a', title: 'Price list', createdAt: '2026-03-01T00:00:00Z', expiresAt: '2026-03-15T00:00:00Z' }),
    aLinkRow({ id: '2', subject: 'b', title: 'Photo', createdAt: '2026-03-02T00:00:00Z', expiresAt: '2026-04-15T00:00:00Z' }),
    aLinkRow({
      id: '3',
      subject: 'a',
      title: 'Price list',
      createdAt: '2026-03-03T00:00:00Z',
      expiresAt: '2026-03-14T00:00:00Z',
      revokedAt: '2026-03-04T00:00:00Z',
    }),
  ].map((link) => [link.id, link]),
);

test('[CLI-209] links are listed by what is to be done about them', () => {
  const shown = (which: Parameters<typeof listLinks>[1]) =>
    listLinks(links.values(), which, new Set(['2']), '2026-03-12T00:00:00Z').map(({ id }) => id);
  expect([shown('all'), shown('open'), shown('ending'), shown('withdrawn')]).toEqual([['2', '3', '1'], ['2'], ['1'], ['3']]);
});

test('[S0-38] [CLI-209] most viewed counts people since a day, and not what is not counted', () => {
  const visits = [
    aVisitRow({ id: 'v1', link: '1', at: '2026-03-10', counts: true }),
    aVisitRow({ id: 'v2', link: '3', at: '2026-03-11', counts: true }),
    aVisitRow({ id: 'v3', link: '2', at: '2026-03-11', counts: true }),
    aVisitRow({ id: 'v4', link: '2', at: '2026-03-11', counts: false }),
    aVisitRow({ id: 'v5', link: '2', at: '2026-01-11', counts: true }),
  ];
  expect(mostViewed(visits, links, '2026-02-10', 3).map(({ title, views }) => `${title} ${views}`)).toEqual(['Price list 2', 'Photo 1']);
  expect([...openFiles(links, [aVisitRow({ id: 'v', link: '2', live: 2 })])]).toEqual(['b']);
});

test('[CLI-209] the address says what is looked at, and a damaged one shows all files', () => {
  expect(readFilesSearch({ folder: 'f', file: 'a', view: 'grid', links: 'none', other: 1 })).toEqual({
    folder: 'f',
    file: 'a',
    view: 'grid',
  });
  expect(readFilesSearch({ links: 'open', folder: 7 })).toEqual({ links: 'open' });
});
