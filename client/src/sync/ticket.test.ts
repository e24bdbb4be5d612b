import { nameOf, planVocabularyVersion } from '@tandem/core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { endSession } from '../state/session.ts';
import { documentToken, forgetTicket } from './ticket.ts';

// What another test has left: a tab that is signed in by itself, or the ticket of its socket.
beforeEach(async () => {
  await endSession('signed-out');
  forgetTicket();
});
afterEach(() => {
  forgetTicket();
  vi.unstubAllGlobals();
});

test('[CLI-350] [M3] a plan is opened with the version of its words that this program knows, every other document without', async () => {
  vi.stubGlobal('fetch', async () => new Response('{"ticket":"once"}', { headers: { 'content-type': 'application/json' } }));
  const knows = `#knows=${planVocabularyVersion}`;
  expect(await documentToken(nameOf('plan', 'p1'), false)).toBe(`once${knows}`);
  expect(await documentToken(nameOf('plan', 'p1'), true)).toBe(`once#create${knows}`);
  expect(await documentToken(nameOf('contact', 'c1'), false)).toBe('once');
  expect(await documentToken(nameOf('contact', 'c1'), true)).toBe('once#create');
});
