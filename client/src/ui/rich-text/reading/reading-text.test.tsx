import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { givenSurroundings } from '../given-surroundings.ts';
import { type Made, planDoc, textIn } from '../testing/plan-doc.ts';
import { surroundings } from '../testing/surroundings.ts';
import { ReadingText } from './reading-text.tsx';
import { atOnce } from './use-shown.ts';

const around = surroundings({ person: (id) => (id === 'jonas' ? { id, name: 'Jonas Weber', initials: 'JW', color: 2 } : undefined) });
const drawn = (...blocks: readonly Made[]) => renderToStaticMarkup(<ReadingText fragment={textIn(planDoc(...blocks))} around={around} />);
const p = (words: string) => ['paragraph', {}, words] as const;

test('[CLI-249] everything can be read, and what is not known stands as a placeholder around its words', () => {
  const html = drawn(
    ['heading', { level: 2 }, 'Situation'],
    ['bulletList', {}, ['listItem', {}, p('Eleven loaders')]],
    ['taskList', {}, ['taskItem', { checked: true }, p('Readings')]],
    ['table', {}, ['tableRow', {}, ['tableCell', { colspan: 2 }, p('Joris')]]],
    ['actionItem', { id: '01K00000000000000000000001', assignee: 'jonas', due: '2026-03-16' }, 'Lease proposal'],
    ['dealCard', { deal: 'd1' }, ['rows', {}, p('90k EUR')]],
    ['paragraph', {}, ['mention', { kind: 'user', ref: 'nobody' }]],
  );
  for (const part of [
    '<h2>',
    'Situation',
    'Eleven loaders',
    'checked=""',
    'colSpan="2"',
    'Lease proposal',
    'Jonas Weber, 2026-03-16',
    'data-unknown="dealCard"',
    '90k EUR',
  ])
    expect(html.toLowerCase()).toContain(part.toLowerCase());
  expect(html).toContain('plans.editor.image.noAccess');
});

test('[CLI-249] nothing in it runs, leads elsewhere than a safe link, or fetches anything', () => {
  const html = drawn(
    ['heading', { level: '9"><script>' }, '<script>alert(1)</script>'],
    ['orderedList', { start: 'javascript:1' }, ['listItem', {}, p('x')]],
    ['iframe', { src: 'https://evil.example' }, 'in it'],
    ['__proto__', { onclick: 'alert(1)' }, 'in it'],
    ['image', { file: 'https://evil.example/pixel.png', alt: 'words' }],
  );
  expect(html).not.toMatch(/<script|<iframe|onclick|evil\.example|<h9/);
  expect(html).toContain('&lt;script&gt;');
});

test('[CLI-249] blocks in blocks without end are read as words', () => {
  let nest: Made = p('deep');
  for (let depth = 0; depth < 200; depth++) nest = ['blockquote', {}, nest];
  expect(drawn(nest)).toContain('deep');
});

test('[CLI-401] a figure among words stays in their line', () => {
  const doc = planDoc(['paragraph', {}, ['figure', { measure: 'visits' }]]);
  const html = renderToStaticMarkup(<ReadingText fragment={textIn(doc)} around={givenSurroundings()} />);
  expect(html).toContain('<p><span class="fig num"');
  expect(html.match(/<p/g)).toHaveLength(1);
});

test('[CLI-402] of a text with thousands of blocks the first screens are drawn at once', () => {
  const many = Array.from({ length: 3000 }, (_, index) => p(`line ${index}.`));
  const html = drawn(...many);
  expect(html.match(/<p>/g)).toHaveLength(atOnce);
  expect(html).toContain('line 0.');
  expect(html).not.toContain('line 2999.');
});
