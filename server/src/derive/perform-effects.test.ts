import { contact } from '@tandem/core';
import { expect, test } from 'vitest';
import { waits } from './perform-effects.ts';
import { contactNamed, givenWorkspace, type Workspace } from './testing/given-engine.ts';

const acme = contactNamed('acme');
const after = (workspace: Workspace, ms: number) => {
  workspace.clock.now = new Date(workspace.clock.now.getTime() + ms);
};
async function givenLead() {
  const workspace = await givenWorkspace();
  await workspace.edit(acme, (doc) => contact.change(doc, { name: 'Acme', owner: 'ana', createdAt: '2026-03-12T09:00:00Z' }, null));
  await workspace.projected();
  const effect = async () => (await workspace.storage.effectsAfter(0, 10))[0];
  return { workspace, effect };
}

test('[DER-39] what fails is tried again after longer and longer waits, and is dead after the last try, for an admin to see', async () => {
  const { workspace, effect } = await givenLead();
  let tries = 0;
  const engine = workspace.engine({
    performers: {
      'task.open': () => {
        tries++;
        return Promise.reject(new Error('the disk is full'));
      },
    },
  });
  await engine.settled();
  expect([tries, (await effect())?.state, (await effect())?.note]).toEqual([1, 'waiting', 'the disk is full']);
  await engine.settled();
  expect(tries).toBe(1);
  for (const wait of waits) {
    after(workspace, wait);
    await engine.settled();
  }
  expect([tries, (await effect())?.state]).toEqual([waits.length + 1, 'dead']);
  expect((await engine.status()).dead).toBe(1);
});

test('[DER-39] a performer may say itself when to come again, that it will not be, or that somebody has to look', async () => {
  const { workspace, effect } = await givenLead();
  const answers = [{ state: 'again', note: 'busy', afterMs: 90_000 } as const, { state: 'needs-a-look', note: 'who knows' } as const];
  const engine = workspace.engine({
    performers: { 'task.open': async () => answers.shift() ?? { state: 'skipped', note: 'not any more' } },
  });
  await engine.settled();
  expect((await effect())?.notBefore).toBe('2026-03-12T09:01:30.000Z');
  after(workspace, 90_000);
  await engine.settled();
  expect(await effect()).toMatchObject({ state: 'needs-a-look', note: 'who knows' });
  await workspace.storage.releaseEffect((await effect())?.key ?? '', 'waiting', '', workspace.clock.now.toISOString());
  await engine.settled();
  expect(await effect()).toMatchObject({ state: 'skipped', note: 'not any more' });
});

test('[DER-40] a worker that was asleep while another one did its work is told that it comes late, and nothing is done twice', async () => {
  const { workspace, effect } = await givenLead();
  let wakeUp = () => {};
  const asleep = new Promise<void>((resolve) => {
    wakeUp = resolve;
  });
  let began = () => {};
  const begun = new Promise<void>((resolve) => {
    began = resolve;
  });
  const slow = workspace.engine({
    steps: {
      async at(step) {
        if (step !== 'claimed') return;
        began();
        await asleep;
      },
    },
  });
  const late = slow.settled();
  await begun;
  after(workspace, 10 * 60_000);
  const other = workspace.engine({ holder: 'two' });
  await other.settled();
  expect(await effect()).toMatchObject({ state: 'done', attempts: 2 });
  wakeUp();
  await late;
  await workspace.projected();
  expect(await effect()).toMatchObject({ state: 'done', attempts: 2 });
  expect(await workspace.storage.rowsOfKind('task', '', 10)).toHaveLength(1);
});
