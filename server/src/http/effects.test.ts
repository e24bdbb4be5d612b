import { contact } from '@tandem/core';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import type { Identity } from '../accounts/identity.ts';
import { contactNamed, givenWorkspace } from '../derive/testing/given-engine.ts';
import { effectsRoutes } from './effects.ts';

test('[DER-55] an admin sees what came to nothing, has it tried once more, or lets it go with the own name under it', async () => {
  const workspace = await givenWorkspace();
  let works = false;
  const engine = workspace.engine({
    performers: { 'task.open': async () => (works ? { state: 'done', note: '' } : { state: 'dead', note: 'no room' }) },
  });
  for (const id of ['acme', 'berg']) await workspace.edit(contactNamed(id), (doc) => contact.change(doc, { name: id, owner: 'ana' }, null));
  await workspace.projected();
  await engine.settled();

  const app = new Hono<{ Variables: { identity: Identity } }>();
  const person = { id: 'ada', role: 'admin' as const, team: '', leads: [] };
  app.use(async (c, next) => {
    c.set('identity', { session: 's', person, name: 'Ada Admin', email: 'ada@firm.test' });
    await next();
  });
  app.route('/api/effects', effectsRoutes({ storage: workspace.storage, now: () => workspace.clock.now, wake: engine.wakeEffects }));
  const list = async () =>
    ((await (await app.request('/api/effects')).json()) as { effects: { key: string; state: string; note: string; user: string }[] })
      .effects;
  const [second, first] = await list();
  expect([first, second]).toMatchObject([
    { state: 'dead', note: 'no room', user: 'ana', contact: 'acme', rule: 'lead-without-mail', about: 'contact/acme', type: 'task.open' },
    { state: 'dead', contact: 'berg' },
  ]);
  works = true;
  const say = (key = '', word: string) => app.request(`/api/effects/${encodeURIComponent(key)}/${word}`, { method: 'POST' });
  expect([(await say(first?.key, 'retry')).status, (await say(second?.key, 'let-go')).status]).toEqual([200, 200]);
  await engine.settled();
  expect(await list()).toEqual([]);
  expect(await workspace.storage.effectsByKey([first?.key ?? '', second?.key ?? ''])).toMatchObject([
    { state: 'done' },
    { state: 'skipped', note: 'Let go by Ada Admin.' },
  ]);
  expect((await say(first?.key, 'retry')).status).toBe(404);
});
