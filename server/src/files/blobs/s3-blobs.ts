/** Blobs in a bucket. Requests are signed (AWS signature, version 4); bytes are streamed and never kept in memory. */
import { Readable } from 'node:stream';
import { AwsClient } from 'aws4fetch';
import { type BlobStore, checkKey, exactly, isKey } from './blob-store.ts';

export interface S3Place {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const folder = 'files/';

export function openS3Blobs({ endpoint, bucket, region, accessKeyId, secretAccessKey }: S3Place, send: typeof fetch = fetch): BlobStore {
  const signer = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 0 });
  const base = `${endpoint.replace(/\/$/, '')}/${bucket}`;

  async function call(method: string, address: string, more: { headers?: Record<string, string>; body?: ReadableStream } = {}) {
    const signed = await signer.sign(address, { method, headers: more.headers ?? {} });
    const answer = await send(signed.url, {
      method,
      headers: { ...Object.fromEntries(signed.headers), ...more.headers },
      redirect: 'error',
      // `duplex` is required with a stream and missing from the type.
      ...(more.body && ({ body: more.body, duplex: 'half' } as object)),
    });
    if (answer.ok || answer.status === 404 || answer.status === 416) return answer;
    await answer.body?.cancel();
    throw new Error(`the file store answered ${answer.status} to ${method}`);
  }
  const addressOf = (key: string) => `${base}/${folder}${checkKey(key)}`;

  return {
    async put(key, stream, bytes) {
      const body = Readable.toWeb(Readable.from(exactly(stream, bytes), { objectMode: false })) as ReadableStream;
      const answer = await call('PUT', addressOf(key), {
        headers: { 'content-length': String(bytes), 'content-type': 'application/octet-stream' },
        body,
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new Error(`the file store has no bucket ${bucket}`);
    },
    async get(key, range) {
      if (range && range.end <= range.start) return new Blob([]).stream();
      const answer = await call('GET', addressOf(key), { headers: range ? { range: `bytes=${range.start}-${range.end - 1}` } : {} });
      if (answer.ok) return (answer.body as ReadableStream<Uint8Array> | null) ?? new Blob([]).stream();
      await answer.body?.cancel();
      return undefined;
    },
    async remove(key) {
      await (await call('DELETE', addressOf(key))).body?.cancel();
    },
    async *list() {
      let token = '';
      do {
        const query = new URLSearchParams({ 'list-type': '2', prefix: folder, ...(token && { 'continuation-token': token }) });
        const xml = await (await call('GET', `${base}?${query}`)).text();
        yield [...xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)]
          .map(([, one = '']) => ({ key: textOf(one, 'Key').slice(folder.length), at: new Date(textOf(one, 'LastModified')) }))
          .filter(({ key }) => isKey(key));
        token = textOf(xml, 'NextContinuationToken');
      } while (token);
    },
  };
}

const textOf = (xml: string, name: string): string => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';
