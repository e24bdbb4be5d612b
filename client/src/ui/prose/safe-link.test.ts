import { expect, test } from 'vitest';
import { isSafeLink, linkFrom } from './safe-link.ts';

test('[S4-25] a link in notes is a web, mail or telephone address and nothing that runs', () => {
  expect(['https://a.example', 'HTTP://a.example', 'mailto:a@b.example', 'tel:+31'].every(isSafeLink)).toBe(true);
  expect(['javascript:alert(1)', 'java\tscript:alert(1)', 'data:text/html,x', '//a.example', 'https:\u0000//x', ''].some(isSafeLink)).toBe(
    false,
  );
});

test('[S4-25] what people type becomes the link they meant', () => {
  expect(['acme.example/x', 'a@acme.example', 'tel:112', 'nothing', 'javascript:alert(1)', ' https://a.example '].map(linkFrom)).toEqual([
    'https://acme.example/x',
    'mailto:a@acme.example',
    'tel:112',
    undefined,
    undefined,
    'https://a.example',
  ]);
});
