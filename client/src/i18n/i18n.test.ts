import { expect, test } from 'vitest';
import { catalogues } from './i18n.ts';
import { formatMessage, type Message } from './message.ts';
import { createFormat } from './use-format.ts';

const { en, sv } = catalogues;
const keys = Object.keys(en) as (keyof typeof en)[];
const texts = (message: Message): readonly string[] => (typeof message === 'string' ? [message] : [message.one, message.other]);
const placeholders = (message: Message) => [...new Set(texts(message).flatMap((text) => text.match(/\{\w+\}/g) ?? []))].sort();

test('[CLI-21] both languages have the same messages with the same placeholders', () => {
  expect(Object.keys(sv).toSorted()).toEqual(Object.keys(en).toSorted());
  expect(keys.filter((key) => placeholders(en[key]).join() !== placeholders(sv[key]).join())).toEqual([]);
});

test('[CLI-22] no message is empty, shouts, begs or uses a long dash', () => {
  const wrong = /\u2014|\bsuccessfully\b|\bplease\b|\boops\b|!/i;
  const found = keys.flatMap((key) =>
    [...texts(en[key]), ...texts(sv[key])].filter((text) => text.trim() === '' || wrong.test(text)).map((text) => `${key}: ${text}`),
  );
  expect(found).toEqual([]);
});

test('[CLI-21] plural forms follow the count, numbers the language, and unknown placeholders stay visible', () => {
  const message = { one: '{count} change', other: '{count} changes' };
  expect([0, 1, 2000].map((count) => formatMessage(message, { count }, 'en-GB'))).toEqual(['0 changes', '1 change', '2,000 changes']);
  expect(formatMessage('{name} in {town}', { name: 'Ana' }, 'sv-SE')).toBe('Ana in {town}');
});

test('[CLI-23] money, days and spans read as the guide writes them', () => {
  const format = createFormat('en-GB', 'EUR', () => new Date('2026-03-12T09:00:00'));
  expect(format.money(238_000)).toBe('€238,000');
  expect(format.money(12.5)).toBe('€12.50');
  expect(format.money(null)).toBe('');
  expect([format.day('2026-03-12'), format.day('2025-03-12'), format.day('')]).toEqual(['12 Mar', '12 Mar 2025', '']);
  expect(format.dayLong('2026-03-12')).toBe('12 March 2026');
  expect([format.relativeDay('2026-03-12'), format.relativeDay('2026-03-13'), format.relativeDay('2026-03-09')]).toEqual([
    'today',
    'tomorrow',
    '3 days ago',
  ]);
  expect(createFormat('en-GB', 'no currency').money(1)).toBe('€1');
});
