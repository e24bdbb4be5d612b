import { contact, type Effect, inbox, nameOf, pipelineBoard } from '@tandem/core';
import { expect, test } from 'vitest';
import { effectId } from '../effect-id.ts';
import { at, givenFirm } from './testing.ts';

const lead = nameOf('contact', 'lead');
const to = (stage: 'lead' | 'prospect' | 'customer'): Effect => ({ type: 'contact.lifecycle', contact: 'lead', to: stage });

test('[PERF-8] a contact goes forward only, and nowhere once a person has decided', async () => {
  const { perform, edit, contact: read } = await givenFirm();
  expect(await perform(to('prospect'), 'lead-qualified/lead/x')).toMatchObject({ state: 'done' });
  expect((await read()).lifecycle).toBe('prospect');
  await perform(to('customer'), 'won-makes-customer/lead/x');
  expect(await perform(to('prospect'), 'lead-qualified/again/x')).toEqual({ state: 'skipped', note: 'The contact is further already.' });
  expect((await read()).lifecycle).toBe('customer');

  await edit(lead, (doc) => contact.change(doc, { stageByHand: 'lead' }, null));
  expect(await perform(to('lead'), 'stage-by-hand/e1/x')).toMatchObject({ state: 'done' });
  expect((await read()).lifecycle).toBe('lead');
  expect(await perform(to('prospect'), 'lead-qualified/later/x')).toEqual({ state: 'skipped', note: 'Somebody has decided the stage.' });
  await edit(lead, (doc) => contact.change(doc, { stageByHand: 'prospect' }, null));
  expect(await perform(to('customer'), 'stage-by-hand/e2/x')).toEqual({ state: 'skipped', note: 'Somebody has decided otherwise since.' });
});

test('[PERF-9] an owner that somebody changed after a rule wrote it is not taken back by a repeat', async () => {
  const { perform, edit, contact: read } = await givenFirm();
  const give: Effect = { type: 'contact.owner', contact: 'lead', user: 'ben' };
  await perform(give, 'owner-missing/e1/contact.owner/lead');
  expect((await read()).owner).toBe('ben');
  await edit(lead, (doc) => contact.change(doc, { owner: 'ana' }, null));
  expect(await perform(give, 'owner-missing/e1/contact.owner/lead', 2)).toMatchObject({ state: 'done' });
  expect((await read()).owner).toBe('ana');
  expect(await perform({ ...give, user: 'gone' } as Effect, 'own-1/e/contact.owner/lead')).toMatchObject({ state: 'skipped' });
});

test('[PERF-10] a lead gets its place on the board, not in a stage that is gone and not when it is no lead any more', async () => {
  const { perform, contact: read } = await givenFirm();
  const place = (stage: string): Effect => ({ type: 'contact.lead-stage', contact: 'lead', stage });
  expect(await perform(place('nowhere'), 'r/e0/contact.lead-stage/lead')).toMatchObject({ state: 'skipped' });
  expect(await perform(place('interest'), 'r/e1/contact.lead-stage/lead')).toMatchObject({ state: 'done' });
  const { leadPlace } = await read();
  expect(leadPlace.stage).toBe('interest');
  expect(leadPlace.rank).not.toBe('');
  await perform(to('prospect'), 'lead-qualified/lead/x');
  expect(await perform(place(''), 'r/e2/contact.lead-stage/lead')).toMatchObject({ state: 'skipped' });
});

test('[PERF-11] an enquiry becomes one lead with its words, and the words are not kept beside it', async () => {
  const { perform, enquiries, contact: read } = await givenFirm();
  const words = { name: 'Olle Ek', company: 'Eks Bygg', mail: 'olle@ek.test', phone: '+46 70 111 22 33', message: 'Two saws, please.' };
  enquiries.set('q1', { ...words, source: 'web', campaign: 'spring', owner: '', at });
  const key = 'enquiry-makes-lead/q1/contact.create/q1';
  const create: Effect = { type: 'contact.create', enquiry: 'q1', owner: 'ana' };
  for (const attempt of [1, 2]) expect(await perform(create, key, attempt)).toMatchObject({ state: 'done' });
  expect(enquiries.size).toBe(0);
  expect(await read(effectId(key))).toMatchObject({
    kind: 'person',
    name: 'Olle Ek',
    jobTitle: 'Eks Bygg',
    lifecycle: 'lead',
    owner: 'ana',
    source: 'web',
    campaign: 'spring',
    interest: 'Two saws, please.',
    mails: [{ value: 'olle@ek.test' }],
    phones: [{ value: '+46 70 111 22 33' }],
    activities: [{ type: 'note', note: 'Two saws, please.', at }],
  });
  expect(await perform({ ...create, enquiry: 'q2' } as Effect, 'enquiry-makes-lead/q2/x')).toMatchObject({ state: 'skipped' });
});

test('[PERF-12] a qualified lead opens one opportunity on the board of its owner, on top of the first open stage', async () => {
  const { perform, board } = await givenFirm();
  const key = 'lead-qualified/lead/opportunity.open/lead';
  const open: Effect = { type: 'opportunity.open', contact: 'lead', owner: 'ana', board: '', stage: '', product: 'p1', amount: 1200 };
  for (const attempt of [1, 2]) expect(await perform(open, key, attempt)).toMatchObject({ state: 'done' });
  const { cards } = await board();
  const made = cards.filter(({ id }) => id === effectId(key));
  expect(made).toMatchObject([
    {
      title: 'Lena Lind',
      contact: 'lead',
      company: 'Lena Lind',
      owner: 'ana',
      product: 'p1',
      amount: 1200,
      openedOn: '2026-03-12',
      createdAt: at,
      place: { stage: 'first' },
    },
  ]);
  expect((made[0]?.place.rank ?? 'z') < 'a5').toBe(true);
});

test('[PERF-12] the chosen board and stage are taken, a card that somebody removed stays away, and without a board it says what to do', async () => {
  const { perform, board, edit } = await givenFirm();
  const open: Effect = {
    type: 'opportunity.open',
    contact: 'lead',
    owner: 'ben',
    board: 'north',
    stage: 'talk',
    product: '',
    amount: null,
  };
  const key = 'lead-qualified/lead/opportunity.open/lead';
  await perform(open, key);
  expect((await board()).cards.find(({ id }) => id === effectId(key))?.place.stage).toBe('talk');
  await edit(nameOf('board', 'north'), (doc) => pipelineBoard.removeEntry(doc, 'cards', effectId(key), null));
  expect(await perform(open, key, 2)).toEqual({ state: 'done', note: 'Somebody has removed the opportunity since.' });
  expect((await board()).cards).toHaveLength(1);
  await edit(nameOf('board', 'north'), (doc) => pipelineBoard.change(doc, { kind: 'service' }, null));
  expect(await perform({ ...open, board: '' } as Effect, 'lead-qualified/b/x')).toMatchObject({ state: 'dead' });
});

test('[PERF-13] a notice is one entry of the inbox, does not come back, and spares whoever does not want to hear of the record', async () => {
  const { perform, edit, inbox: read } = await givenFirm();
  const notice: Effect = { type: 'notice', user: 'ana', kind: 'task-late', about: 'task/t1', contact: 'lead', detail: { days: 3 } };
  const key = 'task-late/2026-03-12/t1/notice/ana:task/t1';
  for (const attempt of [1, 2]) expect(await perform(notice, key, attempt)).toMatchObject({ state: 'done' });
  expect((await read()).notices).toMatchObject([
    { id: effectId(key), kind: 'task-late', about: 'task/t1', contact: 'lead', detail: '{"days":3}', effect: key, at },
  ]);
  await edit(nameOf('inbox', 'ana'), (doc) => inbox.removeEntry(doc, 'notices', effectId(key), null));
  await perform(notice, key, 3);
  expect((await read()).notices).toEqual([]);
  await edit(nameOf('inbox', 'ana'), (doc) => inbox.addEntry(doc, 'muted', 't1', { about: 'task/t1' }, null));
  expect(await perform(notice, 'task-late/next/x')).toMatchObject({ state: 'skipped' });
});

test('[PERF-14] a timer whose day has come is an event that names the effect it was set by', async () => {
  const { perform, events } = await givenFirm();
  await perform({ type: 'timer', rule: 'own-1', contact: 'lead', day: '2026-03-12' }, 'own-1/e1/timer/lead');
  expect(events).toEqual([
    {
      type: 'timer.due',
      key: 'timer.due/own-1/e1/timer/lead',
      at,
      actor: 'rule:own-1',
      rule: 'own-1',
      contactId: 'lead',
      setBy: 'own-1/e1/timer/lead',
    },
  ]);
});
