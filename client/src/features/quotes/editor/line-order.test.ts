import type { QuoteLine } from '@tandem/core';
import { expect, test } from 'vitest';
import { inOrder, placeAt, rankAt, rankAtEnd, rankBeside } from './line-order.ts';

const line = (id: string, rank: string) => ({ id, rank }) as QuoteLine;
const lines = [line('b', 'a1'), line('a', 'a0'), line('c', 'a2')];
const half = () => 0.5;
const moved = (id: string, rank: string | undefined) =>
  inOrder(lines.map((one) => (one.id === id ? { ...one, rank: rank ?? one.rank } : one)))
    .map((one) => one.id)
    .join('');

test('[CLI-223] a line goes to the place where it is put, also to either end', () => {
  expect([0, 1, 2].map((place) => moved('b', rankAt(lines, 'b', place, half)))).toEqual(['bac', 'abc', 'acb']);
  expect(rankAtEnd(lines, half) > 'a2').toBe(true);
  expect(rankAtEnd([], half)).not.toBe('');
});

test('[CLI-223] by keys it goes one place up or down, and no further than the end', () => {
  expect([moved('c', rankBeside(lines, 'c', -1, half)), moved('a', rankBeside(lines, 'a', 1, half))]).toEqual(['acb', 'bac']);
  expect([rankBeside(lines, 'a', -1, half), rankBeside(lines, 'c', 1, half), rankBeside(lines, 'gone', 1, half)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('[CLI-223] a carried line falls between those whose middles it is between', () => {
  expect([10, 45, 200].map((y) => placeAt([40, 80, 120], y))).toEqual([0, 1, 3]);
});
