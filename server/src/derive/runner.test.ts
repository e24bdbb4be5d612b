import { agenda, contact, settings } from '@tandem/core';
import { expect, test } from 'vitest';
import { agendaOf, contactNamed, givenWorkspace, theSettings, type Workspace } from './testing/given-engine.ts';

const acme = contactNamed('acme');
const aLead = (workspace: Workspace, actor = 'ana') =>
  workspace.edit(acme, (doc) => contact.change(doc, { name: 'Acme', owner: 'ana', createdAt: '2026-03-12T09:00:00Z' }, null), actor);

test('[DER-21] a lead without a mail address gets one call-back task, however often anybody wakes up', async () => {
  const workspace = await givenWorkspace();
  const engine = workspace.engine();
  await aLead(workspace);
  await workspace.projected();
  await engine.settled();
  await workspace.projected();
  await engine.settled();
  const tasks = await workspace.storage.rowsOfKind('task', '', 10);
  expect(tasks.map(({ content }) => content)).toMatchObject([{ owner: 'ana', contact: 'acme', type: 'call', due: '2026-03-14' }]);
  const [{ content: task } = {}] = tasks;
  const effect = task?.kind === 'task' ? task.effect : '';
  expect(await workspace.storage.firingOfEffect(effect)).toMatchObject({
    rule: 'lead-without-mail',
    about: 'contact/acme',
    effects: [{ key: effect, state: 'done' }],
  });
  expect((await workspace.keys()).filter((key) => key.includes('/task.open/'))).toHaveLength(1);
});

test('[DER-22] what did not happen is kept with the condition that did not hold, and facts say since when they are so', async () => {
  const workspace = await givenWorkspace();
  const engine = workspace.engine();
  await workspace.edit(agendaOf('ana'), (doc) =>
    agenda.addEntry(doc, 'tasks', 't1', { subject: 'Call', contact: 'acme', due: '2026-03-13' }, null),
  );
  await workspace.projected();
  workspace.clock.now = new Date('2026-03-12T10:00:00Z');
  await aLead(workspace, 'ben');
  await workspace.projected();
  await engine.settled();
  const firing = (await workspace.storage.firingsAbout('contact/acme', 10)).find(({ rule }) => rule === 'lead-without-mail');
  expect(firing?.effects).toEqual([]);
  expect(firing?.conditions.filter(({ held }) => !held)).toHaveLength(1);
  expect(firing?.facts).toContainEqual({ key: 'contact/acme', at: '2026-03-12T10:00:00.000Z', actor: 'ben' });
  expect(firing?.facts).toContainEqual({ key: 'task/t1', at: '2026-03-12T09:00:00.000Z', actor: 'ana' });
});

test('[DER-23] a rule that is switched off decides nothing, and switching it on again does nothing about what was meanwhile', async () => {
  const workspace = await givenWorkspace();
  const engine = workspace.engine();
  const off = (is: boolean) => (doc: import('yjs').Doc) => {
    settings.removeEntry(doc, 'rules', 'lead-without-mail', null);
    settings.addEntry(doc, 'rules', 'lead-without-mail', { off: is, parameters: '{"days":5}' }, null);
  };
  await workspace.edit(theSettings, off(true), 'ada');
  await aLead(workspace);
  await workspace.projected();
  await engine.settled();
  expect(await workspace.keys()).toEqual([]);
  await workspace.edit(theSettings, off(false), 'ada');
  await workspace.projected();
  await engine.settled();
  expect(await workspace.keys()).toEqual([]);
  await workspace.edit(contactNamed('berg'), (doc) => contact.change(doc, { name: 'Berg', owner: 'ana' }, null));
  await workspace.projected();
  await engine.settled();
  await workspace.projected();
  expect((await workspace.storage.rowsOfKind('task', '', 10)).map(({ content }) => content)).toMatchObject([
    { contact: 'berg', due: '2026-03-17' },
  ]);
});
