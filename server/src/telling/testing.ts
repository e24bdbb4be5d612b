/** For tests: a push service on this machine that reads what it is sent as a device would, and a person who is told. */
import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { type Inbox, inbox, nameOf, type Row, settings } from '@tandem/core';
import { aContactRow } from '@tandem/core/testing';
import * as Y from 'yjs';
import { fakeClock, recordedLog } from '../accounts/testing.ts';
import type { Mail } from '../email/mailer.ts';
import { memoryStorage } from '../storage/memory/memory-storage.ts';
import { tellingStore, tellingTables } from '../storage/sqlite/telling-store.ts';
import { createDevices, type NewDevice } from './devices.ts';
import type { Told } from './needs.ts';
import type { PushService } from './push-service.ts';
import { createTelling } from './telling.ts';
import type { TellingStore } from './telling-store.ts';

export interface Received {
  readonly device: string;
  readonly push: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Answers 201 unless it is told otherwise for a device. */
export async function fakePushService() {
  const received: Received[] = [];
  const answers = new Map<string, number>();
  const keys = new Map<string, { readonly ecdh: ReturnType<typeof createECDH>; readonly auth: Buffer }>();
  const server = createServer(async (request, answer) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const device = (request.url ?? '').slice(1);
    const own = keys.get(device);
    const status = own ? (answers.get(device) ?? 201) : 404;
    if (own && status === 201) received.push({ device, push: decrypt(Buffer.concat(parts), own), headers: request.headers });
    answer.writeHead(status).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const service: PushService = {
    allows: (endpoint) => endpoint.startsWith(`${origin}/`),
    async post({ endpoint, headers, body }) {
      const answer = await fetch(endpoint, { method: 'POST', headers: headers as Record<string, string>, body: new Uint8Array(body) });
      return { status: answer.status };
    },
  };
  return {
    received,
    service,
    says: () => received.map(({ push }) => String(push['says'])),
    /** A device's browser subscribes. */
    subscribe(device: string): NewDevice {
      const ecdh = createECDH('prime256v1');
      const auth = randomBytes(16);
      const p256dh = ecdh.generateKeys().toString('base64url');
      keys.set(device, { ecdh, auth });
      return { endpoint: `${origin}/${device}`, p256dh, auth: auth.toString('base64url') };
    },
    answer: (device: string, status: number) => void answers.set(device, status),
    stop: () => new Promise((stopped) => server.close(stopped)),
  };
}
export type FakePushService = Awaited<ReturnType<typeof fakePushService>>;

/** RFC 8291: what only the device can do. */
function decrypt(body: Buffer, { ecdh, auth }: { readonly ecdh: ReturnType<typeof createECDH>; readonly auth: Buffer }) {
  const salt = body.subarray(0, 16);
  const sender = body.subarray(21, 21 + body.readUInt8(20));
  const sealed = body.subarray(21 + sender.length);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), sender]);
  const shared = Buffer.from(hkdfSync('sha256', ecdh.computeSecret(sender), auth, info, 32));
  const derive = (name: string, length: number) =>
    Buffer.from(hkdfSync('sha256', shared, salt, Buffer.from(`Content-Encoding: ${name}\0`), length));
  const open = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
  open.setAuthTag(sealed.subarray(-16));
  const padded = Buffer.concat([open.update(sealed.subarray(0, -16)), open.final()]);
  return JSON.parse(padded.subarray(0, padded.lastIndexOf(2)).toString('utf8')) as Record<string, unknown>;
}

export const anna: Told = { id: 'anna', name: 'Anna', email: 'anna@firm.test', role: 'seller', team: '', leads: [] };

export async function givenTelling(push: FakePushService, { start = '2026-03-12T09:00:00.000Z', country = '' } = {}) {
  const clock = fakeClock(start);
  const storage = memoryStorage();
  const db = new DatabaseSync(':memory:');
  for (const sql of tellingTables) db.exec(sql);
  const store = Object.fromEntries(
    Object.entries(tellingStore(db)).map(([name, method]) => [
      name,
      async (...args: never[]) => structuredClone((method as (...given: never[]) => unknown)(...args)),
    ]),
  ) as unknown as TellingStore;
  const settingsDoc = new Y.Doc();
  settings.change(settingsDoc, { timeZone: 'Europe/Stockholm', country }, null);
  const rows: Row[] = [
    { content: { kind: 'settings', id: 'settings', state: settings.read(settingsDoc) }, audiences: ['everyone'], document: '' },
    { content: { kind: 'user', id: 'ben', name: 'Ben', role: 'seller', team: '', active: true }, audiences: ['everyone'], document: '' },
    { content: aContactRow({ id: 'acme', name: 'Acme' }), audiences: ['user:anna'], document: '' },
    { content: aContactRow({ id: 'berg', name: 'Berg AB' }), audiences: ['user:anna'], document: '' },
    { content: aContactRow({ id: 'secret', name: 'Secret Ltd' }), audiences: ['user:ben'], document: '' },
  ];
  await storage.commitRows(rows, []);

  const doc = new Y.Doc();
  const signedIn = new Set(['phone', 'laptop']);
  const people = [anna];
  const mails: Mail[] = [];
  const log = recordedLog();
  const devices = createDevices({
    store,
    service: push.service,
    now: clock,
    isSignedIn: async (session) => signedIn.has(session),
    sender: () => 'https://crm.firm.test',
  });
  let stopAt = '';
  /** The server as it is started anew on the same data. */
  const begin = () =>
    createTelling({
      store,
      devices,
      documents: { read: async (name) => (name === nameOf('inbox', 'anna') ? doc : undefined) },
      storage,
      people: async () => people,
      boardsOf: () => [],
      mailer: { send: async (mail) => void (mails.some(({ key }) => key === mail.key) || mails.push(mail)) },
      publicUrl: () => 'https://crm.firm.test',
      now: clock,
      later: () => undefined,
      log,
      steps: {
        at(name) {
          if (name === stopAt) throw new Error(`stopped at ${name}`);
        },
      },
    });
  let telling = begin();
  return {
    clock,
    store,
    devices,
    mails,
    signedIn,
    people,
    log,
    restart() {
      telling = begin();
    },
    /** The server is cut off at this step from now on; '' lets it work. */
    stopAt(step: string) {
      stopAt = step;
    },
    tell: (id: string, facts: { kind?: string; about?: string; contact?: string; detail?: object; at?: string } = {}) => {
      const {
        kind = 'promoted',
        contact = 'acme',
        about = `contact/${contact}`,
        detail = { to: 'customer' },
        at = clock().toISOString(),
      } = facts;
      inbox.addEntry(doc, 'notices', id, { kind, about, contact, detail: JSON.stringify(detail), effect: id, at }, null);
    },
    mark: (id: string, facts: { readAt?: string; doneAt?: string; snoozedUntil?: string }) =>
      void inbox.changeEntry(doc, 'notices', id, facts, null),
    wants: (facts: Partial<Pick<Inbox, 'quietFrom' | 'quietTo' | 'quietWeekends' | 'quietUntil' | 'timeZone'>>) =>
      inbox.change(doc, facts, null),
    channel: (kind: string, on: { push: boolean; mail: boolean }) => inbox.addEntry(doc, 'channels', kind, on, null),
    mute: (id: string) => inbox.addEntry(doc, 'muted', id, { about: `contact/${id}`, at: clock().toISOString() }, null),
    /** The server hears of the inbox and does what is due. */
    async works() {
      telling.look(['anna']);
      await telling.settled();
    },
    async after(milliseconds: number) {
      clock.pass(milliseconds);
      await telling.settled();
    },
    states: async () => {
      const all = (
        await Promise.all((['waiting', 'begun', 'sent', 'skipped', 'failed'] as const).map((one) => store.inState(one, 100)))
      ).flat();
      return Object.fromEntries(
        all
          .filter(({ note }) => note !== 'Not wanted this way.')
          .map(({ notice, channel, state, note }) => [`${notice} ${channel}`, `${state}${note && `: ${note}`}`]),
      );
    },
  };
}
