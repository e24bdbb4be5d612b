import { expect, test } from 'vitest';
import { readCorpus } from '../../corpus/link-visits/read-corpus.ts';
import { readVisit } from './read-visit.ts';

test('[EVD-16] what cannot be read is named by its place, and the rest is kept', () => {
  const { visit, issues } = readVisit({
    requests: [{ t: 5, path: '/s/a', headers: { Accept: '*/*', 'X-N': 4 }, asn: null }, { t: '5' }, 'x', { t: 1, path: '/s/b', method: 7 }],
    beacons: [
      { t: 9, type: 'scroll', trusted: true, y: 'far' },
      { t: 9, type: 'wink' },
    ],
    context: 'none',
  });
  expect(visit).toEqual({
    requests: [
      { t: 5, method: 'GET', path: '/s/a', headers: { accept: '*/*' } },
      { t: 1, method: 'GET', path: '/s/b', headers: {} },
    ],
    beacons: [{ t: 9, type: 'scroll', trusted: true }],
    context: {},
  });
  expect(issues).toEqual([
    'requests[1].t should be milliseconds after sending.',
    'requests[2] should be an object.',
    'requests[3].method should be a text; GET is taken.',
    'beacons[1].type should be one of rendered, visibility, pointer, scroll, key, page, continue.',
    'context should be an object.',
  ]);
});

test('[EVD-16] every recorded visit reads without an issue', () =>
  expect(readCorpus().flatMap(({ id, visit }) => readVisit(visit).issues.map((issue) => `${id} ${issue}`))).toEqual([]));
