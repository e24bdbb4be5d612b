import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { days } from '../accounts/testing.ts';
import { contact, type GivenFiles, givenFiles } from './testing/given-files.ts';

let files: GivenFiles;
afterEach(() => files.close());
const words = Buffer.from('0123456789');
const codeOf = async (answer: Response) => ((await answer.json()) as { error: { code: string } }).error.code;
const head = (who: 'anna' | 'olle' | 'sara', address: string) => files.call(who, 'HEAD', address, undefined, files.tus);

test('[S0-36] an upload that breaks off goes on from the byte that is safe, and says what became of it to whoever asks again', async () => {
  files = await givenFiles();
  const begun = await files.announce('anna', 'list.txt', 10);
  expect([begun.status, begun.headers.get('tus-resumable')]).toEqual([201, '1.0.0']);
  const address = begun.headers.get('location') ?? '';
  expect(Date.parse(begun.headers.get('upload-expires') ?? '')).toBeGreaterThan(files.clock().getTime());
  const first = await files.send('anna', address, 0, words.subarray(0, 4));
  expect([first.status, first.headers.get('upload-offset'), first.headers.get('tandem-file')]).toEqual([204, '4', null]);
  const where = await head('anna', address);
  expect([where.status, where.headers.get('upload-offset'), where.headers.get('upload-length')]).toEqual([200, '4', '10']);
  const wrong = await files.send('anna', address, 3, words.subarray(3));
  expect([wrong.status, wrong.headers.get('upload-offset'), await codeOf(wrong)]).toEqual([409, '4', 'other-offset']);
  const last = await files.send('anna', address, 4, words.subarray(4));
  const file = last.headers.get('tandem-file') ?? '';
  await files.files.looked();
  expect(files.file(file)).toMatchObject({ name: 'list.txt', versions: [{ bytes: 10, state: 'ready' }] });
  const again = await head('anna', address);
  expect([again.headers.get('upload-offset'), again.headers.get('tandem-file'), again.headers.get('tandem-version')]).toEqual([
    '10',
    file,
    last.headers.get('tandem-version'),
  ]);
});

test('[S0-36] a piece whose connection breaks keeps what came; a connection that looks alive gives way to the next', async () => {
  files = await givenFiles();
  const address = (await files.announce('anna', 'list.txt', 10)).headers.get('location') ?? '';
  const person = { id: 'anna', role: 'admin', team: '', leads: [] } as const;
  const upload = address.split('/').at(-1) ?? '';
  const broken = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(words.subarray(0, 3));
    },
    pull(controller) {
      controller.error(new Error('the connection is gone'));
    },
  });
  expect(await files.uploads.receive(person, upload, 0, broken)).toEqual({ ok: false, reason: 'broken', received: 3 });
  let given = () => {};
  const came = new Promise<void>((resolve) => {
    given = resolve;
  });
  const silent = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(words.subarray(3, 6)),
    pull: () => given(),
  });
  const stuck = files.uploads.receive(person, upload, 3, silent);
  await came;
  expect((await head('anna', address)).headers.get('upload-offset')).toBe('6');
  expect(await stuck).toMatchObject({ ok: true, upload: { received: 6 } });
  expect((await files.send('anna', address, 6, words.subarray(6))).status).toBe(204);
});

test('[S0-36] a server that stops after the last byte makes a file of it when it is asked again', async () => {
  files = await givenFiles();
  const address = (await files.announce('anna', 'list.txt', 10)).headers.get('location') ?? '';
  const id = address.split('/').at(-1) ?? '';
  await writeFile(join(files.waiting, (await files.store.upload(id))?.blob ?? ''), words);
  await files.store.receivedUpload(id, 10, files.clock().toISOString());
  const file = (await head('anna', address)).headers.get('tandem-file') ?? '';
  await files.files.looked();
  expect(files.file(file)).toMatchObject({ name: 'list.txt', versions: [{ state: 'ready', bytes: 10 }] });
  expect((await head('anna', address)).headers.get('tandem-file')).toBe(file);
});

test('[S-42] a connection on which nothing comes is cut, and what came is kept', async () => {
  files = await givenFiles({ rules: { idleMilliseconds: 5 } });
  const address = (await files.announce('anna', 'list.txt', 10)).headers.get('location') ?? '';
  const silent = new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(words.subarray(0, 2)) });
  const person = { id: 'anna', role: 'admin', team: '', leads: [] } as const;
  expect(await files.uploads.receive(person, address.split('/').at(-1) ?? '', 0, silent)).toEqual({
    ok: false,
    reason: 'idle',
    received: 2,
  });
  const cut = await files.app.request(address, {
    method: 'PATCH',
    headers: { 'x-person': 'anna', ...files.tus, 'upload-offset': '2', 'content-type': 'application/offset+octet-stream' },
    body: new ReadableStream({ start: () => {} }),
    ...({ duplex: 'half' } as object),
  });
  expect([cut.status, await codeOf(cut)]).toEqual([408, 'broken-off']);
});

test('[S-42] nothing is taken before the size, the room, the disk and the number of unfinished uploads are looked at', async () => {
  files = await givenFiles({ rules: { largestFile: 100, quota: 150, unfinished: 2 } });
  const code = async (bytes: number, who: 'anna' | 'lena' = 'anna') => {
    const answer = await files.announce(who, 'list.txt', bytes);
    return answer.status === 201 ? 'begun' : `${answer.status} ${await codeOf(answer)}`;
  };
  expect(await code(0)).toBe('422 empty');
  expect(await code(101)).toBe('413 too-large');
  expect(await code(5 * 2 ** 30)).toBe('413 too-large');
  files.state.diskIsFull = true;
  expect(await code(1)).toBe('507 disk-full');
  files.state.diskIsFull = false;
  expect(await code(100)).toBe('begun');
  // Promised bytes count: two that begin together cannot both have the last of the room.
  expect(await code(51, 'lena')).toBe('507 quota-full');
  expect(await code(10)).toBe('begun');
  expect(await code(1)).toBe('429 too-many-unfinished');
  expect(await code(1, 'lena')).toBe('begun');
  expect(await readdir(files.waiting)).toEqual([]);
  expect(await (await files.call('sara', 'GET', '/api/files/room')).json()).toEqual({ used: 111, quota: 150, largestFile: 100 });
});

test('[S-42] more bytes than were announced are not kept, and a disk that fills up on the way stops the upload where it is', async () => {
  files = await givenFiles();
  const address = (await files.announce('anna', 'list.txt', 5)).headers.get('location') ?? '';
  const long = await files.send('anna', address, 0, words);
  expect([long.status, await codeOf(long)]).toEqual([413, 'too-long']);
  expect((await head('anna', address)).headers.get('upload-offset')).toBe('0');
  files.state.diskIsFull = true;
  expect((await files.send('anna', address, 0, words.subarray(0, 5))).status).toBe(507);
  files.state.diskIsFull = false;
  expect((await files.send('anna', address, 0, words.subarray(0, 5))).status).toBe(204);
});

test('[FILE-3] who may edit a contact adds files to it, the library is for who answers for others, and the rest is not there', async () => {
  files = await givenFiles();
  const status = async (who: 'anna' | 'lena' | 'olle' | 'sara', to: Record<string, string>) =>
    (await files.announce(who, 'a.txt', 1, to)).status;
  expect(await Promise.all((['anna', 'lena', 'olle', 'sara'] as const).map((who) => status(who, { contact })))).toEqual([
    201, 201, 201, 404,
  ]);
  expect(await Promise.all((['anna', 'lena', 'olle', 'sara'] as const).map((who) => status(who, { folder: '' })))).toEqual([
    201, 201, 403, 403,
  ]);
  const { file } = await files.upload('olle', 'a.txt', words, { contact });
  expect([await status('olle', { replaces: file }), await status('sara', { replaces: file })]).toEqual([201, 404]);
  for (const to of [{ folder: '01JX' }, { contact: '01JX' }, { replaces: '01JX' }])
    expect(await status('anna', to as Record<string, string>)).toBe(404);
});

test("[FILE-3] an upload is its maker's alone, and a right that is lost on the way ends it", async () => {
  files = await givenFiles();
  const address = (await files.announce('olle', 'a.txt', 10, { contact })).headers.get('location') ?? '';
  await files.send('olle', address, 0, words.subarray(0, 5));
  expect((await files.send('anna', address, 5, words.subarray(5))).status).toBe(404);
  expect((await head('sara', address)).status).toBe(404);
  expect((await files.call('sara', 'DELETE', address, undefined, files.tus)).status).toBe(404);
  files.state.contact = { type: 'contact', owner: 'sara', creator: '', sellers: [], shares: [] };
  expect((await files.send('olle', address, 5, words.subarray(5))).status).toBe(403);
  expect((await files.call('olle', 'DELETE', address, undefined, files.tus)).status).toBe(204);
  expect((await head('olle', address)).status).toBe(404);
  expect(await readdir(files.waiting)).toEqual([]);
});

test('[FILE-7] what nobody goes on with for a day goes by itself', async () => {
  files = await givenFiles();
  const address = (await files.announce('anna', 'a.txt', 10)).headers.get('location') ?? '';
  await files.send('anna', address, 0, words.subarray(0, 5));
  files.clock.pass(days(0.9));
  await files.tidy.sweep();
  expect((await head('anna', address)).status).toBe(200);
  files.clock.pass(days(0.2));
  await files.tidy.sweep();
  expect((await head('anna', address)).status).toBe(404);
  expect(await readdir(files.waiting)).toEqual([]);
});

test('[FILE-8] a wrong announcement or piece is answered with what is wrong, in the words of tus', async () => {
  files = await givenFiles();
  expect((await files.call('anna', 'POST', '/api/uploads', undefined, {})).status).toBe(412);
  for (const to of [{}, { folder: '', contact }, { contact, replaces: contact }])
    expect((await files.announce('anna', 'a.txt', 1, to)).status).toBe(422);
  expect((await files.announce('anna', '', 1)).status).toBe(422);
  for (const bytes of [-1, 1.5, Number.NaN]) expect((await files.announce('anna', 'a.txt', bytes)).status).toBe(422);
  const address = (await files.announce('anna', 'a.txt', 10)).headers.get('location') ?? '';
  const piece = (headers: Record<string, string>) => files.call('anna', 'PATCH', address, words, { ...files.tus, ...headers });
  expect((await piece({ 'upload-offset': '0', 'content-type': 'application/json' })).status).toBe(415);
  expect((await piece({ 'upload-offset': '-1', 'content-type': 'application/offset+octet-stream' })).status).toBe(422);
  const options = await files.call('anna', 'OPTIONS', '/api/uploads');
  expect([options.status, options.headers.get('tus-max-size'), options.headers.get('tus-extension')]).toEqual([
    204,
    String(200 * 2 ** 20),
    'creation,termination,expiration',
  ]);
});
