import { agenda, completeTask, contact, pipelineBoard, settings } from '@tandem/core';
import { expect, test } from 'vitest';
import { agendaOf, board, contactNamed, theSettings } from '../derive/testing/given-engine.ts';
import { givenDigests } from './testing.ts';

const mia = { id: 'mia', role: 'manager' as const, team: '', leads: [] };
const hostile = '<img src=x onerror=alert(1)> www.evil.test';

async function givenWork() {
  const given = await givenDigests();
  await given.edit(theSettings, (doc) => settings.change(doc, { companyName: 'Firm AB', currency: 'EUR', minimumSales: 100 }, null), 'ada');
  await given.edit(contactNamed('berg'), (doc) => contact.change(doc, { kind: 'company', name: hostile, owner: 'ana' }, null));
  const task = { type: 'call', contact: 'berg', createdAt: '2026-03-01T09:00:00Z' };
  await given.edit(agendaOf('ana'), (doc) => {
    agenda.addEntry(doc, 'tasks', 't1', { ...task, subject: 'Call Berg', due: '2026-03-09' }, null);
    agenda.addEntry(doc, 'tasks', 't2', { ...task, subject: 'Visit', due: '2026-03-10' }, null);
  });
  await given.edit(
    board,
    (doc) =>
      void pipelineBoard.addEntry(
        doc,
        'cards',
        'o1',
        { title: 'Ten', contact: 'berg', owner: 'ana', amount: 70, place: { stage: 'won', rank: 'a' }, closedOn: '2026-03-11' },
        null,
      ),
  );
  await given.projected();
  return given;
}
const section = (said: { readonly sections: readonly { readonly name: string }[] } | undefined, name: string) =>
  said?.sections.find((one) => one.name === name) as
    | {
        readonly lines: readonly {
          readonly id: string;
          readonly cells: readonly { readonly text: string }[];
          readonly items: readonly { readonly id: string; readonly late: string }[];
        }[];
      }
    | undefined;

test('[S0-08] [S0-05] [DGS-6] the mail says what everybody did, late ones in red with a sign and in words, as HTML and as text', async () => {
  const given = await givenWork();
  await given.comes('2026-03-12T06:30:00Z', given.server());
  const mail = given.sent.find((one) => one.to === 'mia@firm.test');
  expect(mail?.subject).toBe('Firm AB, Thursday 12 March');
  expect(mail?.html).toMatch(/<span class="late"><span aria-hidden="true">&#9719;&#65038;<\/span> 3 days late<\/span>/);
  expect(mail?.html).toContain('.late,.tile .late{color:#c0271b}');
  expect(mail?.html).toContain('@media (prefers-color-scheme:dark)');
  expect(mail?.html).toContain('href="https://crm.test/contacts/berg"');
  expect(mail?.html).toContain('href="https://crm.test/digest?of=2026-03-12&amp;section=late&amp;line=ana"');
  expect(mail?.text).toContain('MOST LATE TASKS (2 late)\n- ana: 2 late\n    (!) 3 days late: Call Berg, ');
  expect(mail?.text).toContain('NOT STARTED\nlena');
});

test('[DGS-6] names that people typed are words in the mail, never markup or links, and nothing is loaded or followed', async () => {
  const given = await givenWork();
  await given.comes('2026-03-12T06:30:00Z', given.server());
  const html = given.sent[0]?.html ?? '';
  expect(html).not.toContain('<img');
  expect(html).not.toContain('www.evil.test');
  expect([...html.matchAll(/<[^>]*\s(?:src|background|poster)=/g)]).toEqual([]);
  expect([...html.matchAll(/href="([^"]*)"/g)].every(([, href]) => href?.startsWith('https://crm.test/'))).toBe(true);
  expect(html).not.toMatch(/@import|url\(/);
});

test('[S0-05] [DGS-7] what is done is gone from the next preview at once, and stays in the mail that was sent before', async () => {
  const given = await givenWork();
  await given.comes('2026-03-12T06:30:00Z', given.server());
  const late = async (of: string) =>
    section(await given.digests.said(mia, of), 'late')?.lines.flatMap(({ items }) => items.map(({ id, late: says }) => `${id} ${says}`));
  expect(await late('')).toEqual(['t1 3 days late', 't2 2 days late']);
  given.clock.now = new Date('2026-03-12T08:00:00Z');
  await given.edit(agendaOf('ana'), (doc) => void completeTask(doc, 't1', { outcome: 'done', at: '2026-03-12T08:00:00Z' }, null));
  await given.projected();
  expect(await late('')).toEqual(['t2 2 days late']);
  expect(await late('2026-03-12')).toEqual(['t1 3 days late', 't2 2 days late']);
  expect(await late('2026-03-11')).toBeUndefined();
});

test('[DGS-8] a line says from which rows it was counted, as they were then: as many as the number, also when they are others now', async () => {
  const given = await givenWork();
  await given.comes('2026-03-12T06:30:00Z', given.server());
  await given.edit(agendaOf('ana'), (doc) => void completeTask(doc, 't1', { outcome: 'done', at: '2026-03-12T08:00:00Z' }, null), 'ana');
  await given.projected();
  const sent = await given.digests.why(mia, '2026-03-12', 'late', 'ana');
  expect(sent).toMatchObject({
    count: 2,
    facts: [
      { key: 'task/t1', actor: 'ana' },
      { key: 'task/t2', actor: 'ana' },
    ],
  });
  expect(await given.digests.why(mia, '', 'late', 'ana')).toMatchObject({ count: 1, facts: [{ key: 'task/t2' }] });
  expect(await given.digests.why(mia, '', 'best', 'ana')).toMatchObject({ facts: [{ key: 'opportunity/o1' }] });
  for (const [of, part, line] of [
    ['2026-03-12', 'late', 'nobody'],
    ['2026-03-12', 'constructor', 'ana'],
    ['2026-01-01', 'late', 'ana'],
  ] as const)
    expect(await given.digests.why(mia, of, part, line)).toBeUndefined();
});

test('[S0-13] [DGS-7] another minimum changes who needs attention at once', async () => {
  const given = await givenWork();
  const short = async () =>
    section(await given.digests.said(mia, ''), 'attention')?.lines.map(({ id, cells }) => `${id} ${cells[0]?.text}`);
  expect(await short()).toEqual(['ben €100 short', 'lena €100 short', 'ana €30 short']);
  await given.edit(theSettings, (doc) => settings.change(doc, { minimumSales: 70 }, null), 'ada');
  await given.projected();
  expect(await short()).toEqual(['ben €70 short', 'lena €70 short']);
});

test('[DGS-9] one that is asked for says the same as the preview, and opens in the app as it was', async () => {
  const given = await givenWork();
  const asked = await given.digests.asked(mia);
  if (asked) await given.outbox.send({ key: 'k', ...asked.mail });
  const [preview, sent] = [await given.digests.said(mia, ''), await given.digests.said(mia, asked?.of ?? '')];
  const numbers = (said: typeof preview) =>
    said?.sections.map(({ name, lines }) => [name, lines.map(({ id, cells, items }) => [id, cells, items])]);
  expect(numbers(sent)).toEqual(numbers(preview));
  expect(await given.digests.said({ ...mia, id: 'ada', role: 'admin' }, asked?.of ?? '')).toBeUndefined();
});
