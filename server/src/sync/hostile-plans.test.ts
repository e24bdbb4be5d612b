import { type DocumentName, nameOf, plan } from '@tandem/core';
import { type HostilePlan, hostilePlans, hostileUpdate } from '@tandem/core/testing';
import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { frameType, syncType } from './frame.ts';
import { cleanUp, givenServer, join } from './testing/given.ts';
import { copyOf } from './testing/hostile-checks.ts';
import { type Answer, openHostile } from './testing/hostile-socket.ts';
import { newest, textOf } from './testing/plan-device.ts';
import { type TestServer, unlimited, until } from './testing/test-server.ts';

const rollout = nameOf('plan', 'rollout');
const paragraph = (text: string) => {
  const made = new Y.XmlElement('paragraph');
  made.insert(0, [new Y.XmlText(text)]);
  return made;
};
const later = () => {
  const made = new Y.XmlElement('dealCard');
  made.setAttribute('deal', 'd1');
  return made;
};

/** A plan of two that has some words in it. */
async function givenPlan() {
  const server = await givenServer({ limits: unlimited });
  server.subjects.set(rollout, { type: 'plan', owner: 'ana', creator: '', collaborators: ['cem'], template: false, contact: undefined });
  await server.sync.documents.change(rollout, 'ana', (doc) => {
    plan.change(doc, { title: 'Rollout', owner: 'ana' }, 'ana');
    textOf(doc).insert(0, [paragraph('Ours')]);
  });
  return server;
}
const updateFrame = (name: DocumentName, update: Uint8Array): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, name);
  encoding.writeVarUint(encoder, frameType.sync);
  encoding.writeVarUint(encoder, syncType.update);
  encoding.writeVarUint8Array(encoder, update);
  return encoding.toUint8Array(encoder);
};

/** Answers what was taken that should not be, and what changed the plan although it was not taken. */
async function sendAll(server: Pick<TestServer, 'url' | 'sync'>, all: readonly HostilePlan[]) {
  const socket = await openHostile(server.url, rollout, `cem#knows=${newest}`);
  cleanUp(() => socket.end());
  const wrong: string[] = [];
  const answers: Record<Answer, number> = { acknowledged: 0, refused: 0, closed: 0 };
  for (const one of all) {
    await socket.ensureOpen();
    const before = Y.encodeStateAsUpdate(await copyOf(server, rollout));
    const answer = await socket.ask(updateFrame(rollout, hostileUpdate(one, before)));
    answers[answer]++;
    const same = Buffer.compare(Y.encodeStateAsUpdate(await copyOf(server, rollout)), before) === 0;
    if ((answer === 'acknowledged') !== (one.server === 'kept') || same !== (one.server === 'refused'))
      wrong.push(`${one.name}: ${answer}`);
  }
  return { wrong, answers };
}

test('[PLN-27] [M6] over a real socket: every hostile content is refused or only words, the plan stays as it was, and the server serves on', async () => {
  const server = await givenPlan();
  const { wrong, answers } = await sendAll(server, hostilePlans);
  expect(wrong).toEqual([]);
  expect(answers.refused + answers.closed + answers.acknowledged).toBe(hostilePlans.length);
  const ours = join(server, 'ana').open(rollout, { token: `ana#knows=${newest}` });
  await ours.saved();
  textOf(ours.doc).insert(0, [paragraph('Still ours')]);
  await ours.saved();
  expect(plan.read(await copyOf(server, rollout)).title).toBe('Rollout');
}, 120_000);

test('[PLN-27] the check notices a gate that lets one through, and one that changes the plan behind a refusal', async () => {
  const server = await givenPlan();
  const [kept] = hostilePlans.filter((one) => one.server === 'kept');
  const [refused] = hostilePlans;
  if (!kept || !refused) throw new Error('the corpus has both');
  // What is let through is told by the same check as one that should have been refused.
  expect((await sendAll(server, [{ ...kept, server: 'refused' }])).wrong).toHaveLength(1);
  const read: typeof server.sync.documents.read = async (name) => {
    const doc = await server.sync.documents.read(name);
    doc?.getMap('fields').set('title', 'Changed');
    return doc;
  };
  expect(
    (await sendAll({ url: server.url, sync: { ...server.sync, documents: { ...server.sync.documents, read } } }, [refused])).wrong,
  ).toHaveLength(1);
});

test('[PLN-20] [M3] a client says at each opening what it knows; a deletion beyond it is refused with its paths, and the words stay', async () => {
  const server = await givenPlan();
  const newer = join(server, 'ana').open(rollout, { token: `ana#knows=${newest + 1}` });
  await newer.saved();
  textOf(newer.doc).insert(1, [later()]);
  await newer.saved();
  const older = join(server, 'cem').open(rollout, { token: `cem#knows=${newest}` });
  await older.saved();
  textOf(older.doc).delete(0, 2);
  await until(() => older.messages.length > 0);
  expect(older.messages).toEqual([{ t: 'refused', reason: 'unknown', paths: ['text/dealCard'] }]);
  expect(older.notApplied()).toBe(1);
  expect(textOf(await copyOf(server, rollout)).toString()).toBe('<paragraph>Ours</paragraph><dealcard deal="d1"></dealcard>');
});

test('[PLN-22] what the marks behind a token say is read in any order; what is no number is nothing', async () => {
  const server = await givenPlan();
  const deletes = async (token: string) => {
    await server.sync.documents.change(rollout, 'system', (doc) => textOf(doc).insert(0, [paragraph('One more')]));
    const there = join(server, 'ana').open(rollout, { token });
    await there.saved();
    textOf(there.doc).delete(0, 1);
    await until(() => there.messages.length > 0);
    return there.messages[0]?.['t'] === 'durable';
  };
  expect(await deletes(`ana#knows=${newest}#create`)).toBe(true);
  expect(await deletes(`ana#create#knows=${newest}`)).toBe(true);
  for (const token of ['ana', 'ana#create', 'ana#knows=', 'ana#knows=-1', 'ana#knows=1e9', 'ana#knows=x', 'ana#KNOWS=1'])
    expect(await deletes(token)).toBe(false);
});

test('[PLN-21] a plain Yjs client writes into a plan, and takes no block away', async () => {
  const server = await givenPlan();
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`ws://${server.address}/ws/plan`, 'rollout', doc, {
    WebSocketPolyfill: WebSocket as never,
    params: { token: 'cem' },
    disableBc: true,
  });
  cleanUp(() => provider.destroy());
  await until(() => provider.synced);
  textOf(doc).insert(1, [paragraph('By hand')]);
  await until(async () => textOf(await copyOf(server, rollout)).length === 2);
  textOf(doc).delete(0, 1);
  textOf(doc).insert(1, [paragraph('After it')]);
  await until(() => server.logged.some(({ event }) => event === 'sync.update-refused'));
  expect(
    textOf(await copyOf(server, rollout))
      .get(0)
      ?.toString(),
  ).toBe('<paragraph>Ours</paragraph>');
});
