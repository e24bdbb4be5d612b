import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { oneStep, undoStep } from '../../sync/edit.ts';
import { rowsOf } from '../../sync/rows.ts';
import { withoutServer } from '../../sync/testing-without-server.ts';
import { moveLead, plan, qualifyLead, saveLead, writeMail } from './edits.ts';

// A train: there is no server for any of it.
withoutServer();
const acme = { company: 'Acme', person: 'Ann', phone: '06 555 018 42', mail: 'ann@acme.example', source: '', interest: 'two loaders' };
const rowOf = (id: string) => {
  const row = rowsOf('contact').get(id);
  if (!row) throw new Error('the lead is there');
  return row;
};

test('[CLI-185] [S0-46] a lead is there at once without a network, on top of the first column, with its person beside it', async () => {
  const { id, step } = await saveLead(acme, 'ana', { stage: 'new', rank: 'a1' });
  expect(rowOf(id)).toMatchObject({
    is: 'company',
    name: 'Acme',
    lifecycle: 'lead',
    owner: 'ana',
    leadStage: 'new',
    leadRank: 'a1',
    mails: ['ann@acme.example'],
    interest: 'two loaders',
  });
  expect([...rowsOf('contact').values()].filter(({ company }) => company === id)).toMatchObject([{ name: 'Ann', is: 'person' }]);
  await undoStep(step);
  expect(rowsOf('contact').get(id)?.name ?? '').toBe('');
});

test('[CLI-185] [S4-19] a person alone is a lead too', async () => {
  const { id } = await saveLead({ ...acme, company: '' }, 'ana', { stage: '', rank: 'a1' });
  expect(rowOf(id)).toMatchObject({ is: 'person', name: 'Ann', company: '' });
  expect(rowsOf('contact').size).toBe(1);
});

test('[CLI-186] [S1-07] [S1-08] qualifying writes the place and what is wanted in one step; the stage of life is left to the rules', async () => {
  const { id } = await saveLead(acme, 'ana', { stage: 'new', rank: 'a1' });
  const wanted = { open: true, board: 'north', stage: 'first', product: '', amount: 46_500 };
  expect(await qualifyLead(rowOf(id), { stage: 'won', rank: 'a2' }, wanted)).toBe(true);
  expect(rowOf(id)).toMatchObject({ leadStage: 'won', leadRank: 'a2', qualification: wanted, lifecycle: 'lead' });
  await moveLead(rowOf(id), { id: 'new', title: 'New' }, 'a3');
  expect(rowOf(id)).toMatchObject({ leadStage: 'new' });
});

test('[CLI-187] [S0-50] [S0-51] a mail and an invitation wait on the device for the server to send them', async () => {
  const { id } = await saveLead(acme, 'ana', { stage: 'new', rank: 'a1' });
  const step = oneStep();
  await writeMail(rowOf(id), { to: 'ann@acme.example', subject: ' Hello ', text: 'There' }, 'ana', step);
  expect([...rowsOf('activity').values()]).toMatchObject([
    { type: 'mail', contact: id, by: 'ana', mailTo: 'ann@acme.example', subject: 'Hello', note: 'There', mailed: '' },
  ]);
  const call = { kind: 'call', subject: 'Call', startsAt: '2026-03-13T09:00:00.000Z', minutes: 20, note: '', place: '' } as const;
  await plan(rowOf(id), 'ana', { ...call, invite: 'ann@acme.example' }, step);
  expect([...rowsOf('appointment').values()]).toMatchObject([
    { owner: 'ana', is: 'call', contact: id, invite: 'ann@acme.example', invited: '', minutes: 20 },
  ]);
});
