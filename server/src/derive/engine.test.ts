import { agenda, contact, type OwnRule, type Rule, rule, settings } from '@tandem/core';
import { expect, test } from 'vitest';
import { chainTitle } from './decide-events.ts';
import { agendaOf, contactNamed, givenWorkspace, settle, theSettings, type Workspace } from './testing/given-engine.ts';

const acme = contactNamed('acme');
const own = (workspace: Workspace, definition: OwnRule | string, id = 'r1') =>
  workspace.edit(
    theSettings,
    (doc) =>
      void settings.addEntry(
        doc,
        'ownRules',
        id,
        { title: 'Own', definition: typeof definition === 'string' ? definition : JSON.stringify(definition), version: 1 },
        null,
      ),
    'ada',
  );

test('[DER-41] two rules that answer each other are cut after eight, every admin is told once, and the rest goes on', async () => {
  const flip = rule({
    name: 'flip',
    rows: [],
    version: 1,
    parameters: {},
    on: ['contact.lifecycle-changed'],
    concerns: () => true,
    about: ({ contactId }) => `contact/${contactId}`,
    when: {},
    effects: ({ contactId, to }) => [{ type: 'contact.lifecycle', contact: contactId, to: to === 'lead' ? 'prospect' : 'lead' }],
  });
  const workspace = await givenWorkspace();
  const engine = workspace.engine({ rules: [flip] });
  await workspace.edit(acme, (doc) => contact.change(doc, { name: 'Acme' }, null));
  await settle(workspace, engine);
  await workspace.edit(acme, (doc) => contact.change(doc, { lifecycle: 'customer' }, null));
  await settle(workspace, engine);
  const effects = await workspace.storage.effectsAfter(0, 100);
  expect(effects.map(({ effect, depth }) => [effect.type, depth])).toEqual([
    ...[1, 2, 3, 4, 5, 6, 7, 8].map((depth) => ['contact.lifecycle', depth]),
    ['notice', 9],
  ]);
  expect(effects.at(-1)?.effect).toMatchObject({ user: 'ada', kind: 'rule-stopped', detail: { rule: 'flip' } });
  const [last] = await workspace.storage.firingsOfRule('flip', 1);
  expect(last?.conditions).toContainEqual({ title: chainTitle, held: false });
});

test('[DER-42] an own rule waits for its day and then asks again', async () => {
  const workspace = await givenWorkspace();
  const engine = workspace.engine({ rules: [] });
  await own(workspace, {
    on: 'contact.created',
    conditions: [{ field: 'contact.lifecycle', is: 'is', value: 'lead' }],
    after: 2,
    effects: [{ do: 'task', taskType: 'call', subject: 'Ask again', for: 'owner', days: 1 }],
  });
  for (const id of ['acme', 'berg']) await workspace.edit(contactNamed(id), (doc) => contact.change(doc, { name: id, owner: 'ana' }, null));
  await settle(workspace, engine);
  expect((await workspace.storage.effectsAfter(0, 10)).map(({ effect, notBefore }) => [effect.type, notBefore])).toEqual([
    ['timer', '2026-03-13T23:00:00.000Z'],
    ['timer', '2026-03-13T23:00:00.000Z'],
  ]);
  await workspace.edit(contactNamed('berg'), (doc) => contact.change(doc, { lifecycle: 'customer' }, null));
  workspace.clock.now = new Date('2026-03-13T22:59:00Z');
  await settle(workspace, engine);
  expect(await workspace.storage.rowsOfKind('task', '', 10)).toEqual([]);
  workspace.clock.now = new Date('2026-03-13T23:01:00Z');
  await settle(workspace, engine);
  expect((await workspace.storage.rowsOfKind('task', '', 10)).map(({ content }) => content)).toMatchObject([
    { contact: 'acme', subject: 'Ask again', due: '2026-03-15' },
  ]);
});

test('[DER-42] an own rule that nobody can understand does not run, and the others do', async () => {
  const workspace = await givenWorkspace();
  const engine = workspace.engine();
  await own(
    workspace,
    '{"on":"contact.created","conditions":[{"field":"contact.shoe-size","is":"is","value":"44"}],"after":0,"effects":[]}',
  );
  await workspace.edit(acme, (doc) => contact.change(doc, { name: 'Acme', owner: 'ana' }, null));
  await settle(workspace, engine);
  expect((await workspace.keys()).every((key) => !key.startsWith('own-'))).toBe(true);
  expect(await workspace.storage.rowsOfKind('task', '', 10)).toHaveLength(1);
});

test('[DER-43] a rule that throws is seen in health and keeps no other rule from being asked', async () => {
  const broken: Rule = rule({
    name: 'broken',
    rows: [],
    version: 1,
    parameters: {},
    on: ['contact.created'],
    concerns: () => {
      throw new Error('undefined is not a stage');
    },
    about: ({ contactId }) => `contact/${contactId}`,
    when: {},
    effects: () => [],
  });
  const fine: Rule = {
    ...broken,
    name: 'fine',
    concerns: () => true,
    effects: () => [{ type: 'contact.owner' as const, contact: 'acme', user: 'ben' }],
  };
  const workspace = await givenWorkspace();
  const engine = workspace.engine({ rules: [broken, fine] });
  await workspace.edit(acme, (doc) => contact.change(doc, { name: 'Acme' }, null));
  await settle(workspace, engine);
  expect((await workspace.row('contact/acme'))?.content).toMatchObject({ owner: 'ben' });
  expect(await engine.status()).toMatchObject({ broken: ['broken'], failing: false, lag: 0 });
  expect((await workspace.storage.firingsAbout('contact/acme', 10)).map(({ rule: name }) => name).sort()).toEqual(['broken', 'fine']);
});

test('[S0-47] [DER-44] every night the leads that nobody has anything to do for are counted: with the rules at work there are none', async () => {
  const workspace = await givenWorkspace();
  const engine = workspace.engine();
  for (const id of ['acme', 'berg', 'cole'])
    await workspace.edit(contactNamed(id), (doc) => contact.change(doc, { name: id, owner: 'ana' }, null));
  await settle(workspace, engine);
  const task = (await workspace.storage.rowsOfKind('task', '', 1))[0]?.content.id ?? '';
  await workspace.edit(agendaOf('ana'), (doc) => void agenda.removeEntry(doc, 'tasks', task, null));
  workspace.clock.now = new Date('2026-03-13T09:00:00Z');
  await engine.clock.tick();
  await settle(workspace, engine);
  expect((await engine.status()).leadsWithoutTask).toEqual({ day: '2026-03-13', count: 0 });
});

test('[DER-44] without the rules the night finds who is forgotten, and says who', async () => {
  const workspace = await givenWorkspace();
  const engine = workspace.engine({ rules: [] });
  await workspace.edit(acme, (doc) => contact.change(doc, { name: 'Acme', owner: 'ana' }, null));
  await workspace.edit(contactNamed('berg'), (doc) => contact.change(doc, { name: 'Berg', lifecycle: 'customer' }, null));
  await workspace.projected();
  await engine.clock.tick();
  await settle(workspace, engine);
  expect(await workspace.storage.checks('leads-without-task', 1)).toMatchObject([
    { day: '2026-03-12', count: 1, examples: ['contact/acme'] },
  ]);
});
