import { aQuoteRow } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import { newestOf, quotesByOpportunity, standingOf } from './standing.ts';

const today = '2026-03-24';

test('[S0-43] [CLI-220] a quote whose day is over reads expired, whether or not anything has run', () => {
  expect(standingOf({ state: 'sent', validUntil: '2026-03-23' }, today)).toEqual({
    state: 'expired',
    isOut: false,
    daysLeft: null,
    isSoon: false,
  });
  expect(standingOf({ state: 'accepted', validUntil: '2026-03-23' }, today).state).toBe('accepted');
  expect(standingOf({ state: 'draft', validUntil: '' }, today).state).toBe('draft');
});

test('[S0-43] [CLI-220] it runs out soon within three days, its last day counted', () => {
  const of = (validUntil: string) => {
    const { daysLeft, isSoon, isOut } = standingOf({ state: 'viewed', validUntil }, today);
    return [daysLeft, isSoon, isOut];
  };
  expect([of(today), of('2026-03-27'), of('2026-03-28'), of('')]).toEqual([
    [0, true, true],
    [3, true, true],
    [4, false, true],
    [null, false, true],
  ]);
});

test('[CLI-226] an opportunity shows the quote that was sent last, and a draft only when none was sent', () => {
  const sent = aQuoteRow({
    id: 'a',
    opportunity: 'o1',
    state: 'refused',
    sentAt: '2026-03-01T10:00:00Z',
    createdAt: '2026-02-01T10:00:00Z',
  });
  const later = aQuoteRow({ id: 'b', opportunity: 'o1', state: 'sent', sentAt: '2026-03-05T10:00:00Z', createdAt: '2026-02-02T10:00:00Z' });
  const draft = aQuoteRow({ id: 'c', opportunity: 'o1', createdAt: '2026-03-20T10:00:00Z' });
  const alone = aQuoteRow({ id: 'd', createdAt: '2026-03-21T10:00:00Z' });
  expect(newestOf([sent, draft])?.id).toBe('a');
  expect(newestOf([])).toBeUndefined();
  expect([...quotesByOpportunity([draft, later, sent, alone])].map(([id, row]) => [id, row.id])).toEqual([['o1', 'b']]);
});
