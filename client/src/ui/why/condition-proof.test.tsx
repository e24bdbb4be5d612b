import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ConditionProof, ReadList } from './condition-proof.tsx';
import type { RuleWords } from './rule-words.ts';

const words = {
  condition: (title: string) => title,
  read: ({ of, field, value }: { of: string; field: string; value: unknown }, about: string) =>
    `${of === about ? '' : of} ${field} ${value}`.trim(),
} as unknown as RuleWords;
const read = [
  { of: 'contact/berg', field: 'mails', value: 0 },
  { of: 'task/t1', field: 'tasks', value: '2026-11-26' },
];

test('[CLI-415] what was read stands under its condition, also under one that does not hold, and nothing under one of before', () => {
  const lines = (held: boolean, known: boolean) =>
    renderToStaticMarkup(
      <ConditionProof condition={{ title: 'No task', held, ...(known && { read }) }} about="contact/berg" words={words} />,
    ).match(/<li[^>]*>[^<]*/g) ?? [];
  for (const held of [true, false]) {
    expect(lines(held, true).map((line) => line.replace(/^<li[^>]*>/, ''))).toEqual(['mails 0', 'task/t1 tasks 2026-11-26']);
    expect(lines(held, false)).toEqual([]);
  }
});

test('[CLI-416] a difference of a dry run lists what was read there, or nothing', () => {
  expect(renderToStaticMarkup(<ReadList read={read} about="contact/berg" words={words} />)).toMatch(/mails 0.*2026-11-26/);
  expect(renderToStaticMarkup(<ReadList read={[]} about="contact/berg" words={words} />)).toBe('');
});
