import { contact } from '@tandem/core';
import { aContactRow } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { fieldLines, listLines, pairKey, pairOfKey, staysBetter } from './compare-contacts.ts';

const blank = contact.read(new Y.Doc());

test('[CLI-112] only fields in which somebody says something are compared, and only where both do is there a choice', () => {
  const winner = { ...blank, name: 'Berg AB', town: 'Lund', employees: 0, place: { lat: null, lng: null } };
  const loser = { ...blank, name: 'Berg Aktiebolag', town: 'Lund', website: 'berg.example', place: { lat: 55.6, lng: 13 } };
  expect(fieldLines(winner, loser).map(({ key, is }) => `${key}: ${is}`)).toEqual([
    'name: choice',
    'website: loser',
    'employees: winner',
    'town: same',
    'place: loser',
  ]);
});

test('[CLI-112] the lists are shown united, with what comes from the other', () => {
  const address = { id: 'a1', street: 'Storgatan 4', postcode: '211 42', town: 'Malmö', region: '', country: '', label: '' };
  const winner = { ...blank, mails: [{ id: 'm1', value: 'info@berg.example', label: '' }] };
  const lines = listLines(winner, { mails: [{ id: 'm2', value: 'anna@berg.example' } as never], phones: [], addresses: [address] });
  expect(lines.map(({ list, entries }) => [list, entries.map(({ text, from }) => `${from} ${text}`)])).toEqual([
    ['mails', ['winner info@berg.example', 'loser anna@berg.example']],
    ['addresses', ['loser Storgatan 4, 211 42 Malmö']],
  ]);
});

test('[CLI-112] whoever is further along had better stay, then who is known better, then who was there first', () => {
  const lead = aContactRow({ id: 'b', createdAt: '2026-01-01T00:00:00Z', town: 'Lund' });
  expect(staysBetter(aContactRow({ id: 'c', lifecycle: 'customer' }), lead)).toBe(true);
  expect(staysBetter(aContactRow({ id: 'c', createdAt: '2025-01-01T00:00:00Z' }), lead)).toBe(false);
  expect(staysBetter(aContactRow({ id: 'c', createdAt: '2025-01-01T00:00:00Z', town: 'Lund' }), lead)).toBe(true);
  expect([staysBetter({ ...lead, id: 'a' }, lead), staysBetter(lead, { ...lead, id: 'a' })]).toEqual([true, false]);
});

test('[CLI-112] a pair has one address, whichever is named first', () => {
  expect(pairOfKey('b.a')).toEqual({ a: 'a', b: 'b' });
  expect(pairKey({ a: 'a', b: 'b' })).toBe('a.b');
  expect(['', 'a', 'a.', 'a.a', 'a.b.c'].map(pairOfKey)).toEqual([undefined, undefined, undefined, undefined, undefined]);
});
