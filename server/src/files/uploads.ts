/**
 * Uploads that may break off and go on: so many bytes are promised, and each answer says how many are safe on the disk.
 * Where the protocol of the network ends and this begins: http/uploads.ts.
 */
import { type FileHandle, open, rm } from 'node:fs/promises';
import type { Person } from '@tandem/core';
import { cleanFileName } from './file-name.ts';
import { type Files, newBlobKey, newVersion } from './files.ts';
import type { FilesStore, StoredUpload } from './files-store.ts';
import type { Rights } from './rights.ts';

export interface UploadRules {
  readonly largestFile: number;
  readonly quota: number;
  readonly unfinished: number;
  /** Nothing came for so long: the connection is dead, or somebody holds it open on purpose. */
  readonly idleMilliseconds: number;
  readonly keptMilliseconds: number;
}
export const usualRules: UploadRules = {
  largestFile: 200 * 2 ** 20,
  quota: 20 * 2 ** 30,
  unfinished: 50,
  idleMilliseconds: 60_000,
  keptMilliseconds: 24 * 3_600_000,
};
export interface NewUpload {
  readonly name: string;
  readonly bytes: number;
  readonly folder?: string;
  readonly contact?: string;
  readonly replaces?: string;
}
export type NotBegun = 'not-here' | 'not-allowed' | 'empty' | 'too-large' | 'quota-full' | 'too-many-unfinished' | 'disk-full';
export type Begun = { readonly ok: true; readonly upload: StoredUpload } | { readonly ok: false; readonly reason: NotBegun };
export type Received =
  | { readonly ok: true; readonly upload: StoredUpload }
  | {
      readonly ok: false;
      readonly reason: 'not-here' | 'not-allowed' | 'other-offset' | 'too-long' | 'idle' | 'broken' | 'disk-full';
      readonly received: number;
    };

interface Needs {
  readonly store: FilesStore;
  readonly files: Pick<Files, 'show' | 'lookAt' | 'waitingAt'>;
  readonly rights: Rights;
  readonly rules: UploadRules;
  readonly diskIsFull: () => boolean;
  readonly newId: () => string;
  readonly now: () => Date;
}
/** A loss of power takes back no more than this. */
const safeEvery = 8 * 2 ** 20;

export function createUploads({ store, files, rights, rules, diskIsFull, newId, now }: Needs) {
  /** Who writes to an upload now. A connection that is dead on the other side looks alive here: whoever comes later is right. */
  const writing = new Map<string, { readonly stop: () => void; readonly ended: Promise<void> }>();
  const mayChange = async (person: Person, { contact, replaces }: { readonly contact: string; readonly replaces: string }) => {
    const file = replaces ? await store.file(replaces) : undefined;
    return rights.change(person, { contact: file ? file.contact : contact });
  };
  async function own(person: Person, id: string): Promise<StoredUpload | undefined> {
    const upload = await store.upload(id);
    return upload?.by === person.id ? upload : undefined;
  }
  async function quiet(id: string): Promise<void> {
    const other = writing.get(id);
    other?.stop();
    await other?.ended;
  }

  async function begin(person: Person, { name, bytes, folder = '', contact = '', replaces = '' }: NewUpload): Promise<Begun> {
    const no = (reason: NotBegun): Begun => ({ ok: false, reason });
    const file = replaces ? await store.file(replaces) : undefined;
    if (replaces && (!file || file.goneAt || !(await rights.read(person, file)))) return no('not-here');
    if (contact && !(await rights.read(person, { contact }))) return no('not-here');
    if (folder && (await store.folder(folder))?.goneAt !== '') return no('not-here');
    if (!(await rights.change(person, { contact: file ? file.contact : contact }))) return no('not-allowed');
    if (bytes === 0) return no('empty');
    if (bytes > rules.largestFile) return no('too-large');
    if (diskIsFull()) return no('disk-full');
    const at = now().toISOString();
    const upload: StoredUpload = {
      ...{ id: newId(), by: person.id, name: cleanFileName(name), folder, contact, replaces },
      ...{ bytes, received: 0, blob: newBlobKey(), at, touchedAt: at, file: '', version: '' },
    };
    const outcome = await store.addUpload(upload, rules);
    return outcome === 'added' ? { ok: true, upload } : no(outcome);
  }

  async function receive(person: Person, id: string, offset: number, body: ReadableStream<Uint8Array>): Promise<Received> {
    await quiet(id);
    const begun = await own(person, id);
    // Rights are asked anew for every piece: they may be gone since the first.
    const mayGoOn = begun && (await mayChange(person, begun));
    // Read last: nothing is waited for between this and the claim below, so that two pieces never write at once.
    const upload = mayGoOn ? await own(person, id) : begun;
    const no = (reason: Extract<Received, { ok: false }>['reason'], received = upload?.received ?? 0): Received => ({
      ok: false,
      reason,
      received,
    });
    if (!upload) return no('not-here');
    if (!mayGoOn) return no('not-allowed');
    if (upload.received !== offset || writing.has(id)) return no('other-offset');
    if (upload.version) return { ok: true, upload };
    const reader = body.getReader();
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    writing.set(id, { ended, stop: () => void reader.cancel().catch(() => undefined) });
    try {
      const { received, reason } = await write(upload, reader);
      if (reason) return no(reason, received);
      if (received < upload.bytes) return { ok: true, upload: { ...upload, received } };
      return { ok: true, upload: await finish({ ...upload, received }) };
    } finally {
      writing.delete(id);
      resolve();
    }
  }

  type Written = { readonly received: number; readonly reason?: 'too-long' | 'idle' | 'broken' | 'disk-full' };
  async function write(upload: StoredUpload, reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Written> {
    const file = await open(files.waitingAt(upload.blob), upload.received === 0 ? 'w' : 'r+', 0o600);
    let received = upload.received;
    let safe = received;
    const makeSafe = async () => {
      await file.datasync();
      await store.receivedUpload(upload.id, received, now().toISOString());
      safe = received;
    };
    try {
      for (;;) {
        const next = await nextOf(reader, rules.idleMilliseconds);
        if (next === 'idle' || next === 'broken') return { received, reason: next };
        if (next === 'end') return { received };
        if (received + next.byteLength > upload.bytes) return { received, reason: 'too-long' };
        if (diskIsFull()) return { received, reason: 'disk-full' };
        await writeAll(file, next, received);
        received += next.byteLength;
        if (received - safe >= safeEvery) await makeSafe();
      }
    } finally {
      if (received > safe) await makeSafe();
      await file.close();
      await reader.cancel().catch(() => undefined);
    }
  }

  async function finish(upload: StoredUpload): Promise<StoredUpload> {
    const version = newVersion({ id: newId(), file: '', blob: upload.blob, bytes: upload.bytes, by: upload.by, at: now().toISOString() });
    const became = await store.finishUpload(upload.id, newId(), version);
    if (became) {
      await files.show({ files: [became.file] });
      files.lookAt(version.id).catch(() => undefined);
    }
    return (await store.upload(upload.id)) ?? upload;
  }
  async function drop({ id, blob, version }: StoredUpload): Promise<void> {
    await store.dropUpload(id);
    // After that its bytes are a file's.
    if (!version) await rm(files.waitingAt(blob), { force: true });
  }

  return {
    rules,
    begin,
    receive,
    /** How far it is, when nobody writes to it any more. */
    async state(person: Person, id: string): Promise<StoredUpload | undefined> {
      await quiet(id);
      const upload = await own(person, id);
      // The server stopped between the last byte and the file that it became part of.
      return upload && upload.received === upload.bytes && !upload.version ? finish(upload) : upload;
    },
    async cancel(person: Person, id: string): Promise<boolean> {
      await quiet(id);
      const upload = await own(person, id);
      if (upload) await drop(upload);
      return upload !== undefined;
    },
    expiresAt: ({ touchedAt }: StoredUpload): Date => new Date(Date.parse(touchedAt) + rules.keptMilliseconds),
    /** Takes away what nobody went on with. */
    async sweep(): Promise<void> {
      const before = new Date(now().getTime() - rules.keptMilliseconds).toISOString();
      for (const upload of await store.untouchedUploads(before, 200)) if (!writing.has(upload.id)) await drop(upload);
    },
    drop,
  };
}
export type Uploads = ReturnType<typeof createUploads>;

async function nextOf(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  idleMilliseconds: number,
): Promise<Uint8Array | 'end' | 'idle' | 'broken'> {
  let timer: NodeJS.Timeout | undefined;
  const idle = new Promise<'idle'>((resolve) => {
    timer = setTimeout(resolve, idleMilliseconds, 'idle');
  });
  try {
    const next = await Promise.race([reader.read(), idle]);
    if (next === 'idle') return next;
    return next.done ? 'end' : next.value;
  } catch {
    return 'broken';
  } finally {
    clearTimeout(timer);
  }
}
async function writeAll(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.byteLength; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.byteLength - done, at + done);
    done += bytesWritten;
  }
}
