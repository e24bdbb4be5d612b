import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../documents/days.ts';
import { daysLeft, isOver, quoteDays, quoteStateOn, validUntil } from './validity.ts';

test('[S0-43] [QUOTE-10] a quote holds for its own days, otherwise for those of the workspace, otherwise for thirty', () => {
  expect(validUntil('2026-03-12', 14, 45)).toBe('2026-03-26');
  expect(validUntil('2026-03-12', null, 45)).toBe('2026-04-26');
  expect(validUntil('2026-03-12', null, null)).toBe('2026-04-11');
});

test('[S0-43] [QUOTE-10] days are whole, not negative, and two years at most', () => {
  expect([0, -3, 2.6, 1e9].map((days) => quoteDays(days, 30))).toEqual([0, 0, 3, 730]);
  expect(validUntil('2024-02-28', 1, null)).toBe('2024-02-29');
});

test('[S0-43] [QUOTE-11] it holds on its last day and is over on the next', () => {
  expect(daysLeft('2026-04-11', '2026-04-08')).toBe(3);
  expect(daysLeft('2026-04-11', '2026-04-11')).toBe(0);
  expect(daysLeft('', '2026-04-11')).toBeUndefined();
  expect([isOver('2026-04-11', '2026-04-11'), isOver('2026-04-11', '2026-04-12'), isOver('', '2026-04-12')]).toEqual([false, true, false]);
});

test('[S0-43] [QUOTE-11] what is out reads as expired the day after, whatever has run since; what was answered stays answered', () => {
  const on = (state: 'draft' | 'sent' | 'viewed' | 'accepted' | 'refused', day: string) =>
    quoteStateOn({ state, validUntil: '2026-04-11' }, day);
  expect([on('sent', '2026-04-11'), on('viewed', '2026-04-11')]).toEqual(['sent', 'viewed']);
  expect([on('sent', '2026-04-12'), on('viewed', '2026-04-12')]).toEqual(['expired', 'expired']);
  expect([on('draft', '2026-04-12'), on('accepted', '2026-04-12'), on('refused', '2026-04-12')]).toEqual(['draft', 'accepted', 'refused']);
});

test('[QUOTE-10] days left and the last day say the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 730 }), fc.integer({ min: 0, max: 900 }), (days, later) => {
      const left = daysLeft(validUntil('2026-03-12', days, null), addDays('2026-03-12', later));
      expect(left).toBe(days - later);
    }),
  );
});
