import { nameOf, quote } from '@tandem/core';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { createQuotes } from '../quotes/create-quotes.ts';
import { ana, aSending, givenQuotes, otto } from '../quotes/testing/given-quotes.ts';
import { errorAnswers } from './errors.ts';
import { quoteRoutes } from './quotes.ts';

async function givenRoutes() {
  const given = await givenQuotes();
  const { storage, documents, subjectOf, newId, clock } = given;
  const app = new Hono<{ Variables: { identity: unknown } }>();
  app.onError(errorAnswers({ info() {}, warn() {}, error() {} }, () => 'id') as never);
  app.use(async (c, next) => {
    c.set('identity', { person: c.req.header('x-as') === 'otto' ? otto : ana });
    await next();
  });
  const quotes = createQuotes(given.needs);
  app.route('/api/quotes', quoteRoutes({ quotes, storage, documents, boards: { of: () => [] }, subjectOf, newId, now: clock }) as never);
  const call = async (method: string, path: string, body?: unknown, as = 'ana') => {
    const answer = await app.request(`/api/quotes${path}`, {
      method,
      headers: { 'x-as': as, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, text, body: text.startsWith('{') ? JSON.parse(text) : undefined };
  };
  return { ...given, call };
}

test('[QUO-20] a draft is made with its lines in their order, and its contact is one that its maker may edit', async () => {
  const { call, quote: read, actors } = await givenRoutes();
  const lines = [
    { title: 'GTX Pro', quantity: 2, price: 100 },
    { kind: 'text', title: 'Delivery' },
  ];
  const made = await call('POST', '', { title: 'Two machines', contact: 'berg', lines });
  expect(made.status).toBe(201);
  const state = await read(made.body.id);
  expect(state).toMatchObject({
    title: 'Two machines',
    contact: 'berg',
    owner: 'ana',
    state: 'draft',
    number: '',
    createdAt: '2026-03-12T09:00:00.000Z',
  });
  expect([...state.lines].sort((a, b) => (a.rank < b.rank ? -1 : 1)).map(({ title }) => title)).toEqual(['GTX Pro', 'Delivery']);
  expect(await actors(nameOf('quote', made.body.id))).toEqual(['ana']);
  expect((await call('POST', '', { title: 'X', contact: 'berg' }, 'otto')).status).toBe(404);
  expect((await call('PATCH', '/q1', { contact: 'nowhere' })).status).toBe(404);
});

test('[QUO-20] number, state and answer are no fields of a caller, and what cannot be a value is named', async () => {
  const { call, row } = await givenRoutes();
  for (const facts of [{ number: 'Q-1' }, { state: 'accepted' }, { validUntil: '2030-01-01' }])
    expect((await call('PATCH', '/q1', facts)).body.error).toMatchObject({
      code: 'not-allowed',
      message: `"${Object.keys(facts)[0]}" is set by rules alone.`,
    });
  expect((await call('PATCH', '/q1', { tax: 'much' })).body.error.message).toBe('"tax" cannot be "much".');
  expect((await call('POST', '', { lines: [{ colour: 'red' }] })).body.error.message).toBe('"colour" is not a field.');
  expect((await call('PATCH', '/q1', { tax: 25 })).status).toBe(200);
  expect(await row()).toMatchObject({ net: 1_000, total: 1_250, state: 'draft' });
});

test('[QUO-21] a list and a quote are those of the contacts that somebody works with; missing and forbidden look the same', async () => {
  const { call } = await givenRoutes();
  expect((await call('GET', '?limit=10')).body).toMatchObject({ rows: [{ id: 'q1', kind: 'quote' }], after: null });
  expect((await call('GET', '?limit=10', undefined, 'otto')).body.rows).toEqual([]);
  const answers = await Promise.all([
    call('GET', '/q1', undefined, 'otto'),
    call('GET', '/none', undefined, 'otto'),
    call('GET', '/..%2Fq1'),
    call('GET', '/q1/preview', undefined, 'otto'),
    call('POST', '/q1/send', aSending(), 'otto'),
    call('POST', '/q1/revise', undefined, 'otto'),
    call('POST', '/q1/answer', { accepted: true, name: 'X' }, 'otto'),
    call('GET', '/q1/versions/1/pdf', undefined, 'otto'),
    call('GET', '/q1/versions/x/pdf'),
  ]);
  for (const answer of answers) expect([answer.status, answer.body.error.code]).toEqual([404, 'not-here']);
  expect(answers[0]?.text).toBe(answers[1]?.text);
  expect((await call('GET', '?limit=0')).status).toBe(400);
});

test('[QUO-22] sending answers number, version and links, and the same again; what is missing is listed', async () => {
  const { call, edit } = await givenRoutes();
  const first = await call('POST', '/q1/send', aSending());
  expect([first.status, first.body]).toMatchObject([201, { number: 'Q-2026-0001', version: 1, validUntil: '2026-04-11', notLinked: [] }]);
  expect((await call('POST', '/q1/send', aSending())).text).toBe(first.text);
  const other = await call('POST', '/q1/send', aSending({ id: 's2' }));
  expect([other.status, other.body.problems]).toMatchObject([
    422,
    [{ code: 'not-a-draft', next: 'Begin the next version of it, then send that one.' }],
  ]);
  await edit(nameOf('quote', 'q2'), (doc) => quote.change(doc, { title: 'Two', contact: 'berg' }, null));
  const bare = await call('POST', '/q2/send', aSending({ id: 's3', recipients: [] }));
  expect(bare.body).toMatchObject({ error: { code: 'not-sendable' }, problems: [{ code: 'no-line' }, { code: 'no-recipient' }] });
  expect((await call('POST', '/q2/send', { ...aSending({ id: 's4' }), surprise: 1, language: 'de' })).body.error.message).toContain(
    'surprise is not a field',
  );
});

test('[QUO-23] a version is a PDF that is shown or saved, the draft too', async () => {
  const { call } = await givenRoutes();
  await call('POST', '/q1/send', aSending());
  const shown = await call('GET', '/q1/versions/1/pdf');
  expect([
    shown.status,
    shown.headers.get('content-type'),
    shown.headers.get('content-disposition'),
    shown.headers.get('cache-control'),
  ]).toEqual([200, 'application/pdf', 'inline; filename="Q-2026-0001.pdf"', 'private, no-store']);
  expect((await call('GET', '/q1/versions/1/pdf?download')).headers.get('content-disposition')).toBe(
    'attachment; filename="Q-2026-0001.pdf"',
  );
  expect((await call('GET', '/q1/versions/2/pdf')).status).toBe(404);
  expect(JSON.parse((await call('GET', '/q1/preview?language=sv')).text)).toMatchObject({ language: 'sv', version: 0 });
});

test('[QUO-24] the next version and an answer by telephone are told as conflicts when they cannot be', async () => {
  const { call } = await givenRoutes();
  expect((await call('POST', '/q1/revise')).body.error).toMatchObject({ code: 'conflict', next: 'Change it and send it.' });
  expect((await call('POST', '/q1/answer', { accepted: true, name: 'Anna' })).body.error.next).toBe('Send the quote first.');
  await call('POST', '/q1/send', aSending());
  expect((await call('POST', '/q1/revise')).body).toEqual({ version: 2 });
  expect((await call('POST', '/q1/answer', { accepted: true, name: ' ' })).body.error.message).toContain('name has to be filled in');
  expect((await call('POST', '/q1/answer', { accepted: true, name: 'Anna' })).status).toBe(200);
  expect((await call('POST', '/q1/revise')).body.error).toMatchObject({ code: 'conflict', next: 'Make a new quote from it.' });
  expect((await call('POST', '/q1/answer', { accepted: false, name: 'Anna' })).body.error.message).toBe('The quote was answered already.');
});
