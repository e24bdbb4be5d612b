import { aQuoteRow } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import { lifeOf } from './life.ts';

const today = '2026-03-12';
const said = (row: Parameters<typeof aQuoteRow>[0]) =>
  lifeOf(aQuoteRow(row), today, 30).map(({ is, done, at }) => `${done ? '' : 'next '}${is}${at ? ` ${at.slice(0, 10)}` : ''}`);
const sent = { id: 'h1', at: '2026-03-10T09:00:00Z', actor: 'ruben', state: 'sent', version: 1, note: '' } as const;
const viewed = { ...sent, id: 'h2', at: '2026-03-11T09:00:00Z', actor: '', state: 'viewed', note: 'Anouk Peeters' } as const;

test('[S0-44] [CLI-232] a draft says what comes next, and until when it would be valid', () => {
  expect(said({ id: 'q', owner: 'ruben', createdAt: '2026-03-09T09:20:00Z' })).toEqual([
    'begun 2026-03-09',
    'draft',
    'next sent',
    'next viewed',
    'next answered',
    'next runs-out 2026-04-11',
  ]);
});

test('[S0-44] [CLI-232] what has happened keeps its time and actor; what can still come follows', () => {
  const row = {
    id: 'q',
    state: 'viewed',
    version: 1,
    validUntil: '2026-04-09',
    createdAt: '2026-03-09T09:20:00Z',
    history: [sent, viewed],
  } as const;
  expect(said(row)).toEqual(['begun 2026-03-09', 'sent 2026-03-10', 'viewed 2026-03-11', 'next answered', 'next runs-out 2026-04-09']);
  expect(lifeOf(aQuoteRow(row), today, 30)[2]).toMatchObject({ actor: '', note: 'Anouk Peeters', version: 1 });
});

test('[S0-43] [S0-44] [CLI-232] one whose day is over has ended, also before the server has said so; a new version goes on', () => {
  const over = {
    id: 'q',
    state: 'sent',
    version: 1,
    validUntil: '2026-03-11',
    createdAt: '2026-02-09T09:20:00Z',
    history: [sent],
  } as const;
  expect(said(over)).toEqual(['begun 2026-02-09', 'sent 2026-03-10', 'expired 2026-03-11']);
  expect(said({ ...over, state: 'draft' })).toEqual([
    'begun 2026-02-09',
    'sent 2026-03-10',
    'draft',
    'next sent',
    'next viewed',
    'next answered',
    'next runs-out 2026-04-11',
  ]);
});
