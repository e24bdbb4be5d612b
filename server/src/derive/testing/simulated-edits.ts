/** What people do to the workspace of a simulation, at random and sometimes on a device that comes back much later. */
import { agenda, contact, pipelineBoard, postponeTask, settings } from '@tandem/core';
import type { Rng } from '@tandem/core/testing';
import * as Y from 'yjs';
import { agendaOf, board, contactNamed, theSettings, type Workspace } from './given-engine.ts';

export async function someEdit(workspace: Workspace, rng: Rng, step: number, offline: (() => Promise<void>)[]): Promise<void> {
  const who = rng.pick(['ana', 'ben', 'lena', 'mia', 'ada']);
  const id = `c${rng.below(6)}`;
  const owner = rng.pick(['ana', 'ben', '']);
  const at = workspace.clock.now.toISOString();
  const today = at.slice(0, 10);
  const name = contactNamed(id);
  const of = agendaOf(rng.pick(['ana', 'ben', 'lena']));
  const edits: readonly (readonly [typeof name, (doc: Y.Doc) => void])[] = [
    [
      name,
      (doc) => contact.change(doc, { name: `Company ${id}`, owner, createdAt: at, kind: rng.pick(['company', 'company', 'person']) }, null),
    ],
    [name, (doc) => void contact.addEntry(doc, 'mails', `m${step}`, { value: `info@${rng.pick(['acme', 'berg', id])}.example` }, null)],
    [
      name,
      (doc) =>
        contact
          .read(doc)
          .mails.slice(0, 1)
          .forEach((mail) => contact.removeEntry(doc, 'mails', mail.id, null)),
    ],
    [name, (doc) => contact.change(doc, { owner }, null)],
    [name, (doc) => contact.change(doc, { stageByHand: rng.pick(['', 'prospect', 'customer'] as const) }, null)],
    [
      name,
      (doc) =>
        contact.change(
          doc,
          {
            leadPlace: { stage: rng.pick(['new', 'good']), rank: 'a' },
            qualification: { open: rng.chance(0.5), board: 'north', stage: 'open', product: '', amount: 5 },
          },
          null,
        ),
    ],
    [name, (doc) => contact.change(doc, { status: rng.pick(['', 'bankrupt']) }, null)],
    [
      name,
      (doc) =>
        void contact.addEntry(doc, 'activities', `a${step}`, { type: 'mail', at, by: who, mailTo: rng.pick(['', 'x@y.example']) }, null),
    ],
    [name, (doc) => contact.change(doc, { mergedInto: rng.pick(['', 'c0']) }, null)],
    [
      of,
      (doc) =>
        void agenda.addEntry(
          doc,
          'tasks',
          `t${step}`,
          { subject: 'Call', type: rng.pick(['call', 'choose']), contact: id, due: today, createdAt: at },
          null,
        ),
    ],
    [
      of,
      (doc) =>
        agenda
          .read(doc)
          .tasks.slice(0, 2)
          .forEach((task) =>
            agenda.changeEntry(doc, 'tasks', task.id, { doneAt: at, outcome: rng.pick(['not-reached', 'done', 'reached'] as const) }, null),
          ),
    ],
    [
      of,
      (doc) =>
        agenda
          .read(doc)
          .tasks.slice(-2)
          .forEach((task) => postponeTask(doc, task.id, { id: `p${step}${task.id}`, due: '2026-12-24', at }, null)),
    ],
    [
      of,
      (doc) =>
        agenda
          .read(doc)
          .tasks.slice(-1)
          .forEach((task) => agenda.removeEntry(doc, 'tasks', task.id, null)),
    ],
    [
      of,
      (doc) =>
        void agenda.addEntry(doc, 'appointments', `ap${step}`, { contact: id, startsAt: at, invite: rng.pick(['', 'x@y.example']) }, null),
    ],
    [
      of,
      (doc) =>
        agenda
          .read(doc)
          .appointments.slice(-1)
          .forEach((one) => agenda.removeEntry(doc, 'appointments', one.id, null)),
    ],
    [
      board,
      (doc) =>
        void pipelineBoard.addEntry(
          doc,
          'cards',
          `o${step}`,
          { title: 'Deal', contact: id, owner, place: { stage: rng.pick(['open', 'won']), rank: 'a' } },
          null,
        ),
    ],
    [
      board,
      (doc) =>
        pipelineBoard
          .read(doc)
          .cards.slice(0, 3)
          .forEach((card) => pipelineBoard.changeEntry(doc, 'cards', card.id, { place: { stage: 'won', rank: 'a' } }, null)),
    ],
    [
      theSettings,
      (doc) => {
        const rule = rng.pick(['lead-without-mail', 'task-late', 'forgotten-lead', 'next-step']);
        const change = { off: rng.chance(0.3), parameters: JSON.stringify({ days: rng.below(6) }), openToo: rng.chance(0.4) ? at : '' };
        if (settings.read(doc).rules.some((one) => one.id === rule)) settings.changeEntry(doc, 'rules', rule, change, null);
        else settings.addEntry(doc, 'rules', rule, change, null);
      },
    ],
  ];
  const [document, change] = rng.pick(edits);
  if (!rng.chance(0.15)) return workspace.edit(document, change, who);
  // Made on a device without a network, from what it knew then; it arrives much later.
  const stored = await workspace.storage.loadDocument(document);
  const doc = new Y.Doc();
  for (const update of stored?.updates ?? []) Y.applyUpdate(doc, update);
  const before = Y.encodeStateVector(doc);
  change(doc);
  const update = Y.encodeStateAsUpdate(doc, before);
  if (update.length <= 2) return;
  const arrive = async () =>
    void (await workspace.storage.appendUpdates([{ document, update, actor: who, at: workspace.clock.now.toISOString() }]));
  // Some networks deliver twice.
  offline.push(
    rng.chance(0.3)
      ? async () => {
          await arrive();
          await arrive();
        }
      : arrive,
  );
}
