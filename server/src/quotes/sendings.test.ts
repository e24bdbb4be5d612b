import { contact, nameOf, quote, type SentQuote } from '@tandem/core';
import { expect, test } from 'vitest';
import { sendingSteps } from './sendings.ts';
import { ana, aSending, givenQuotes, otto } from './testing/given-quotes.ts';

const day = 86_400_000;

test('[QUO-1] [S0-44] a sent quote is numbered, frozen as its first version, kept as PDF with its contact, and linked to its recipient', async () => {
  const { quotes, files, links, quote, row, actors } = await givenQuotes();
  const sent = await quotes.send('q1', ana, aSending());
  expect(sent).toEqual({
    ok: true,
    number: 'Q-2026-0001',
    version: 1,
    validUntil: '2026-04-11',
    file: 'f1',
    links: [expect.any(String)],
    notLinked: [],
  });
  const state = await quote();
  expect(state).toMatchObject({ number: 'Q-2026-0001', state: 'sent', validUntil: '2026-04-11' });
  expect(state.versions).toMatchObject([
    { version: 1, sentBy: 'ana', sentAt: '2026-03-12T09:00:00.000Z', validUntil: '2026-04-11', net: 1_000, total: 1_000 },
  ]);
  expect(state.history).toMatchObject([{ actor: 'ana', state: 'sent', version: 1 }]);
  expect(await quotes.sent('q1')).toMatchObject({
    number: 'Q-2026-0001',
    to: { name: 'Anna Berg', company: 'Berg AB' },
    seller: { name: 'Ana Alm' },
    currency: 'SEK',
  });
  expect(files).toMatchObject([{ name: 'Q-2026-0001.pdf', contact: 'berg', by: 'ana', mediaType: 'application/pdf' }]);
  expect(JSON.parse(new TextDecoder().decode(files[0]?.bytes))).toEqual(await quotes.sent('q1', 1));
  expect([...links.values()]).toMatchObject([
    {
      of: 'quote',
      subject: 'q1',
      version: 1,
      contact: 'berg',
      person: 'anna',
      recipient: 'Anna Berg',
      mail: 'anna@berg.test',
      send: true,
      accept: true,
      expiresOn: '',
      mailSubject: 'Our quote',
    },
  ]);
  expect(await row()).toMatchObject({ state: 'sent', version: 1, net: 1_000, number: 'Q-2026-0001' });
  expect(new Set(await actors(nameOf('quote', 'q1')))).toEqual(new Set(['ana']));
});

test('[QUO-2] the same sending asked for again is the same sending, also at once and after a restart', async () => {
  const { quotes, restarted, files, links, quote } = await givenQuotes();
  const answers = await Promise.all([
    quotes.send('q1', ana, aSending()),
    quotes.send('q1', ana, aSending()),
    quotes.send('q1', ana, aSending()),
  ]);
  answers.push(await restarted().send('q1', ana, aSending()));
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect([files.length, links.size, (await quote()).versions.length, (await quote()).history.length]).toEqual([1, 1, 1, 1]);
});

for (const step of sendingSteps) {
  test(`[QUO-3] a server that stops at "${step}" goes on at its next start: one number, one version, one file, one link`, async () => {
    const { quotes, restarted, failAt, files, links, quote, events, draft } = await givenQuotes();
    failAt(step);
    await expect(quotes.send('q1', ana, aSending())).rejects.toThrow(step);
    failAt('');
    await restarted().resume();
    const again = await restarted().send('q1', ana, aSending());
    expect(again).toMatchObject({ ok: true, number: 'Q-2026-0001', version: 1, file: 'f1', notLinked: [] });
    expect([files.length, links.size]).toEqual([1, 1]);
    expect(await quote()).toMatchObject({ state: 'sent', number: 'Q-2026-0001', versions: [{ version: 1 }], history: [{ state: 'sent' }] });
    expect((await events()).filter(({ type }) => type === 'quote.sent')).toHaveLength(1);
    await draft('q2');
    expect(await restarted().send('q2', ana, aSending({ id: 's2' }))).toMatchObject({ number: 'Q-2026-0002' });
  });
}

test('[QUO-3] the device that asks again after the stop gets what was begun, with the first time and number', async () => {
  const { quotes, restarted, failAt, clock, quote } = await givenQuotes();
  failAt('kept');
  await expect(quotes.send('q1', ana, aSending())).rejects.toThrow();
  failAt('');
  clock.pass(3 * day);
  expect(await restarted().send('q1', ana, aSending())).toMatchObject({ number: 'Q-2026-0001', validUntil: '2026-04-11' });
  expect((await quote()).versions).toMatchObject([{ sentAt: '2026-03-12T09:00:00.000Z' }]);
});

test('[QUO-4] numbers have no gap and none is given twice, however many are sent at once, and begin anew with the year', async () => {
  const { quotes, draft, clock } = await givenQuotes();
  const ids = Array.from({ length: 12 }, (_, i) => `p${i}`);
  for (const id of ids) await draft(id);
  const sent = await Promise.all(ids.map((id) => quotes.send(id, ana, aSending({ id: `s-${id}` }))));
  const numbers = sent.map((one) => (one.ok ? one.number : '')).sort();
  expect(numbers).toEqual(ids.map((_, i) => `Q-2026-${String(i + 1).padStart(4, '0')}`));
  // New year begins where the workspace is.
  clock.pass(Date.parse('2026-12-31T23:30:00Z') - clock().getTime());
  await draft('later');
  expect(await quotes.send('later', ana, aSending({ id: 's-later' }))).toMatchObject({ number: 'Q-2027-0001' });
});

test('[QUO-4] numbers that quotes brought with them are taken', async () => {
  const { quotes, edit, draft } = await givenQuotes();
  await draft('old');
  await edit(nameOf('quote', 'old'), (doc) => quote.change(doc, { number: 'Q-2026-0040', state: 'accepted' }, null));
  expect(await quotes.send('q1', ana, aSending())).toMatchObject({ number: 'Q-2026-0041' });
});

test('[QUO-4] what is refused, or asked for by two people at once, uses up no number', async () => {
  const { quotes, draft, edit } = await givenQuotes();
  await draft('empty', { title: '' });
  expect(await quotes.send('empty', ana, aSending({ id: 's0' }))).toMatchObject({ ok: false, why: 'problems' });
  await edit(nameOf('contact', 'berg'), (doc) => void doc.getMap('fields').set('owner', 'ana'));
  const both = await Promise.all([quotes.send('q1', ana, aSending({ id: 's1' })), quotes.send('q1', ana, aSending({ id: 's2' }))]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.find(({ ok }) => !ok)).toMatchObject({ problems: [{ code: expect.stringMatching(/sent-meanwhile|not-a-draft/) }] });
  await draft('next');
  expect(await quotes.send('next', ana, aSending({ id: 's3' }))).toMatchObject({ number: 'Q-2026-0002' });
});

test('[QUO-5] everything that is missing is said at once, with what to do about it', async () => {
  const { quotes, edit } = await givenQuotes();
  await edit(nameOf('quote', 'bare'), (doc) => quote.change(doc, { owner: 'ana' }, null));
  const sending = aSending({
    recipients: [
      { name: 'Anna', mail: 'not an address' },
      { name: '', mail: 'b@b.test' },
      { name: 'B', mail: 'B@b.test' },
    ],
    expiresOn: '2026-03-01',
    passcode: 'abc',
    takeOver: true,
  });
  const answer = await quotes.send('bare', ana, sending);
  const problems = answer.ok || answer.why !== 'problems' ? [] : answer.problems;
  expect(problems.map(({ code }) => code)).toEqual([
    'no-contact',
    'no-title',
    'no-line',
    'no-opportunity',
    'bad-mail',
    'no-name',
    'bad-passcode',
    'twice',
    'link-over',
  ]);
  expect(problems.every(({ message, next }) => message.endsWith('.') && next.endsWith('.'))).toBe(true);
  const nobody = await quotes.send('q1', ana, aSending({ recipients: [] }));
  expect(nobody).toMatchObject({ problems: [{ code: 'no-recipient' }] });
});

test('[QUO-5] a line that is offered needs a name; a text and an option alone are no offer', async () => {
  const { quotes, edit } = await givenQuotes();
  await edit(nameOf('quote', 'q1'), (doc) => {
    quote.changeEntry(doc, 'lines', 'l1', { kind: 'option' }, null);
    quote.addEntry(doc, 'lines', 'l2', { kind: 'text', title: 'Delivery' }, null);
    quote.addEntry(doc, 'lines', 'l3', { kind: 'option', price: 5 }, null);
  });
  const answer = await quotes.send('q1', ana, aSending());
  expect(answer.ok || answer.why !== 'problems' ? [] : answer.problems.map(({ code }) => code)).toEqual(['no-line', 'line-without-title']);
});

test('[QUO-6] who does not work with the contact sees nothing and sends nothing, also with the id of a sending', async () => {
  const { quotes, files } = await givenQuotes();
  expect(await quotes.send('q1', otto, aSending())).toEqual({ ok: false, why: 'not-here' });
  expect(await quotes.send('nowhere', ana, aSending())).toEqual({ ok: false, why: 'not-here' });
  expect(await quotes.send('../q1', ana, aSending())).toEqual({ ok: false, why: 'not-here' });
  expect(files).toEqual([]);
  await quotes.send('q1', ana, aSending());
  expect(await quotes.send('q1', otto, aSending())).toEqual({ ok: false, why: 'not-here' });
  expect(await quotes.preview('q1', otto, 'en')).toBeUndefined();
  expect(await quotes.revise('q1', otto)).toEqual({ ok: false, why: 'not-here' });
});

test('[QUO-6] a draft of somebody does not open a contact to them: the quote cannot be sent there', async () => {
  const { quotes, draft } = await givenQuotes();
  await draft('theirs', { owner: 'otto' });
  expect(await quotes.send('theirs', otto, aSending())).toEqual({ ok: false, why: 'not-here' });
});

test('[QUO-6] whatever a device has written into a draft, nothing is read of contacts that its author may not see', async () => {
  const { quotes, edit } = await givenQuotes();
  await edit(nameOf('contact', 'secret'), (doc) => contact.change(doc, { name: 'Secret AB', owner: 'otto' }, null), 'otto');
  await edit(nameOf('contact', 'sune'), (doc) =>
    contact.change(doc, { kind: 'person', name: 'Sune Hemlig', company: 'secret', owner: 'ana' }, null),
  );
  const looked = async (values: Parameters<typeof quote.change>[1]) => {
    await edit(nameOf('quote', 'q1'), (doc) => quote.change(doc, values, null));
    return new TextDecoder().decode(await quotes.preview('q1', ana, 'en'));
  };
  // Of another company.
  expect(await looked({ person: 'sune' })).not.toContain('Sune');
  // A person of a company that somebody else works with: the person, not the company.
  const toSune = await looked({ contact: 'sune', person: '' });
  expect(toSune).toContain('Sune Hemlig');
  expect(toSune).not.toContain('Secret AB');
  expect(await looked({ contact: 'secret' })).toBe('');
});

test('[QUO-7] the opportunity takes over the sum when that is asked for, as an edit of the sender; a card that is gone takes nothing', async () => {
  const { quotes, board, actors, draft } = await givenQuotes();
  await quotes.send('q1', ana, aSending());
  expect((await board()).cards[0]?.amount).toBe(5);
  await draft('q2', { discount: 10 });
  await quotes.send('q2', ana, aSending({ id: 's2', takeOver: true }));
  expect((await board()).cards[0]?.amount).toBe(900);
  expect((await actors(nameOf('board', 'north'))).at(0)).toBe('ana');
  await draft('q3', { opportunity: 'gone' });
  expect(await quotes.send('q3', ana, aSending({ id: 's3', takeOver: true }))).toMatchObject({ ok: true });
});

test('[QUO-8] a recipient for whom no link can be made is told of; the others get theirs, and asked again the answer is the same', async () => {
  const { quotes, refusing, links } = await givenQuotes();
  refusing.set('b@b.test', { ok: false, why: 'wrong', fields: { mail: 'is not an e-mail address' } });
  const sending = aSending({
    recipients: [
      { name: 'B', mail: 'b@b.test' },
      { name: 'Anna Berg', mail: 'anna@berg.test' },
    ],
  });
  const sent = await quotes.send('q1', ana, sending);
  expect(sent).toMatchObject({
    ok: true,
    links: ['', expect.stringMatching(/^\w+$/)],
    notLinked: [{ recipient: 0, why: 'mail is not an e-mail address' }],
  });
  expect(links.size).toBe(1);
  expect(await quotes.send('q1', ana, sending)).toEqual(sent);
});

test("[QUO-8] what is done keeps nobody's name, address or passcode with the sending", async () => {
  const { quotes, store } = await givenQuotes();
  await quotes.send('q1', ana, aSending({ passcode: 'apple-tree' }));
  expect(JSON.stringify(await store.of('q1'))).not.toMatch(/Anna|berg\.test|apple-tree/);
  expect(await store.open()).toEqual([]);
});

test('[QUO-9] the next version has the same number and a later one; what was sent stays word for word', async () => {
  const { quotes, edit, files, quote: read, clock } = await givenQuotes();
  await quotes.send('q1', ana, aSending());
  const first = await quotes.sent('q1', 1);
  expect(await quotes.send('q1', ana, aSending({ id: 's2' }))).toMatchObject({ problems: [{ code: 'not-a-draft' }] });
  clock.pass(2 * day);
  expect(await quotes.revise('q1', ana)).toEqual({ ok: true, version: 2 });
  expect(await quotes.revise('q1', ana)).toEqual({ ok: true, version: 2 });
  expect(await read()).toMatchObject({
    state: 'draft',
    number: 'Q-2026-0001',
    history: [{ state: 'sent' }, { state: 'draft', actor: 'ana', version: 2 }],
  });
  await edit(nameOf('quote', 'q1'), (doc) => quote.changeEntry(doc, 'lines', 'l1', { price: 90 }, null));
  expect(await quotes.send('q1', ana, aSending({ id: 's2' }))).toMatchObject({
    number: 'Q-2026-0001',
    version: 2,
    validUntil: '2026-04-13',
  });
  expect(await quotes.sent('q1', 1)).toEqual(first);
  expect((await quotes.sent('q1'))?.totals.net).toBe(900);
  expect(files.map(({ name }) => name)).toEqual(['Q-2026-0001.pdf', 'Q-2026-0001, 2.pdf']);
});

test('[QUO-9] a draft has no version to begin, and what was accepted stays as it is', async () => {
  const { quotes } = await givenQuotes();
  expect(await quotes.revise('q1', ana)).toEqual({ ok: false, why: 'never-sent' });
  await quotes.send('q1', ana, aSending());
  await quotes.answer('q1', 1, { accepted: true, name: 'Anna', reason: '', link: 'l1', at: '2026-03-13T09:00:00Z' });
  expect(await quotes.revise('q1', ana)).toEqual({ ok: false, why: 'accepted' });
});

test('[QUO-10] the draft can be looked at as it would be sent, without a number being given', async () => {
  const { quotes, store } = await givenQuotes();
  const looked = JSON.parse(new TextDecoder().decode(await quotes.preview('q1', ana, 'sv'))) as SentQuote;
  expect(looked).toMatchObject({
    number: '',
    version: 0,
    language: 'sv',
    sentOn: '2026-03-12',
    validUntil: '2026-04-11',
    totals: { total: 1_000 },
  });
  expect(await store.highest(2026)).toBe(0);
});
