import { contact, settings } from '@tandem/core';
import { expect, test } from 'vitest';
import { replay } from './replay.ts';
import { contactNamed, givenWorkspace, settle, theSettings, type Workspace } from './testing/given-engine.ts';

const rule = 'lead-without-mail';
const set = (workspace: Workspace, change: { readonly off: boolean; readonly openToo?: string }) =>
  workspace.edit(
    theSettings,
    (doc) => {
      if (!settings.changeEntry(doc, 'rules', rule, change, null)) settings.addEntry(doc, 'rules', rule, change, null);
    },
    'ada',
  );
const tasks = async (workspace: Workspace) =>
  (await workspace.storage.rowsOfKind('task', '', 100))
    .flatMap(({ content }) => (content.kind === 'task' ? [[content.contact, content.due]] : []))
    .sort();

async function givenLeadsWhileItWasOff() {
  const workspace = await givenWorkspace();
  const engine = workspace.engine();
  await set(workspace, { off: true });
  for (const id of ['acme', 'berg', 'city'])
    await workspace.edit(contactNamed(id), (doc) =>
      contact.change(doc, { name: id, owner: 'ana', createdAt: workspace.clock.now.toISOString() }, null),
    );
  await settle(workspace, engine);
  expect(await tasks(workspace)).toEqual([]);
  await workspace.edit(contactNamed('city'), (doc) => contact.change(doc, { lifecycle: 'customer' }, null));
  await settle(workspace, engine);
  workspace.clock.now = new Date(workspace.clock.now.getTime() + 5 * 86_400_000);
  return { workspace, engine };
}

test('[DER-61] [N8] a rule that is switched on for what is open too does once for each what it would do now, and says why', async () => {
  const { workspace, engine } = await givenLeadsWhileItWasOff();
  const now = workspace.clock.now.toISOString();
  await set(workspace, { off: false, openToo: now });
  await settle(workspace, engine);
  const due = '2026-03-19';
  expect(await tasks(workspace)).toEqual([
    ['acme', due],
    ['berg', due],
  ]);
  const [firing] = await workspace.storage.firingsAbout('contact/acme', 1);
  expect(firing).toMatchObject({ rule, event: { type: 'contact.created' }, effects: [{ type: 'task.open' }] });
  expect(firing?.conditions.every(({ held }) => held)).toBe(true);
  await set(workspace, { off: false, openToo: new Date(workspace.clock.now.getTime() + 60_000).toISOString() });
  await settle(workspace, engine);
  expect(await tasks(workspace)).toHaveLength(2);
  expect(await replay(workspace.storage, { now: () => workspace.clock.now })).toMatchObject({ missing: [], extra: [] });
});

test('[DER-61] [N8] without that it begins with what happens from then on, and switching it back applies to nothing', async () => {
  const { workspace, engine } = await givenLeadsWhileItWasOff();
  await set(workspace, { off: false });
  await settle(workspace, engine);
  expect(await tasks(workspace)).toEqual([]);
  await set(workspace, { off: true, openToo: '' });
  await settle(workspace, engine);
  expect(await tasks(workspace)).toEqual([]);
});
