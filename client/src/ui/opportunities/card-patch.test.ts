import { pipelineBoard } from '@tandem/core';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { anOpportunity, aSettings, today } from '../../features/pipeline/testing.ts';
import { type Answers, placePatch } from './card-patch.ts';
import { stagesOf } from './stages.ts';

const stages = stagesOf(aSettings());
const patch = (row: Parameters<typeof anOpportunity>[0], to: string, answers: Answers = {}) => {
  const stage = stages.byId.get(to);
  if (!stage) throw new Error(`no stage ${to}`);
  return placePatch(anOpportunity(row), stage, 'a9', answers, today);
};

test("[S1-03] a move between open stages writes the place and nothing else, so that a colleague's edit of the amount stays", () => {
  expect(patch({ id: 'a' }, 'quoted')).toEqual({ place: { stage: 'quoted', rank: 'a9' } });
});

test('[S2-14] winning sets the day it was closed: the one given, or today', () => {
  expect(patch({ id: 'a' }, 'won')).toEqual({ place: { stage: 'won', rank: 'a9' }, closedOn: today });
  expect(patch({ id: 'a', closeOn: '', amount: null }, 'won', { amount: 5, closeOn: '2026-03-10' })).toEqual({
    place: { stage: 'won', rank: 'a9' },
    amount: 5,
    closeOn: '2026-03-10',
    closedOn: '2026-03-10',
  });
});

test('[S2-14] losing keeps the reason, and reopening takes it back', () => {
  expect(patch({ id: 'a' }, 'lost', { lostReason: 'price', note: 'too late' })).toEqual({
    place: { stage: 'lost', rank: 'a9' },
    lostReason: 'price',
    note: 'too late',
    closedOn: today,
  });
  expect(patch({ id: 'a', stage: 'lost', closedOn: '2026-01-01', lostReason: 'price' }, 'qualified')).toEqual({
    place: { stage: 'qualified', rank: 'a9' },
    closedOn: '',
    lostReason: '',
  });
});

test('[S2-14] a closed one that becomes won after all keeps its day and loses its reason', () => {
  expect(patch({ id: 'a', stage: 'lost', closedOn: '2026-01-01', lostReason: 'price' }, 'won')).toEqual({
    place: { stage: 'won', rank: 'a9' },
    lostReason: '',
  });
});

test('[S1-03] one person moves the card while another changes its amount: both edits stay', () => {
  const [here, there] = [new Y.Doc(), new Y.Doc()];
  pipelineBoard.addEntry(here, 'cards', 'a', { amount: 1000, place: { stage: 'qualified', rank: 'a0' } }, 'test');
  Y.applyUpdate(there, Y.encodeStateAsUpdate(here));
  pipelineBoard.changeEntry(here, 'cards', 'a', patch({ id: 'a' }, 'quoted'), 'me');
  pipelineBoard.changeEntry(there, 'cards', 'a', { amount: 2500 }, 'me');
  Y.applyUpdate(here, Y.encodeStateAsUpdate(there));
  Y.applyUpdate(there, Y.encodeStateAsUpdate(here));
  expect(pipelineBoard.readEntry(here, 'cards', 'a')).toMatchObject({ amount: 2500, place: { stage: 'quoted', rank: 'a9' } });
  expect(pipelineBoard.read(there)).toEqual(pipelineBoard.read(here));
});
