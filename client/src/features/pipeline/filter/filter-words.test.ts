import { expect, test } from 'vitest';
import { createFormat } from '../../../i18n/use-format.ts';
import { stagesOf } from '../../../ui/opportunities/stages.ts';
import { aSearch, aSettings, aUser, byId } from '../testing.ts';
import { conditionsOf } from './filter-words.ts';

const settings = aSettings();
const words = {
  t: (key: string, values: object = {}) => [key, ...Object.values(values)].join(' '),
  format: createFormat('en-GB', 'EUR', () => new Date(2026, 2, 12)),
  users: byId([aUser('nils', 'Nils Holm')]),
  settings,
  stages: stagesOf(settings),
};
const chips = (search: Parameters<typeof aSearch>[0]) =>
  conditionsOf(aSearch(search), words).map(({ field, value }) => `${field}: ${value}`);

test('[S1-04] each condition is a chip in words, and what is not set has none', () => {
  expect(chips({})).toEqual([]);
  expect(chips({ status: 'won', owner: 'nils', stages: ['quoted'], products: ['gtx'], amount: '1500..', close: '..2026-03-31' })).toEqual([
    'pipeline.status: pipeline.status.won',
    'pipeline.owner: Nils Holm',
    'pipeline.stage: quoted',
    'pipeline.product: GTX Basic',
    'pipeline.amount: pipeline.range.from €1,500',
    'pipeline.closeDate: pipeline.range.to 31 Mar',
  ]);
});

test('[S1-04] removing every chip gives the empty filter back', () => {
  const search = aSearch({
    status: 'any',
    owner: 'me',
    stages: ['quoted'],
    products: ['gtx'],
    amount: '..5',
    close: 'late',
    without: 'company',
  });
  const left = Object.assign({}, search, ...conditionsOf(search, words).map(({ removed }) => removed));
  expect(left).toEqual(aSearch());
});
