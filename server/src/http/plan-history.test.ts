import { type DocumentName, nameOf, type Person, type Subject } from '@tandem/core';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Identity } from '../accounts/identity.ts';
import { packed } from '../plans/versions/packed.ts';
import { memoryStorage } from '../storage/memory/memory-storage.ts';
import { ana, ben, cem } from '../sync/testing/test-server.ts';
import { planHistoryRoutes } from './plan-history.ts';

const [nine, ten] = ['2026-03-12T09:00:00.000Z', '2026-03-12T10:00:00.000Z'] as const;
const rollout = nameOf('plan', 'rollout');

/** A plan of ana's, with a version and some edits. */
async function given(subject: Partial<Extract<Subject, { type: 'plan' }>> = {}) {
  const storage = memoryStorage();
  const doc = new Y.Doc();
  doc.getXmlFragment('text').insert(0, [new Y.XmlElement('paragraph')]);
  const state = Y.encodeStateAsUpdate(doc);
  const append = (at: string, actor: string, wrote: readonly (readonly [number, number, number])[], took: typeof wrote = []) =>
    storage.appendUpdates([
      {
        ...{ document: rollout, update: state, actor, at },
        text: {
          inserted: wrote.length,
          deleted: took.length,
          wrote: wrote.map(([client, clock, length]) => ({ client, clock, length })),
          took: took.map(([client, clock, length]) => ({ client, clock, length })),
        },
      },
    ]);
  const [through = 0] = await append(nine, 'ana', [[7, 0, 4]]);
  await append(
    ten,
    'ben',
    [
      [9, 0, 2],
      [7, 4, 1],
    ],
    [[7, 1, 2]],
  );
  await storage.commitVersions({
    document: rollout,
    followed: { through, at: nine },
    versions: [{ id: 'v1', at: nine, by: 'ana', name: 'Sent', kind: 'named', state: await packed(state) }],
    renamed: [],
  });
  const subjectOf = async (name: DocumentName) => ({
    exists: name === rollout,
    subject: { type: 'plan', owner: 'ana', creator: '', collaborators: [], template: false, contact: undefined, ...subject } as Subject,
  });
  const app = new Hono<{ Variables: { identity: Identity } }>();
  let who: Person = ana;
  app.use(async (c, next) => {
    c.set('identity', { session: who.id, person: who, name: who.id, email: '' });
    await next();
  });
  app.route('/api/plans', planHistoryRoutes({ storage, subjectOf }));
  const get = (path: string, person: Person = ana) => {
    who = person;
    return app.request(`/api/plans/${path}`);
  };
  return { get, state };
}

test('[PLN-50] the history of a plan is its versions and who wrote how much when', async () => {
  const { get } = await given();
  expect(await (await get('rollout/history')).json()).toEqual({
    versions: [{ id: 'v1', at: nine, by: 'ana', name: 'Sent', kind: 'named' }],
    edits: [
      { from: nine, to: nine, user: 'ana', inserted: 1, deleted: 0 },
      { from: ten, to: ten, user: 'ben', inserted: 2, deleted: 1 },
    ],
  });
});

test('[PLN-51] a version is answered as it was, in bytes, and is not kept by anybody in between', async () => {
  const { get, state } = await given();
  const answer = await get('rollout/versions/v1/state');
  expect(answer.headers.get('content-type')).toBe('application/octet-stream');
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(state);
});

test('[PLN-52] authors are whoever wrote first under a client; what another person wrote under it is told as that', async () => {
  const { get } = await given();
  expect(await (await get('rollout/authors')).json()).toEqual({
    clients: { 7: 'ana', 9: 'ben' },
    others: [{ user: 'ben', ranges: [[7, 4, 1]] }],
    deletes: [{ user: 'ben', at: ten, ranges: [[7, 1, 2]] }],
  });
});

test('[PLN-53] history, versions and authors are for whoever may read the plan; missing and forbidden look the same', async () => {
  const { get } = await given();
  const paths = ['history', 'authors', 'versions/v1/state'];
  for (const path of paths) {
    expect((await get(`rollout/${path}`, ben)).status).toBe(200);
    const [missing, forbidden] = [await get(`other/${path}`, cem), await get(`rollout/${path}`, cem)];
    expect([missing.status, forbidden.status]).toEqual([404, 404]);
    expect(await missing.text()).toBe(await forbidden.text());
  }
  for (const path of ['rollout/versions/v2/state', 'rollout/versions/__proto__/state', '..%2fx/history', '__proto__/history'])
    expect((await get(path)).status).toBe(404);
  const open = await given({ collaborators: ['cem'] });
  for (const path of paths) expect((await open.get(`rollout/${path}`, cem)).status).toBe(200);
});
