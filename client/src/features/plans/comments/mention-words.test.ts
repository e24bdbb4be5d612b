import { expect, test } from 'vitest';
import { mentionAt, mentionsIn, withMention } from './mention-words.ts';

test.each([
  ['Ask @Pet', 8, { at: 4, words: 'Pet' }],
  ['@Petra Ol', 9, { at: 0, words: 'Petra Ol' }],
  ['mail a@b', 8, undefined],
  ['no name', 7, undefined],
  ['@Petra said that it', 19, undefined],
  ['@Pet\nra', 7, undefined],
])('[CLI-310] in "%s" the name being typed is found', (text, caret, found) => expect(mentionAt(text, caret)).toEqual(found));

test('[CLI-310] a chosen name takes the place of what was typed, and its person is told', () => {
  const text = withMention('Ask @Pet about it', { at: 4, words: 'Pet' }, 'Petra Olthof');
  expect(text).toBe('Ask @Petra Olthof  about it');
  const people = [
    { id: 'petra', name: 'Petra Olthof' },
    { id: 'pet', name: 'Pete' },
  ];
  expect(mentionsIn(text, people)).toEqual(['petra']);
  expect(mentionsIn('Ask Petra Olthof', people)).toEqual([]);
});
