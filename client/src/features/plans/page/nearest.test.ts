import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

const names = ['Åsa Berg', 'Petra Olthof', 'Anders Asp', 'Bergman & Co', 'Strandberg'];
const find = (words: string, near: readonly string[] = []) =>
  nearest(names, words, { nameOf: (name) => name, isNear: (name) => near.includes(name) });

test('[N7] what begins like the words comes before what only holds them, whatever accents were typed', () => {
  expect(find('berg')).toEqual(['Åsa Berg', 'Bergman & Co', 'Strandberg']);
  expect(find('asa')).toEqual(['Åsa Berg']);
  expect(find('as')).toEqual(['Anders Asp', 'Åsa Berg']);
});

test('[N7] what is near the plan comes first, and is all there is before anything is typed', () => {
  expect(find('berg', ['Strandberg'])).toEqual(['Strandberg', 'Åsa Berg', 'Bergman & Co']);
  expect(find('', ['Petra Olthof'])).toEqual(['Petra Olthof']);
  expect(find('nobody')).toEqual([]);
});
