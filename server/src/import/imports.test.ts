import { contact, nameOf, pipelineBoard } from '@tandem/core';
import { expect, test } from 'vitest';
import { givenImports } from './testing/given-imports.ts';

const people = [
  'First Name,Last Name,Email,Phone,Company,Job Title,Country,Notes',
  'Åsa,Lindqvist,asa@norrskog.example,08-465 004 12,Norrskog Timmer AB,Buyer,Sweden,likes tea',
  'Björn,Öberg,bjorn@norrskog.example,070-174 06 12,NORRSKOG TIMMER,,Sverige,',
  'Åsa,Lindqvist,ASA@norrskog.example,,Norrskog Timmer Aktiebolag,,,',
  ',,,,,,,only a note',
].join('\n');

test('[IMP-30] a dry run tells what each row would do and writes nothing', async () => {
  const given = await givenImports();
  const { file, options } = await given.prepared(people);
  const before = (await given.storage.status()).lastSeq;
  const plan = await given.imports.dryRun(file.id, options, 'ben');
  expect(plan.figures).toEqual({ rows: 4, blank: 0, new: 2, change: 0, same: 0, joined: 1, leftOut: 1, companies: 1 });
  expect(plan.outcomes.map((outcome) => outcome.what)).toEqual(['new', 'new', 'joined', 'left-out']);
  expect((await given.storage.status()).lastSeq).toBe(before);
});

test('[IMP-31] persons and their company come in as one batch, one company for all its spellings', async () => {
  const given = await givenImports();
  const batch = await given.bringIn(people);
  expect(batch).toMatchObject({ state: 'done', done: 4, total: 4 });
  const rows = await given.contacts();
  const company = rows.find((row) => row.is === 'company');
  expect(company).toMatchObject({ name: 'Norrskog Timmer AB', lifecycle: 'lead', batch: batch.id });
  expect(
    rows
      .filter((row) => row.is === 'person')
      .map(({ name, company: of, phones, country, source }) => ({ name, of, phones, country, source }))
      .sort((a, b) => (a.name < b.name ? 1 : -1)),
  ).toEqual([
    { name: 'Åsa Lindqvist', of: company?.id, phones: ['+46846500412'], country: 'Sweden', source: 'import' },
    { name: 'Björn Öberg', of: company?.id, phones: ['+46701740612'], country: 'Sweden', source: 'import' },
  ]);
  const asa = rows.find((row) => row.name === 'Åsa Lindqvist');
  expect((await given.contact(asa?.id ?? '')).notes).toContain('likes tea');
});

test('[S4-22] what comes in by import says so: its source, its batch and its own number outside', async () => {
  const given = await givenImports();
  const batch = await given.bringIn('Record ID,Name,Email,Lead Source\n77,Ana Holm,ana@holm.example,\n78,Bo Ek,bo@ek.example,Fair\n');
  const rows = (await given.contacts()).sort((a, b) => (a.outsideId < b.outsideId ? -1 : 1));
  const fair = (await given.settings()).sources.find((source) => source.title === 'Fair');
  expect(rows.map(({ source, outsideId, batch }) => ({ source, outsideId, batch }))).toEqual([
    { source: 'import', outsideId: '77', batch: batch.id },
    { source: fair?.id, outsideId: '78', batch: batch.id },
  ]);
});

test('[IMP-32] the same file again changes nothing, a changed one changes what differs', async () => {
  const given = await givenImports();
  await given.bringIn(people);
  const again = await given.prepared(people);
  expect((await given.imports.dryRun(again.file.id, again.options, 'ben')).figures).toMatchObject({
    new: 0,
    change: 0,
    same: 2,
    joined: 1,
    leftOut: 1,
  });
  const changed = await given.prepared(people.replace('Buyer', 'Head of purchasing'));
  const plan = await given.imports.dryRun(changed.file.id, changed.options, 'ben');
  expect(plan.outcomes.filter((outcome) => outcome.what === 'change')).toEqual([
    { row: 1, line: 2, name: 'Åsa Lindqvist', what: 'change', changes: [{ field: 'jobTitle', from: 'Buyer', to: 'Head of purchasing' }] },
  ]);
});

test('[IMP-33] undo takes back all that was made, and earlier values come back', async () => {
  const given = await givenImports();
  const first = await given.bringIn(people);
  const second = await given.bringIn(
    people.replace('Buyer', 'Head of purchasing').replace('asa@norrskog.example,08-465 004 12', 'asa@norrskog.example,08-465 004 99'),
  );
  const asa = async () => (await given.contacts()).find((row) => row.name === 'Åsa Lindqvist');
  expect(await asa()).toMatchObject({ jobTitle: 'Head of purchasing', phones: expect.arrayContaining(['+46846500412', '+46846500499']) });
  await given.imports.batches.undo(second.id, 'ben');
  await given.imports.batches.settled();
  expect(await asa()).toMatchObject({ jobTitle: 'Buyer', phones: ['+46846500412'] });
  expect(await given.imports.batches.undoPreview(first.id)).toEqual({ undone: 3, stayed: [] });
  await given.imports.batches.undo(first.id, 'ben');
  await given.imports.batches.settled();
  expect(await given.contacts()).toEqual([]);
  expect(await given.imports.batches.one(first.id)).toMatchObject({ state: 'undone', undoneBy: 'ben', stayed: 0 });
});

test('[IMP-34] what somebody has worked on since stays and is listed, with the company it belongs to', async () => {
  const given = await givenImports();
  const batch = await given.bringIn(people);
  const bjorn = (await given.contacts()).find((row) => row.name === 'Björn Öberg');
  await given.server.sync.documents.change(nameOf('contact', bjorn?.id ?? ''), 'ana', (doc) =>
    contact.change(doc, { jobTitle: 'CEO' }, 'ana'),
  );
  await given.projector.settled();
  const preview = await given.imports.batches.undoPreview(batch.id);
  expect(preview.undone).toBe(1);
  expect(preview.stayed.map(({ label, why }) => ({ label, why }))).toEqual([
    { label: 'Björn Öberg', why: 'edited' },
    { label: 'Norrskog Timmer AB', why: 'in-use' },
  ]);
  await given.imports.batches.undo(batch.id, 'ben');
  await given.imports.batches.settled();
  expect((await given.contacts()).map((row) => row.name).sort()).toEqual(['Björn Öberg', 'Norrskog Timmer AB']);
});

const deals = [
  'opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value',
  'A1,Ana Berg,GTXPro,Cancity,Won,2017-01-20,2017-03-01,1054.50',
  'A2,Ana Berg,GTX Basic,Cancity,Lost,2026-08-20,2026-11-01,0',
  'A3,Ana Berg,GTX Basic,Isdom,Qualified,2026-11-03,,',
  'A4,Nobody Here,GTX Basic,,Demo,2026-11-03,,',
  'A5,Ana Berg,GTX Basic,Isdom,Qualified,2026-02-31,,',
].join('\n');

test('[IMP-35] opportunities go to the board of the owner’s team, old ones to its archive, companies get their lifecycle', async () => {
  const given = await givenImports();
  const { file, look, options } = await given.prepared(deals);
  expect(look.columns.map((column) => column.target)).toEqual([
    'outsideId',
    'owner',
    'product',
    'company',
    'stage',
    'openedOn',
    'closedOn',
    'amount',
  ]);
  const dry = await given.imports.dryRun(file.id, options, 'ben');
  expect(dry.repairs.map(({ field, from, to, ticked }) => ({ field, from, to, ticked }))).toEqual([
    { field: 'product', from: 'GTXPro', to: 'GTX Pro', ticked: true },
  ]);
  expect(dry.additions).toEqual([
    { list: 'products', title: 'GTXPro', rows: 1 },
    { list: 'stages', title: 'Demo', rows: 1 },
  ]);
  expect(dry.unknownOwners).toEqual([{ name: 'Nobody Here', rows: 1 }]);
  expect(dry.withoutCompany).toEqual([4]);
  expect(dry.outcomes[4]).toMatchObject({ what: 'left-out', reason: 'bad-date', column: 5, value: '2026-02-31', suggestion: '2026-02-28' });

  await given.bringIn(deals, { repairs: dry.repairs });
  const rows = await given.opportunities();
  expect(
    rows
      .map((row) => ({
        id: row.outsideId,
        owner: row.owner,
        stage: row.stage,
        product: row.product,
        amount: row.amount,
        onBoard: row.document === 'board/north',
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  ).toEqual([
    { id: 'A1', owner: 'ana', stage: 'won', product: 'gtx-pro', amount: 1054.5, onBoard: false },
    { id: 'A2', owner: 'ana', stage: 'lost', product: 'gtx-basic', amount: 0, onBoard: true },
    { id: 'A3', owner: 'ana', stage: 'qualified', product: 'gtx-basic', amount: null, onBoard: true },
    {
      id: 'A4',
      owner: 'ben',
      stage: (await given.settings()).stages.find((stage) => stage.title === 'Demo')?.id,
      product: 'gtx-basic',
      amount: null,
      onBoard: false,
    },
  ]);
  expect(rows.find((row) => row.outsideId === 'A1')?.board).toBe('north');
  expect((await given.contacts()).map(({ name, lifecycle }) => ({ name, lifecycle })).sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
    { name: 'Cancity', lifecycle: 'customer' },
    { name: 'Isdom', lifecycle: 'prospect' },
  ]);
});

test('[IMP-36] undoing opportunities leaves the board as it was, but for the card somebody moved', async () => {
  const given = await givenImports();
  await given.server.sync.documents.change(nameOf('board', 'north'), 'ana', (doc) =>
    pipelineBoard.addEntry(doc, 'cards', 'mine', { title: 'Mine', place: { stage: 'qualified', rank: 'a0' } }, 'ana'),
  );
  const batch = await given.bringIn(deals);
  const moved = (await given.opportunities()).find((row) => row.outsideId === 'A3');
  await given.server.sync.documents.change(nameOf('board', 'north'), 'ana', (doc) =>
    pipelineBoard.changeEntry(doc, 'cards', moved?.id ?? '', { place: { stage: 'quote-sent', rank: 'a1' } }, 'ana'),
  );
  await given.projector.settled();
  await given.imports.batches.undo(batch.id, 'ben');
  await given.imports.batches.settled();
  expect((await given.opportunities()).map((row) => row.title).sort()).toEqual(['GTX Basic', 'Mine']);
  expect(await given.imports.batches.one(batch.id)).toMatchObject({ state: 'undone' });
  expect((await given.boards()).map((board) => board.title)).toEqual(['North']);
  expect((await given.settings()).stages.map((stage) => stage.title)).not.toContain('Demo');
});

test('[IMP-37] cancelling a running import takes its rows back', async () => {
  const reached = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  let contacts = 0;
  const given = await givenImports({
    async hold(documents) {
      contacts += documents.filter((document) => document.startsWith('contact/')).length;
      if (contacts > 300) {
        reached.resolve();
        await goOn.promise;
      }
    },
  });
  const many = ['Name,Email', ...Array.from({ length: 2000 }, (_, i) => `Person ${i},p${i}@many.example`)].join('\n');
  const { file, options } = await given.prepared(many);
  const batch = await given.imports.start(file.id, options, { id: 'ben' });
  await reached.promise;
  expect(await given.imports.batches.one(batch.id)).toMatchObject({ state: 'running' });
  await given.imports.batches.cancel(batch.id);
  goOn.resolve();
  await given.imports.batches.settled();
  expect(await given.imports.batches.one(batch.id)).toMatchObject({ state: 'cancelled' });
  expect(await given.contacts()).toEqual([]);
});

test('[IMP-38] a wrong cell can be set right, and the rows left out are a file that comes back as it was', async () => {
  const given = await givenImports();
  const { file, options } = await given.prepared(deals.replace('A4,', '=1+1,'));
  const corrected = { ...options, corrections: [{ row: 5, column: 5, value: '2026-02-28' }] };
  expect((await given.imports.dryRun(file.id, corrected, 'ben')).figures).toMatchObject({ new: 5, leftOut: 0 });
  await given.imports.dryRun(file.id, options, 'ben');
  const text = given.imports.leftOutFile(file.id);
  expect(text).toContain('A5,Ana Berg,GTX Basic,Isdom,Qualified,2026-02-31,,,bad-date');
  const back = await given.prepared(text.replace('2026-02-31', '2026-02-28'));
  expect((await given.imports.dryRun(back.file.id, back.options, 'ben')).figures).toMatchObject({ rows: 1, new: 1, leftOut: 0 });
});

test('[IMP-39] rows with one number and other values are left out until somebody decides', async () => {
  const given = await givenImports();
  const twice = `${deals}\nA3,Ana Berg,GTX Basic,Isdom,Qualified,2026-11-03,,700\nA2,Ana Berg,GTX Basic,Cancity,Lost,2026-08-20,2026-11-01,0`;
  const { file, options } = await given.prepared(twice);
  const plan = await given.imports.dryRun(file.id, options, 'ben');
  expect(plan.outcomes[5]).toMatchObject({ what: 'left-out', reason: 'same-number', with: 3, value: 'A3' });
  expect(plan.outcomes[6]).toMatchObject({ what: 'joined', with: 2 });
  const decided = await given.imports.dryRun(file.id, { ...options, preferred: [6] }, 'ben');
  expect([decided.outcomes[2], decided.outcomes[5]]).toMatchObject([{ what: 'left-out', with: 6 }, { what: 'new' }]);
});

test('[IMP-40] a mapping is remembered for the next file with the same columns', async () => {
  const given = await givenImports();
  const text = 'Who,Wo,Misc\nAna Berg,Kiel,x\n';
  const { file, look } = await given.prepared(text, { kind: 'contacts' });
  expect(look.columns.map((column) => column.target)).toEqual(['', '', '']);
  const { options } = await given.prepared(text, { kind: 'contacts', targets: ['name', 'town', 'notes'] });
  await given.imports.start(file.id, options, { id: 'ben' });
  await given.imports.batches.settled();
  const next = await given.prepared('Who,Wo,Misc\nBo Ek,Lund,y\n', { kind: 'contacts' });
  expect(next.look.columns.map(({ target, reason }) => ({ target, reason }))).toEqual([
    { target: 'name', reason: { code: 'remembered' } },
    { target: 'town', reason: { code: 'remembered' } },
    { target: 'notes', reason: { code: 'remembered' } },
  ]);
});

test('[IMP-41] a batch that a stop of the server cut off is shown as stopped and can be undone', async () => {
  const given = await givenImports();
  await given.store.addBatch({
    id: 'b1',
    name: 'cut.csv',
    kind: 'contacts',
    state: 'running',
    startedBy: 'ben',
    at: '2026-11-20T10:00:00Z',
    total: 10,
    figures: '{}',
  });
  await given.store.addWrites('b1', [
    { seq: 1, row: 1, document: 'contact/never', entry: '', action: 'created', label: 'Never', was: '', wrote: 'x' },
  ]);
  await given.imports.resume();
  expect(await given.imports.batches.one('b1')).toMatchObject({ state: 'stopped' });
  await given.imports.batches.undo('b1', 'ben');
  await given.imports.batches.settled();
  expect(await given.imports.batches.one('b1')).toMatchObject({ state: 'undone' });
});
