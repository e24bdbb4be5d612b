import { createHash, randomBytes } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, expect, test } from 'vitest';
import { days } from '../accounts/testing.ts';
import { openS3Blobs } from './blobs/s3-blobs.ts';
import { fakeS3 } from './testing/fake-s3.ts';
import { contact, type GivenFiles, givenFiles } from './testing/given-files.ts';
import { aPdf, aPicture } from './testing/small-files.ts';

const opened: { close(): Promise<void> }[] = [];
async function given(...args: Parameters<typeof givenFiles>): Promise<GivenFiles> {
  const files = await givenFiles(...args);
  opened.push(files);
  return files;
}
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});
const id = (letter: string) => `01J${letter.repeat(23)}`;
const keptKeys = async ({ kept }: GivenFiles) => (await Promise.all((await readdir(kept)).map((part) => readdir(join(kept, part))))).flat();

test('[S0-36] an uploaded PDF is looked at, has its pages, and is handed out byte for byte as an attachment', async () => {
  const files = await given();
  const pdf = await aPdf(['Price list åäö', 'Terms']);
  const { file, version } = await files.upload('anna', 'Price list.pdf', pdf);
  expect(files.file(file)).toMatchObject({
    ...{ name: 'Price list.pdf', folder: '', contact: '', by: 'anna' },
    versions: [{ id: version, number: 1, is: 'pdf', bytes: pdf.length, pages: 2, state: 'ready', reason: '' }],
  });
  expect(files.rows.get(`file/${file}`)?.audiences).toEqual(['everyone']);
  const answer = await files.call('sara', 'GET', `/api/files/versions/${version}/content`);
  expect(answer.status).toBe(200);
  expect(Buffer.from(await answer.arrayBuffer()).equals(pdf)).toBe(true);
  expect(await files.shared.version(version)).toMatchObject({ file, mediaType: 'application/pdf', state: 'ready', pages: 2 });
  expect(await files.shared.pageText(version, 1)).toBe('Price list åäö');
  expect(await files.shared.pageText(version, 3)).toBe('');
});

test('[S-40] bytes are an attachment in a sandbox without origin, script or network; only what was drawn here is inline', async () => {
  const files = await given();
  const { version } = await files.upload('anna', 'Pris åäö "2026".pdf', await aPdf());
  const { headers } = await files.call('sara', 'GET', `/api/files/versions/${version}/content`);
  expect(headers.get('content-disposition')).toBe(
    `attachment; filename="Pris ___ -2026-.pdf"; filename*=UTF-8''Pris%20%C3%A5%C3%A4%C3%B6%20-2026-.pdf`,
  );
  expect(headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('cache-control')).toContain('no-store');
  expect(headers.get('set-cookie')).toBeNull();
  const page = await files.call('sara', 'GET', `/api/files/versions/${version}/pages/1`);
  expect([page.headers.get('content-type'), page.headers.get('content-disposition')]).toEqual(['image/webp', 'inline']);
  expect(page.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
});

test('[FILE-10] pages are drawn when somebody looks, once for all who ask at the same moment, and kept', async () => {
  const files = await given();
  const { version } = await files.upload('anna', 'list.pdf', await aPdf(['one', 'two']));
  const before = files.counts.draws;
  const pages = await Promise.all(Array.from({ length: 8 }, () => files.shared.page(version, 2, 'page')));
  await files.shared.page(version, 2, 'page');
  expect(files.counts.draws - before).toBe(1);
  const { width, format } = await sharp(pages[0]?.bytes).metadata();
  expect({ width, format }).toEqual({ width: 1400, format: 'webp' });
  expect((await sharp((await files.shared.page(version, 1, 'thumb'))?.bytes).metadata()).width).toBe(160);
  for (const page of [0, 3, 1.5, Number.NaN, -1]) expect(await files.shared.page(version, page, 'page')).toBeUndefined();
});

test('[FILE-10] an image is shown upright and without what the camera wrote into it; a text is shown as pages', async () => {
  const files = await given();
  const photo = await sharp({ create: { width: 60, height: 30, channels: 3, background: '#00c' } })
    .withExif({ IFD0: { Copyright: 'the place it was taken' } })
    .jpeg()
    .withMetadata({ orientation: 6 })
    .toBuffer();
  expect(photo.includes('the place it was taken')).toBe(true);
  const { version } = await files.upload('anna', 'photo.jpg', photo);
  const shown = await files.shared.page(version, 1, 'page');
  const { width, height, exif } = await sharp(shown?.bytes).metadata();
  expect({ width, height, exif }).toEqual({ width: 30, height: 60, exif: undefined });

  const lines = Array.from({ length: 70 }, (_, i) => `Line ${i + 1} åäö €`).join('\r\n');
  const text = await files.upload('anna', 'terms.txt', Buffer.from(lines));
  expect(await files.shared.version(text.version)).toMatchObject({ is: 'text', mediaType: 'text/plain', pages: 2 });
  expect(await files.shared.pageText(text.version, 2)).toMatch(/^Line 61 åäö €\n/);
  expect((await sharp((await files.shared.page(text.version, 2, 'page'))?.bytes).metadata()).width).toBe(1400);
});

test('[FILE-11] a program that draws too long or needs too much memory is ended, and the next page is drawn by a new one', async () => {
  const slow = await given({ limits: { milliseconds: 1 } });
  const { version } = await slow.upload('anna', 'list.pdf', await aPdf());
  expect(await slow.shared.version(version)).toMatchObject({ state: 'ready', is: 'pdf', pages: 0 });
  const greedy = await given({ limits: { megabytes: 40 } });
  const big = await greedy.upload('anna', 'list.pdf', await aPdf());
  expect(await greedy.shared.version(big.version)).toMatchObject({ state: 'ready', pages: 0 });
  const usual = await given();
  const [path, other] = [join(usual.folder, 'a.pdf'), join(usual.folder, 'b.pdf')];
  await writeFile(path, 'not a pdf');
  await writeFile(other, await aPdf());
  expect(await usual.drawing.draw({ what: 'look', path, is: 'pdf' })).toEqual({ ok: false, why: 'damaged' });
  expect(await usual.drawing.draw({ what: 'look', path: other, is: 'pdf' })).toEqual({ ok: true, pages: 1 });
});

test('[FILE-4] a new version stands beside the one before, and the newest that is ready is what is shared', async () => {
  const files = await given();
  const first = await files.upload('anna', 'list.txt', Buffer.from('2025'));
  const second = await files.upload('lena', 'whatever.txt', Buffer.from('2026'), { replaces: first.file });
  expect(second.file).toBe(first.file);
  expect(files.file(first.file)?.name).toBe('list.txt');
  expect(files.file(first.file)?.versions.map(({ number, id, by }) => [number, id, by])).toEqual([
    [1, first.version, 'anna'],
    [2, second.version, 'lena'],
  ]);
  const refused = await files.upload('anna', 'list.txt', Buffer.from([0x4d, 0x5a, 0x90]), { replaces: first.file });
  expect(files.file(first.file)?.versions.at(-1)).toMatchObject({ id: refused.version, state: 'refused', reason: 'program' });
  expect((await files.shared.newest(first.file))?.id).toBe(second.version);
});

test('[S-43] every download asks again: a lost contact, an ended session, another session, a minute later', async () => {
  const files = await given();
  const { version } = await files.upload('olle', 'offer.txt', Buffer.from('ours'), { contact });
  const path = `/api/files/versions/${version}`;
  const get = async (who: 'olle' | 'sara' | 'anna') => (await files.call(who, 'GET', `${path}/content`)).status;
  expect([await get('olle'), await get('anna'), await get('sara')]).toEqual([200, 200, 404]);
  const missing = await files.call('sara', 'GET', `/api/files/versions/${id('X')}/content`);
  expect(await (await files.call('sara', 'GET', `${path}/content`)).text()).toBe(await missing.text());
  for (const more of ['pages/1', 'text/1']) expect((await files.call('sara', 'GET', `${path}/${more}`)).status).toBe(404);

  const address = async () => ((await (await files.call('olle', 'POST', `${path}/address`)).json()) as { address: string }).address;
  const ask = async (at: string) => (await files.app.request(at)).status;
  const signed = await address();
  expect(await ask(signed)).toBe(200);
  expect(await ask(`${signed.slice(0, -1)}${signed.endsWith('A') ? 'B' : 'A'}`)).toBe(403);
  expect(await ask('/api/signed-files/guessed.key')).toBe(403);
  files.clock.pass(61_000);
  expect(await ask(signed)).toBe(403);
  const another = await address();
  files.state.contact = { type: 'contact', owner: 'sara', creator: '', sellers: [], shares: [] };
  expect([await get('olle'), await get('sara'), await ask(another)]).toEqual([404, 200, 403]);
  files.state.contact = { type: 'contact', owner: 'olle', creator: '', sellers: [], shares: [] };
  files.sessions.delete('olle');
  expect(await ask(another)).toBe(403);
  // A key of the store is no address of anything.
  const [key = ''] = await keptKeys(files);
  for (const at of [`/api/files/versions/${key}/content`, `/api/signed-files/${key}`])
    expect([403, 404]).toContain((await files.call('anna', 'GET', at)).status);
});

test('[S-44] the test file of scanners is refused, reported, kept nowhere, and so is what is packed in a zip', async () => {
  const files = await given();
  const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
  const { file, version } = await files.upload('olle', 'price.txt', Buffer.from(eicar), { contact });
  expect(files.file(file)?.versions).toMatchObject([{ state: 'refused', reason: 'malware' }]);
  expect(files.log.lines).toContainEqual({ level: 'warn', event: 'file.malware', facts: { file, version, by: 'olle' } });
  expect((await files.call('olle', 'GET', `/api/files/versions/${version}/content`)).status).toBe(409);
  expect(await files.shared.open(version)).toBeUndefined();
  expect([await keptKeys(files), await readdir(files.waiting)]).toEqual([[], []]);
});

test('[S-44] while a scanner cannot be asked nothing is handed out; when it is back the file is looked at', async () => {
  let away = true;
  const scanner = {
    scan: async () => {
      if (away) throw new Error('clamd is away');
      return undefined;
    },
  };
  const files = await given({ scanners: [scanner] });
  const { file, version } = await files.upload('anna', 'list.txt', Buffer.from('words'));
  expect(files.file(file)?.versions).toMatchObject([{ state: 'checking' }]);
  expect((await files.call('anna', 'GET', `/api/files/versions/${version}/content`)).status).toBe(409);
  away = false;
  await files.files.lookAgain();
  await files.files.looked();
  expect(files.file(file)?.versions).toMatchObject([{ state: 'ready', is: 'text' }]);
});

test('[FILE-5] what is deleted comes back for 30 days and is gone after, with its bytes and all that was drawn', async () => {
  const files = await given();
  const { file, version } = await files.upload('anna', 'list.pdf', await aPdf());
  await files.shared.page(version, 1, 'page');
  expect((await keptKeys(files)).length).toBe(2);
  expect((await files.call('anna', 'DELETE', `/api/files/${file}`)).status).toBe(204);
  expect(files.file(file)).toBeUndefined();
  expect(await files.shared.version(version)).toBeUndefined();
  expect((await files.call('anna', 'GET', `/api/files/versions/${version}/content`)).status).toBe(404);
  files.clock.pass(days(29));
  await files.tidy.sweep();
  expect((await files.call('anna', 'POST', `/api/files/${file}/restore`)).status).toBe(200);
  expect(files.file(file)?.versions).toMatchObject([{ state: 'ready' }]);
  expect((await files.call('anna', 'POST', `/api/files/${file}/restore`)).status).toBe(404);
  await files.call('anna', 'DELETE', `/api/files/${file}`);
  files.clock.pass(days(31));
  await files.tidy.sweep();
  expect((await files.call('anna', 'POST', `/api/files/${file}/restore`)).status).toBe(404);
  expect(await keptKeys(files)).toEqual([]);
});

test('[FILE-6] bytes that belong to no file are swept when they are a day old', async () => {
  const files = await given();
  const { version } = await files.upload('anna', 'list.txt', Buffer.from('words'));
  const stray = randomBytes(16).toString('hex');
  for (const key of [stray, `${stray}.page-1`]) await files.blobs.put(key, new Blob(['x']).stream(), 1);
  await files.tidy.sweep();
  expect((await keptKeys(files)).length).toBe(3);
  files.clock.pass(days(2));
  await files.tidy.sweep();
  expect((await keptKeys(files)).length).toBe(1);
  expect(await files.shared.open(version)).toBeDefined();
});

test('[FILE-12] a file that the server made itself is kept, looked at, and told by its version', async () => {
  const files = await given();
  const bytes = await aPdf(['Quote 2026-014']);
  const kept = await files.shared.keep({ name: 'Quote 2026-014.pdf', contact, bytes, by: 'olle', at: files.clock().toISOString() });
  expect(kept).toMatchObject({ contact, number: 1, is: 'pdf', pages: 1, state: 'ready', bytes: bytes.length });
  expect(files.file(kept.file)).toMatchObject({ contact, folder: '', by: 'olle' });
  const answer = await files.shared.open(kept.id);
  const read = Buffer.from(await new Response(answer?.stream).arrayBuffer());
  expect(createHash('sha256').update(read).digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
});

test('[S0-38] figures that are counted over all links of a file stand on its row', async () => {
  const files = await given();
  const { file } = await files.upload('anna', 'list.txt', Buffer.from('words'));
  await files.shared.figures(file, { links: 3, views: 7, lastViewedAt: '2026-11-22T10:00:00.000Z' });
  expect(files.file(file)).toMatchObject({ links: 3, views: 7, lastViewedAt: '2026-11-22T10:00:00.000Z' });
});

test('[FILE-2] files kept in a bucket are uploaded, drawn, handed out and purged all the same', async () => {
  const s3 = await fakeS3();
  opened.push(s3);
  const files = await given({ blobs: async () => openS3Blobs(s3.place) });
  const { file, version } = await files.upload('anna', 'photo.png', await aPicture());
  expect(await files.shared.page(version, 1, 'thumb')).toBeDefined();
  expect((await files.call('anna', 'GET', `/api/files/versions/${version}/content`)).status).toBe(200);
  expect(s3.objects.size).toBe(2);
  await files.call('anna', 'DELETE', `/api/files/${file}`);
  files.clock.pass(days(31));
  await files.tidy.sweep();
  expect([s3.objects.size, s3.refused]).toEqual([0, []]);
});
