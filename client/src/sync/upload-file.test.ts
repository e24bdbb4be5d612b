import type { HttpRequest, HttpResponse, HttpStack } from 'tus-js-client';
import { expect, test } from 'vitest';
import { startUpload, type UploadProgress, type UploadTarget } from './upload-file.ts';
import { uploadMemory } from './upload-memory.ts';

/** A server of uploads as the protocol says, in memory; `cut` breaks the next so many pieces off in their middle. */
function givenServer() {
  const uploads = new Map<string, { length: number; metadata: string; received: Uint8Array[] }>();
  const state = { cut: 0, offline: false, refuse: undefined as undefined | { status: number; code: string }, asked: [] as string[] };
  const size = (parts: readonly Uint8Array[]) => parts.reduce((sum, part) => sum + part.byteLength, 0);
  async function answer(method: string, path: string, headers: Headers, body: Blob | undefined): Promise<Response> {
    state.asked.push(`${method} ${path}`);
    if (state.offline) throw new Error('no network');
    if (state.refuse)
      return Response.json({ error: { code: state.refuse.code, message: 'No.', next: 'Do else.' } }, { status: state.refuse.status });
    if (method === 'POST') {
      const id = `/api/uploads/u${uploads.size + 1}`;
      uploads.set(id, { length: Number(headers.get('upload-length')), metadata: headers.get('upload-metadata') ?? '', received: [] });
      return new Response(null, { status: 201, headers: { location: id } });
    }
    const upload = uploads.get(path);
    if (!upload) return Response.json({ error: { code: 'not-here', message: '', next: '' } }, { status: 404 });
    if (method === 'DELETE') {
      uploads.delete(path);
      return new Response(null, { status: 204 });
    }
    if (method === 'PATCH') {
      const bytes = new Uint8Array(await (body ?? new Blob()).arrayBuffer());
      if (Number(headers.get('upload-offset')) !== size(upload.received)) return new Response(null, { status: 409 });
      const cut = state.cut > 0;
      if (cut) state.cut--;
      upload.received.push(cut ? bytes.slice(0, Math.ceil(bytes.byteLength / 2)) : bytes);
      if (cut) throw new Error('the connection is gone');
    }
    const whole = size(upload.received) === upload.length;
    return new Response(null, {
      status: method === 'HEAD' ? 200 : 204,
      headers: {
        'upload-offset': String(size(upload.received)),
        'upload-length': String(upload.length),
        ...(whole && { 'tandem-file': 'f1', 'tandem-version': 'v1' }),
      },
    });
  }
  const stack: HttpStack = {
    getName: () => 'in memory',
    createRequest(method, url): HttpRequest {
      const headers = new Headers();
      let progress = (_sent: number) => {};
      return {
        getMethod: () => method,
        getURL: () => url,
        setHeader: (name, value) => headers.set(name, value),
        getHeader: (name) => headers.get(name) ?? undefined,
        setProgressHandler: (tell) => {
          progress = tell;
        },
        async send(body: Blob | undefined): Promise<HttpResponse> {
          const response = await answer(method, new URL(url, 'http://x').pathname, headers, body);
          if (body) progress(body.size);
          const text = await response.text();
          return {
            getStatus: () => response.status,
            getHeader: (name) => response.headers.get(name) ?? undefined,
            getBody: () => text,
            getUnderlyingObject: () => response,
          };
        },
        abort: async () => undefined,
        getUnderlyingObject: () => undefined,
      };
    },
  };
  const bytesOf = (id: string) => new Blob((uploads.get(id)?.received ?? []) as Uint8Array<ArrayBuffer>[]).text();
  return { state, stack, uploads, bytesOf };
}
const fileReader = {
  openFile: async (file: Blob) => ({
    size: file.size,
    slice: async (start: number, end: number) => ({ value: file.slice(start, end), done: end >= file.size }),
    close: () => undefined,
  }),
};
function memoryStorage() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    key: (i: number) => [...kept.keys()][i] ?? null,
    get length() {
      return kept.size;
    },
  };
}
type Server = ReturnType<typeof givenServer>;
const aFile = (text = '0123456789') => new File([text], 'list.txt', { lastModified: 1 });

function given(server: Server, storage = memoryStorage()) {
  const progress: UploadProgress[] = [];
  let tries = 0;
  let onRetry = async (_attempt: number) => {};
  const surroundings = {
    options: { httpStack: server.stack, fileReader, urlStorage: uploadMemory(storage) },
    retry: (attempt: number) => {
      tries++;
      return onRetry(attempt);
    },
  };
  return {
    ...{ progress, storage },
    tries: () => tries,
    onRetry: (then: (attempt: number) => Promise<void>) => {
      onRetry = then;
    },
    start: (target: UploadTarget = { folder: '' }, file = aFile()) => startUpload(file, target, (one) => progress.push(one), surroundings),
  };
}

test('[S0-36] a file arrives, says how far it is, and is known by its file and version', async () => {
  const server = givenServer();
  const { start, progress, storage } = given(server);
  expect(await start({ contact: 'c1' }).done).toEqual({ ok: true, file: 'f1', version: 'v1' });
  expect(await server.bytesOf('/api/uploads/u1')).toBe('0123456789');
  const metadata = server.uploads
    .get('/api/uploads/u1')
    ?.metadata.split(',')
    .map((pair) => pair.split(' ').map((part, i) => (i === 1 ? atob(part) : part)));
  expect(Object.fromEntries(metadata ?? [])).toEqual({ name: 'list.txt', contact: 'c1' });
  expect(progress.at(-1)).toEqual({ sent: 10, total: 10, state: 'sending' });
  expect(storage.kept.size).toBe(0);
});

test('[S0-36] a connection that is lost again and again costs no byte: each time it goes on where it was', async () => {
  const server = givenServer();
  server.state.cut = 3;
  const { start, progress, tries } = given(server);
  expect(await start().done).toMatchObject({ ok: true });
  expect(await server.bytesOf('/api/uploads/u1')).toBe('0123456789');
  expect([tries(), server.uploads.size]).toEqual([3, 1]);
  expect(progress.some(({ state }) => state === 'waiting')).toBe(true);
});

test('[S0-36] after a reload the same file goes on, another one begins, and what the server no longer has begins anew', async () => {
  const server = givenServer();
  const storage = memoryStorage();
  server.state.cut = 1;
  const before = given(server, storage);
  const stopped = new Promise<void>((resolve) => {
    before.onRetry(() => new Promise(() => resolve()));
  });
  before.start();
  await stopped;
  expect([...storage.kept].join()).not.toContain('list.txt');
  expect(await given(server, storage).start().done).toMatchObject({ ok: true });
  expect([server.uploads.size, await server.bytesOf('/api/uploads/u1')]).toEqual([1, '0123456789']);

  server.state.cut = 1;
  const again = given(server, storage);
  const cut = new Promise<void>((resolve) => {
    again.onRetry(() => new Promise(() => resolve()));
  });
  again.start({ folder: 'a' });
  await cut;
  await given(server, storage).start({ folder: 'b' }).done;
  expect(server.uploads.size).toBe(3);
  server.uploads.delete('/api/uploads/u2');
  expect(await given(server, storage).start({ folder: 'a' }).done).toMatchObject({ ok: true });
});

test('[S0-36] without a network it waits; what is cancelled is gone from the server too', async () => {
  const server = givenServer();
  server.state.offline = true;
  const { start, onRetry } = given(server);
  onRetry(async () => {
    server.state.offline = false;
  });
  expect(await start().done).toMatchObject({ ok: true });

  server.state.cut = 1;
  const other = given(server);
  const cut = new Promise<void>((resolve) => {
    other.onRetry(() => new Promise(() => resolve()));
  });
  const upload = other.start({ folder: 'x' });
  await cut;
  await upload.cancel();
  expect(await upload.done).toEqual({ ok: false, reason: 'cancelled' });
  expect(server.uploads.has('/api/uploads/u2')).toBe(false);
  expect(other.storage.kept.size).toBe(0);
});

test('[S0-36] a no is told in the words of the server, and not asked for again', async () => {
  const server = givenServer();
  for (const [status, code] of [
    [413, 'too-large'],
    [507, 'quota-full'],
    [403, 'not-allowed'],
    [404, 'not-here'],
    [401, 'not-signed-in'],
  ] as const) {
    server.state.refuse = { status, code };
    const { start, tries } = given(server);
    expect(await start().done).toEqual({ ok: false, reason: 'refused', code, message: 'No.', next: 'Do else.' });
    expect(tries()).toBe(0);
  }
});
