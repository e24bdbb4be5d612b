import 'fake-indexeddb/auto';
import { contact } from '@tandem/core';
import { expect, test } from 'vitest';
import { editDocument } from '../../../sync/edit.ts';
import { rowsOf } from '../../../sync/rows.ts';
import { withoutServer } from '../../../sync/testing-without-server.ts';
import { decideStage, leaveStageToRules, takeBack } from './decide-stage.ts';

withoutServer();
const acme = () => {
  const row = rowsOf('contact').get('acme');
  if (!row) throw new Error('there is a contact');
  return row;
};
const makeAcme = () => editDocument(contact.nameOf('acme'), 'New', (doc) => contact.change(doc, { name: 'Acme' }, 'me'), { create: true });
/** What the rule does with a person's word. */
const ruleFollows = () =>
  editDocument(contact.nameOf('acme'), 'Rule', (doc) => contact.change(doc, { lifecycle: contact.read(doc).stageByHand || 'lead' }, 'me'));

test('[CLI-189] [S0-45] a stage is decided by hand without a network, and left to the rules again', async () => {
  await makeAcme();
  await decideStage(acme(), 'customer');
  expect(acme()).toMatchObject({ stageByHand: 'customer', lifecycle: 'lead' });
  await leaveStageToRules(acme());
  expect(acme().stageByHand).toBe('');
});

test('[CLI-189] undo before the rule has acted leaves no word behind, and afterwards says the stage before', async () => {
  await makeAcme();
  const before = acme();
  await decideStage(before, 'customer');
  await takeBack(before, 'Back');
  expect(acme()).toMatchObject({ stageByHand: '', lifecycle: 'lead' });
  await decideStage(before, 'customer');
  await ruleFollows();
  expect(acme().lifecycle).toBe('customer');
  await takeBack(before, 'Back');
  expect(acme().stageByHand).toBe('lead');
});
