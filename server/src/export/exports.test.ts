import { agenda, audiencesOfPerson, contact, nameOf, type Person, pipelineBoard } from '@tandem/core';
import { exportKinds } from '@tandem/core/export';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { givenImports } from '../import/testing/given-imports.ts';
import { cleanCell } from '../import/text-cells.ts';
import { exporter, plainForm } from './testing.ts';

vi.setConfig({ testTimeout: 60_000 });
const ana: Person = { id: 'ana', role: 'seller', team: 'north', leads: [] };
const cem: Person = { id: 'cem', role: 'seller', team: 'south', leads: [] };
const ben: Person = { id: 'ben', role: 'manager', team: '', leads: [] };

/** Ana sells to Acme; Zeta is Cem's; Vera belongs to Zeta and is Ana's. */
async function givenFirm() {
  const given = await givenImports();
  const change = (name: Parameters<typeof given.server.sync.documents.change>[0], edit: (doc: Y.Doc) => void) =>
    given.server.sync.documents.change(name, 'ana', edit);
  await change(nameOf('contact', 'acme'), (doc) => {
    contact.change(doc, { kind: 'company', name: 'Acme', owner: 'ana', town: 'Kiel', employees: 12 }, 'me');
    contact.addEntry(doc, 'activities', 'a1', { type: 'call', at: '2026-03-12T09:00:00Z', minutes: 5, note: 'Offer', by: 'ana' }, 'me');
    const text = new Y.XmlText();
    const paragraph = new Y.XmlElement('paragraph');
    doc.getXmlFragment('notes').push([paragraph]);
    paragraph.push([text]);
    text.insert(0, 'Coffee at nine');
  });
  await change(nameOf('contact', 'zeta'), (doc) => contact.change(doc, { kind: 'company', name: 'Zeta secret', owner: 'cem' }, 'me'));
  await change(nameOf('contact', 'vera'), (doc) =>
    contact.change(doc, { kind: 'person', name: 'Vera Lind', company: 'zeta', owner: 'ana' }, 'me'),
  );
  await change(nameOf('board', 'south'), (doc) => {
    pipelineBoard.change(doc, { title: 'South', process: 'sales' }, 'me');
    pipelineBoard.addEntry(doc, 'members', 'm1', { member: 'user:cem' }, 'me');
    pipelineBoard.addEntry(
      doc,
      'cards',
      'o1',
      { title: 'Mine on another board', owner: 'ana', contact: 'acme', company: 'Acme', note: 'inner note' },
      'me',
    );
    pipelineBoard.addEntry(doc, 'cards', 'o2', { title: 'Not mine', owner: 'cem', contact: 'zeta', company: 'Zeta secret' }, 'me');
  });
  await change(nameOf('agenda', 'ana'), (doc) => {
    agenda.addEntry(doc, 'tasks', 't1', { subject: 'Call Acme', contact: 'acme', opportunity: 'o1', due: '2026-04-01' }, 'me');
    agenda.addEntry(doc, 'appointments', 'q1', { subject: 'Lunch' }, 'me');
  });
  await change(nameOf('agenda', 'cem'), (doc) => agenda.addEntry(doc, 'tasks', 't2', { subject: 'Call Zeta', contact: 'zeta' }, 'me'));
  await given.projector.settled();
  return { given, change, ...(await exporter(given.storage)) };
}

test('[EXP-1] everybody takes out exactly the records of their row feed, whatever their role', async () => {
  const { given, text, exports } = await givenFirm();
  for (const person of [ana, cem, ben]) {
    const boards = person === cem ? ['south'] : person === ana ? ['north'] : [];
    const mine = audiencesOfPerson(person, boards);
    for (const [kind, rowKind] of [
      ['companies', 'contact'],
      ['persons', 'contact'],
      ['opportunities', 'opportunity'],
      ['tasks', 'task'],
      ['activities', 'activity'],
    ] as const) {
      const rows = (await given.storage.visibleRows(rowKind, mine, '', 1000)).map((row) => row.content);
      const wanted = rows.filter((row) => row.kind !== 'contact' || (row.is === 'company') === (kind === 'companies')).map((row) => row.id);
      const found = JSON.parse(await text(person, kind, 'json')) as readonly { readonly id: string }[];
      expect([person.id, kind, found.map((one) => one.id)]).toEqual([person.id, kind, wanted]);
      expect((await exports.counts(person))[kind]).toBe(wanted.length);
    }
  }
});

test('[EXP-2] what a record refers to is named only to whoever may see it', async () => {
  const { text } = await givenFirm();
  const all = (await Promise.all(exportKinds.flatMap((kind) => [text(ana, kind, 'csv'), text(ana, kind, 'json')]))).join('\n');
  expect(all).not.toMatch(/secret|Not mine|Call Zeta|inner note/);
  const [row] = parse(await text(ana, 'persons', 'csv'), { columns: true, bom: true }) as Record<string, string>[];
  expect(row).toMatchObject({ 'Full name': 'Vera Lind', Company: '', 'Company ID': '' });
  const [manager] = parse(await text(ben, 'persons', 'csv'), { columns: true, bom: true }) as Record<string, string>[];
  expect(manager).toMatchObject({ Company: 'Zeta secret', 'Company ID': 'zeta' });
  expect(await text(ben, 'opportunities', 'json')).toContain('inner note');
});

test('[EXP-3] [S-45] no cell of a stranger is a formula, and each comes back as it was', async () => {
  const { change, given, text } = await givenFirm();
  const bad = [
    '=1+1',
    '+1',
    '-2',
    '@SUM(A1)',
    "'=1",
    '＝1',
    '＠x',
    '=HYPERLINK("http://x","y")',
    'a"b',
    'x;y',
    'x,y',
    'two\nlines',
    '"',
    "'",
    '-',
    '=\t',
  ];
  for (const [i, name] of bad.entries())
    await change(nameOf('contact', `bad${String(i).padStart(2, '0')}`), (doc) =>
      contact.change(doc, { kind: 'company', name, owner: 'ana' }, 'me'),
    );
  await given.projector.settled();
  for (const separator of [',', ';', '\t'] as const) {
    const file = await text(ana, 'companies', 'csv', { separator });
    expect(file.startsWith('\uFEFF')).toBe(true);
    const rows = parse(file, { columns: true, bom: true, delimiter: separator }) as Record<string, string>[];
    const names = rows.map((row) => row['Company name'] ?? '').filter((name) => name !== 'Acme');
    expect(names.filter((name) => /^[=+\-@＝＠\t]/.test(name))).toEqual([]);
    expect(names.map((name) => cleanCell(name, () => undefined))).toEqual(bad.map((name) => name.trim()));
  }
});

test('[EXP-4] numbers, days, instants and words are written in the form that was asked for', async () => {
  const { change, given, text } = await givenFirm();
  await change(nameOf('contact', 'acme'), (doc) =>
    contact.change(doc, { revenue: -1234.5, createdAt: '2026-03-12T23:30:00Z', lifecycle: 'customer' }, 'rules'),
  );
  await given.projector.settled();
  const row = async (form: Parameters<typeof text>[3], separator = ',') =>
    (parse(await text(ana, 'companies', 'csv', form), { columns: true, bom: true, delimiter: separator }) as Record<string, string>[])[0];
  expect(await row({})).toMatchObject({
    'Annual revenue': '-1234.5',
    Created: '2026-03-12T23:30:00Z',
    Relation: 'Customer',
    Notes: 'Coffee at nine',
  });
  expect(await row({ language: 'sv', separator: ';', decimal: ',', dates: 'local' }, ';')).toMatchObject({
    Omsättning: '-1234,5',
    Skapad: '2026-03-13 00:30:00',
    Relation: 'Kund',
    Ort: 'Kiel',
  });
  expect(await row({ decimal: ',' })).toMatchObject({ 'Annual revenue': '-1234,5' });
});

test('[EXP-5] JSON is the document whole, with lists and notes; a zip holds every kind and what ids mean', async () => {
  const { text, exports, noted } = await givenFirm();
  const [acme] = JSON.parse(await text(ana, 'companies', 'json')) as Record<string, unknown>[];
  expect(acme).toMatchObject({
    id: 'acme',
    name: 'Acme',
    employees: 12,
    notes: 'Coffee at nine',
    activities: [{ id: 'a1', note: 'Offer' }],
  });
  const bytes: Uint8Array[] = [];
  const wanted = { kinds: exportKinds, format: 'json', form: plainForm } as const;
  for await (const piece of await exports.zip(ana, { person: async () => ana }, wanted)) bytes.push(piece);
  const files = unzipSync(Buffer.concat(bytes));
  expect(Object.keys(files)).toEqual([
    ...exportKinds.map((kind) => `${kind}.json`),
    'appointments.json',
    'plans.json',
    'settings.json',
    'people.json',
    'views.json',
  ]);
  expect(JSON.parse(Buffer.from(files['appointments.json'] ?? []).toString())).toMatchObject([{ owner: 'ana', subject: 'Lunch' }]);
  expect(noted.at(-1)).toMatchObject({ actor: 'ana', action: 'exported', facts: { format: 'json', records: 5 } });
});

test('[EXP-8] what was merged is one record in tables and cards, and all documents are in JSON', async () => {
  const { change, given, text } = await givenFirm();
  await change(nameOf('contact', 'acme2'), (doc) =>
    contact.change(doc, { kind: 'company', name: 'ACME', owner: 'ana', mergedInto: 'acme' }, 'me'),
  );
  await change(nameOf('agenda', 'ana'), (doc) => void agenda.changeEntry(doc, 'tasks', 't1', { contact: 'acme2' }, 'me'));
  await given.projector.settled();
  expect(parse(await text(ana, 'companies', 'csv'), { columns: true, bom: true })).toHaveLength(1);
  expect(JSON.parse(await text(ana, 'companies', 'json'))).toHaveLength(2);
  expect(parse(await text(ana, 'tasks', 'csv'), { columns: true, bom: true })).toMatchObject([
    { Contact: 'Acme', Opportunity: 'Mine on another board' },
  ]);
});

test('[EXP-9] who loses a right or the session in the middle gets nothing more from then on', async () => {
  const { change, given, exports } = await givenFirm();
  for (let i = 0; i < 450; i++)
    await change(nameOf('contact', `c${String(i).padStart(3, '0')}`), (doc) =>
      contact.change(doc, { kind: 'company', name: `C${i}`, owner: i < 300 ? 'ana' : 'cem' }, 'me'),
    );
  await given.projector.settled();
  const wanted = { kinds: ['companies'], format: 'csv', form: plainForm } as const;
  let asked = 0;
  const demoted = await exports.file(ben, { person: async () => (asked++ === 0 ? ben : { ...ben, role: 'seller' }) }, wanted);
  let text = '';
  for await (const piece of demoted) text += piece;
  expect(text).toContain('C150');
  expect(text).not.toContain('C350');
  asked = 0;
  const ended = await exports.file(ben, { person: async () => (asked++ === 0 ? ben : undefined) }, wanted);
  await expect(
    (async () => {
      for await (const piece of ended) text += piece;
    })(),
  ).rejects.toThrow('has ended');
});

test('[EXP-13] nothing is read ahead: a page is asked for when the one before was taken', async () => {
  const { change, given } = await givenFirm();
  for (let i = 0; i < 700; i++)
    await change(nameOf('contact', `c${String(i).padStart(3, '0')}`), (doc) =>
      contact.change(doc, { kind: 'company', name: `C${i}`, owner: 'ana' }, 'me'),
    );
  await given.projector.settled();
  let pages = 0;
  const counted = {
    ...given.storage,
    visibleRows: (...asked: Parameters<typeof given.storage.visibleRows>) => {
      pages++;
      return given.storage.visibleRows(...asked);
    },
  };
  const { exports } = await exporter(counted);
  const file = await exports.file(ana, { person: async () => ana }, { kinds: ['companies'], format: 'csv', form: plainForm });
  const taken: number[] = [];
  for await (const _ of file) taken.push(pages);
  expect(taken).toEqual([1, 2, 3, 4]);
});
