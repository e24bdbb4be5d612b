import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contact, nameOf } from '@tandem/core';
import { expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { isFull, isLow, spaceOf } from './free-space.ts';
import { connectClient, until } from './sync/testing/test-server.ts';
import { startTandem } from './tandem.ts';

const gigabytes = (free: number, total: number) => ({ free: free * 2 ** 30, total: total * 2 ** 30 });

test('[RUN-30] little space is less than a tenth of the disk, at most 10 GB; full is less than a fiftieth, at most 200 MB', async () => {
  expect([isLow(gigabytes(5, 40)), isLow(gigabytes(3.9, 40)), isLow(gigabytes(11, 1000)), isLow(gigabytes(9, 1000))]).toEqual([
    false,
    true,
    false,
    true,
  ]);
  expect([isFull(gigabytes(0.05, 2)), isFull(gigabytes(0.03, 2)), isFull(gigabytes(0.3, 1000)), isFull(gigabytes(0.19, 1000))]).toEqual([
    false,
    true,
    false,
    true,
  ]);
  const here = await spaceOf(tmpdir());
  expect(here.total).toBeGreaterThan(here.free);
});

test('[RUN-31] [D5] a full disk takes no content, says so in words and in health, keeps what waits at the devices, and goes on by itself', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tandem-space-'));
  let free = 100;
  let at = Date.parse('2026-11-22T09:00:00Z');
  const logged: string[] = [];
  const note = (event: string) => void logged.push(event);
  const tandem = await startTandem(
    readConfig({ PORT: '0', TANDEM_DATA: folder }),
    { info: note, warn: note, error: note },
    () => new Date(at++),
    async () => gigabytes(free, 1000),
  );
  const call = async (path: string, body?: object, token = '') => {
    const answer = await fetch(`${tandem.url}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { ...(token && { authorization: `Bearer ${token}` }), ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    // Each test reads the answer in its own shape.
    return { status: answer.status, body: (await answer.json()) as Record<string, never> };
  };
  const person = { company: 'Halden', name: 'Helen Marsh', email: 'helen@halden.example', password: 'four words and a comma' };
  const token = String((await call('/api/setup', { ...person, content: 'empty' })).body.token);
  const client = connectClient(`${tandem.url.replace('http', 'ws')}/sync`, token);
  try {
    expect((await call('/api/health')).body).toMatchObject({ status: 'ok', disk: 'ok' });
    const acme = client.open(nameOf('contact', 'acme'), { create: true });
    contact.change(acme.doc, { name: 'Acme' }, 'me');
    await acme.saved();

    free = 0.1;
    at += 60_000;
    expect(await call('/api/contacts', { name: 'Beta' }, token)).toEqual({
      status: 507,
      body: {
        error: {
          code: 'disk-full',
          message: 'The disk of the server is full: nothing was changed.',
          next: 'Ask whoever runs the server to make space. It goes on by itself.',
        },
      },
    });
    expect(await call('/api/health')).toMatchObject({ status: 503, body: { status: 'failing', disk: 'full' } });
    contact.change(acme.doc, { town: 'Kiel' }, 'me');
    await until(() => logged.includes('sync.append-failed'));
    expect(acme.provider.unsyncedChanges).toBeGreaterThan(0);

    free = 100;
    at += 60_000;
    await acme.saved();
    expect((await call('/api/contacts', { name: 'Beta' }, token)).status).toBe(201);
    expect((await call('/api/health')).body).toMatchObject({ disk: 'ok' });
    expect(logged).toEqual(expect.arrayContaining(['disk.full', 'disk.enough-space']));
  } finally {
    client.destroy();
    await tandem.stop(1000);
    await rm(folder, { recursive: true });
  }
}, 60_000);
